package org.raccord.comfyui.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that a workflow can have a place for; in its text a place is {@code {{name}}}. */
enum Place {
  /** What is seen. */
  PROMPT,
  /** What must not be seen. */
  NEGATIVE,
  /** Camera work. */
  CAMERA,
  /** Light. */
  LIGHTING,
  /** Mood. */
  MOOD,
  /** The last frame of the clip before. */
  FIRST_FRAME,
  /** The first frame of the clip after. */
  LAST_FRAME,
  /** Real frames of both clips with the slot masked between them, as a video. */
  SOURCE_VIDEO,
  /** Production sound of that video, silent where the slot is, as a WAV. */
  SOURCE_SOUND,
  /** The first picture or clip that the brief refers to. */
  REFERENCE,
  /** The second. */
  REFERENCE_2,
  /** The third. */
  REFERENCE_3,
  /** Frames of that video before the masked ones. */
  MASK_BEFORE,
  /** Masked frames. */
  MASK_LENGTH,
  /** Frames of that video after the masked ones. */
  MASK_AFTER,
  /** How strongly the clip before is continued, 0 to 1. */
  HEAD_STRENGTH,
  /** How strongly it leads into the clip after, 0 to 1. */
  TAIL_STRENGTH,
  /** Frames to make. */
  LENGTH,
  /** Width in pixels. */
  WIDTH,
  /** Height in pixels. */
  HEIGHT,
  /** Frames per second. */
  FPS,
  /** Decides everything random. */
  SEED;

  /** Places for references, in the order of the brief. */
  static final List<Place> REFERENCES = List.of(REFERENCE, REFERENCE_2, REFERENCE_3);

  /** As it is written in workflows and settings. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Place> of(String written) {
    return Arrays.stream(values()).filter(place -> place.written().equals(written)).findFirst();
  }

  /** All of them, for messages. */
  static String all() {
    return Arrays.stream(values()).map(Place::written).collect(Collectors.joining(", "));
  }
}
