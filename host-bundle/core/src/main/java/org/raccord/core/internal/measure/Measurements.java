package org.raccord.core.internal.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Measured;
import org.raccord.core.WorkException;
import org.raccord.seams.SeamPictures;
import org.raccord.seams.SeamStudy;

/** Carries a measuring out and draws it. */
public final class Measurements {

  private Measurements() {}

  /** A measuring that may fail with its media. */
  @FunctionalInterface
  public interface Study {
    SeamStudy make() throws IOException, WorkException;
  }

  /** The outcome of a study, with its pictures. */
  public static Measured finished(
      String take, Optional<String> slot, Study study, Optional<Path> pictures)
      throws WorkException, InterruptedException {
    SeamStudy made;
    try {
      made = study.make();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The measuring was cancelled");
      }
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    }
    try {
      List<Path> drawn =
          pictures.isPresent()
              ? SeamPictures.write(made, pictures.get().toAbsolutePath().normalize())
              : List.of();
      return new Measured(take, slot, made.report(), drawn);
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The pictures cannot be written to "
              + pictures.orElseThrow()
              + ": "
              + e.getMessage()
              + " Choose another folder with --pictures.",
          e);
    }
  }
}
