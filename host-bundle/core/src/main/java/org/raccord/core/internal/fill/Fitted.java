package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.media.MediaException;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

/**
 * Pictures that fit a slot: some before it, its own, some after it.
 *
 * @param source opens them, any number of times
 * @param file the file they come from, for messages
 * @param head frames before the slot
 * @param length frames of the slot
 * @param tail frames after it
 * @param remarks what the editor should know
 */
record Fitted(Source source, Path file, long head, long length, long tail, List<String> remarks) {

  Fitted {
    remarks = List.copyOf(remarks);
  }

  /** Opens frames. */
  @FunctionalInterface
  interface Source {
    FrameReader open() throws IOException;
  }

  static Fitted of(Path file, PictureFit fit, PictureFit.Framed framed) {
    return new Fitted(
        () -> fit.open(file, framed),
        file,
        fit.head(),
        fit.length(),
        fit.tail(),
        fit.remark().isEmpty() ? List.of() : List.of(fit.remark()));
  }

  /** All frames, from the head handle on. */
  FrameReader open() throws IOException {
    return source.open();
  }

  /** The frames of the slot alone. */
  FrameReader slot() throws IOException {
    return new MappedFrames(open(), length, k -> head + k);
  }

  /**
   * Writes all frames.
   *
   * @param lead frames that were written before
   */
  void write(TakePicture out, long lead, PictureFit.Cancellation cancellation)
      throws IOException, InterruptedException {
    try (FrameReader in = open()) {
      for (Optional<Frame> frame = in.next(); frame.isPresent(); frame = in.next()) {
        cancellation.checkpoint();
        out.push(frame.get());
      }
    }
    if (out.frames() < lead + head + length) {
      throw new MediaException(
          MediaException.Kind.TOO_SHORT,
          file,
          "Only " + (out.frames() - lead) + " of its frames could be read",
          "Fill again");
    }
  }
}
