package org.raccord.comfyui.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.raccord.generator.Edge;
import org.raccord.model.fill.Brief;

/** What a wish would send to the server, for whoever has to allow it. */
record Leaving(Wish wish) {

  /** A line each. */
  List<String> lines() {
    Stream<String> video =
        wish.workflow().has(Place.SOURCE_VIDEO)
            ? Stream.of(
                wish.middle().before()
                    + " frames of the clip before and "
                    + wish.middle().after()
                    + " of the clip after, MP4, "
                    + wish.size())
            : Stream.of();
    Stream<String> sound =
        wish.workflow().has(Place.SOURCE_SOUND)
            ? Stream.of(
                "the production sound of those frames, WAV, silent where the slot is and where the"
                    + " clips have none")
            : Stream.of("no sound");
    Stream<String> references =
        wish.references().values().stream().distinct().map(r -> "reference " + r.file());
    Stream<String> stills =
        wish.stills().keySet().stream()
            .map(
                edge ->
                    (edge == Edge.BEFORE
                            ? "last frame of the clip before"
                            : "first frame of the clip after")
                        + ", PNG"
                        + wish.still().size().map(size -> ", " + size).orElse(""));
    Stream<String> words =
        wish.uses().keySet().stream()
            .filter(field -> field != Brief.Field.SEED && field != Brief.Field.REFERENCES)
            .map(
                field -> field.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of the brief");
    return Stream.of(
            video, sound, stills, references, words, seedToSend(), Stream.of("the workflow"))
        .flatMap(part -> part)
        .toList();
  }

  private Stream<String> seedToSend() {
    if (!wish.workflow().has(Place.SEED)) {
      return Stream.of();
    }
    // Zero stands for a seed that nobody has settled yet.
    return Stream.of(
        wish.request().seed() == 0
            ? "seed: drawn when the fill begins"
            : "seed: " + wish.seed().map(Long::toUnsignedString).orElse(""));
  }
}
