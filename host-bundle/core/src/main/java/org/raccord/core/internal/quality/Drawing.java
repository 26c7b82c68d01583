package org.raccord.core.internal.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.WorkException;
import org.raccord.qc.QualityPictures;
import org.raccord.qc.QualityStudy;

/** Draws what was found, where it was asked for. */
final class Drawing {

  private Drawing() {}

  /** The check, with its pictures. */
  static QualityCheck drawn(
      QualityCheck check,
      QualityStudy study,
      QualityOrder order,
      Optional<QualityPictures.Frames> frames)
      throws WorkException {
    if (order.pictures().isEmpty()) {
      return check;
    }
    Path folder = order.pictures().get().toAbsolutePath().normalize();
    try {
      List<Path> files = QualityPictures.write(study, frames, check::label, folder);
      return new QualityCheck(
          check.subject(), check.report(), check.zero(), check.counting(), files);
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The pictures cannot be written to "
              + folder
              + ". Choose another folder with --pictures, one that you may write to.",
          e);
    }
  }
}
