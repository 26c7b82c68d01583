package org.raccord.seams;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.raccord.seams.internal.draw.CurveSheet;
import org.raccord.seams.internal.draw.FrameSheet;
import org.raccord.seams.internal.picture.Strip;

/** Draws a study: the frames around each join, and every measure along the frames. */
public final class SeamPictures {

  private SeamPictures() {}

  /**
   * Writes {@code head.png}, {@code tail.png}, as far as there are such joins, {@code inside.png}
   * and {@code figures.png} into a folder, which is made; what was there under these names is
   * replaced.
   *
   * @return the files
   */
  public static List<Path> write(SeamStudy study, Path folder) throws IOException {
    Files.createDirectories(folder);
    Strip strip = study.parts().strip();
    FrameSheet frames = new FrameSheet(strip, study.report());
    List<Path> written = new ArrayList<>();
    if (strip.hasHead()) {
      written.add(save(frames.head(), folder.resolve("head.png")));
    }
    written.add(save(frames.inside(), folder.resolve("inside.png")));
    if (strip.hasTail()) {
      written.add(save(frames.tail(), folder.resolve("tail.png")));
    }
    written.add(
        save(new CurveSheet(study.parts(), study.report()).draw(), folder.resolve("figures.png")));
    return written;
  }

  private static Path save(BufferedImage image, Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IOException("This Java cannot write PNG files; use a full JDK or JRE.");
    }
    Files.write(file, bytes.toByteArray());
    return file;
  }
}
