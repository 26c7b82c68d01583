package org.raccord.core.internal.prove;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.generator.GenerationException;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.Rate;

/** Somebody who fills holes. */
interface Contender {

  /** Its name in reports. */
  String word();

  /** What is measured anew when it changes: name and version. */
  String version();

  /** Whether it fills holes of this kind at all. */
  boolean fills(HoleKind kind);

  /**
   * Fills one.
   *
   * @param folder for what it needs while it works
   * @param sink gets the frames
   */
  Filled fill(Task task, Path folder, FrameSink sink)
      throws GenerationException, IOException, InterruptedException;

  /**
   * A hole as a contender sees it: the frames that were cut out are in neither file.
   *
   * @param before ends where the hole begins
   * @param after begins where it ends
   */
  record Task(
      HoleKind kind,
      int length,
      Rate rate,
      PictureFormat format,
      Optional<Path> before,
      Optional<Path> after) {}

  /**
   * What was pushed.
   *
   * @param start frames before the hole's first
   * @param how in a word or two
   * @param share the part of its work that made the hole's frames, where it made others beside them
   */
  record Filled(long start, String how, double share) {
    Filled(long start, String how) {
      this(start, how, 1);
    }
  }
}
