package org.raccord.qc.internal.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongFunction;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Amount;

/** The frames around the beginning of a finding, side by side. */
public final class FindingSheet {

  /** Frames shown, and how many of them lie before the finding. */
  public static final int FRAMES = 6;

  public static final int BEFORE = 2;

  private static final int WIDTH = 1500;
  private static final int GAP = 6;
  private static final int TITLE = 56;
  private static final int CAPTION = 24;

  private FindingSheet() {}

  /**
   * Draws it.
   *
   * @param frames from frame {@code first} on, as many as are to be shown
   * @param label timecode of a frame
   */
  public static BufferedImage draw(
      QualityFinding finding, FrameReader frames, long first, LongFunction<String> label)
      throws IOException {
    int width = (WIDTH - GAP * (FRAMES + 1)) / FRAMES;
    int height = Math.max(1, width * frames.format().height() / frames.format().width());
    Paper paper = new Paper(WIDTH, TITLE + height + CAPTION);
    paper.write(
        finding.severity().storedName() + ": " + finding.kind().storedName(),
        Paper.of(finding.severity()),
        18,
        GAP,
        24);
    paper.write(
        finding.what() + finding.amount().map(Amount::words).map(w -> "  " + w).orElse(""),
        Paper.FAINT,
        14,
        GAP,
        45);
    double x = GAP;
    long number = first;
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      boolean here = number >= finding.where().start() && number < finding.where().end();
      paper.pen().drawImage(new Thumbnail(next.get()).draw(width), (int) x, TITLE, null);
      if (here) {
        paper.fill(Paper.of(finding.severity()), x, TITLE + height, width, 3);
      }
      paper.write(label.apply(number), here ? Paper.INK : Paper.FAINT, 13, x, TITLE + height + 18);
      x += width + GAP;
      number++;
    }
    return paper.finished();
  }
}
