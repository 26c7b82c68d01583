package org.raccord.qc;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.imageio.ImageIO;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.time.FrameRange;
import org.raccord.qc.internal.draw.FindingSheet;
import org.raccord.qc.internal.draw.ProgrammeSheet;

/** Draws a study: every figure along the programme, and the frames around what was found. */
public final class QualityPictures {

  /** More findings than these are not drawn frame by frame; the worst come first. */
  private static final int MOST = 12;

  private QualityPictures() {}

  /** Frames of the programme, to be looked at again. */
  @FunctionalInterface
  public interface Frames {
    /** These frames, closed by whoever asks. */
    FrameReader of(FrameRange range) throws IOException;
  }

  /**
   * Writes {@code programme.png} and one picture for each finding that can be seen, such as {@code
   * 01-frozen.png}, into a folder, which is made; what was there under these names is replaced.
   *
   * @param frames the picture, where there is one
   * @param label timecode of a frame from the programme's zero
   * @return the files
   */
  public static List<Path> write(
      QualityStudy study, Optional<Frames> frames, LongFunction<String> label, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(
        save(
            new ProgrammeSheet(study.report(), study.picture(), study.sound(), label).draw(),
            folder.resolve("programme.png")));
    int number = 0;
    for (QualityFinding finding : study.report().findings()) {
      if (frames.isPresent() && isSeen(finding) && number < MOST) {
        number++;
        String name = String.format("%02d-%s.png", number, finding.kind().storedName());
        written.add(save(around(study, finding, frames.get(), label), folder.resolve(name)));
      }
    }
    return written;
  }

  private static boolean isSeen(QualityFinding finding) {
    return switch (finding.kind()) {
      case BLACK, EMPTY, FROZEN, DUPLICATE, LEVELS, FIELDS, RASTER, COLOUR -> true;
      case RATE,
          TIMECODE,
          LOUDNESS,
          LOUDNESS_RANGE,
          TRUE_PEAK,
          CLIPPING,
          PHASE,
          SILENCE,
          DROPOUT,
          CHANNELS ->
          false;
    };
  }

  private static BufferedImage around(
      QualityStudy study, QualityFinding finding, Frames frames, LongFunction<String> label)
      throws IOException {
    FrameRange whole = study.report().range();
    long first = Math.max(whole.start(), finding.where().start() - FindingSheet.BEFORE);
    long end = Math.min(whole.end(), first + FindingSheet.FRAMES);
    try (FrameReader reader = frames.of(new FrameRange(first, end - first, whole.rate()))) {
      return FindingSheet.draw(finding, reader, first, label);
    }
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
