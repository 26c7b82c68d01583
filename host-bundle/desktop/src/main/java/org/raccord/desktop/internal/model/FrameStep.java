package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Monitor;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

/**
 * How far a frame is from the one before it. At a seam that is beside what the steps within the
 * shots are: where it is much more, the picture jumps.
 *
 * @param here the frame
 * @param before the frame before it; empty at the beginning
 * @param size mean absolute difference of the two, in code values of 0 to 255
 * @param beside the same of the step before and of the step after, those that there are
 */
public record FrameStep(Picture here, Optional<Picture> before, double size, List<Double> beside) {

  /** A step that is so many times as large as those beside it is called a jump. */
  private static final double JUMP = 2;

  /** Noise of a still picture is no step. */
  private static final double LEAST = 0.5;

  public FrameStep {
    beside = List.copyOf(beside);
  }

  /** Of two pictures, where the steps beside are not known; they need not be neighbours. */
  public static FrameStep of(Picture here, Optional<Picture> last) {
    Optional<Picture> before =
        last.filter(
            l ->
                l.frame() == here.frame() - 1
                    && l.width() == here.width()
                    && l.height() == here.height());
    return new FrameStep(here, before, before.map(b -> apart(b, here)).orElse(0.0), List.of());
  }

  /**
   * Of a picture that a monitor has shown. Decodes up to four frames.
   *
   * @throws IOException if they cannot be read
   */
  static FrameStep of(Monitor monitor, Picture here) throws IOException {
    long first = Math.max(monitor.range().start(), here.frame() - 2);
    long end = Math.min(monitor.range().end(), here.frame() + 2);
    List<Picture> pictures = new ArrayList<>();
    FrameRange range = new FrameRange(first, end - first, monitor.range().rate());
    try (FrameReader reader = monitor.pictures(range, here.width(), here.height())) {
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        pictures.add(Picture.of(first + pictures.size(), next.get()));
      }
    }
    int at = (int) (here.frame() - first);
    List<Double> beside = new ArrayList<>();
    if (at >= 2 && at <= pictures.size()) {
      beside.add(apart(pictures.get(at - 2), pictures.get(at - 1)));
    }
    if (at + 1 < pictures.size()) {
      beside.add(apart(pictures.get(at), pictures.get(at + 1)));
    }
    FrameStep step =
        of(here, at >= 1 ? Optional.of(pictures.get(at - 1)) : Optional.<Picture>empty());
    return new FrameStep(here, step.before, step.size, beside);
  }

  /** Mean absolute difference of two pictures of one size, over red, green and blue. */
  private static double apart(Picture a, Picture b) {
    long sum = 0;
    int count = a.width() * a.height();
    for (int i = 0; i < count; i++) {
      int p = a.pixels().get(i);
      int q = b.pixels().get(i);
      sum +=
          Math.abs((p >> 16 & 0xff) - (q >> 16 & 0xff))
              + Math.abs((p >> 8 & 0xff) - (q >> 8 & 0xff))
              + Math.abs((p & 0xff) - (q & 0xff));
    }
    return sum / (3.0 * count);
  }

  /** Whether the picture jumps here. */
  public boolean isJump() {
    return !beside.isEmpty()
        && size > JUMP * Math.max(LEAST, beside.stream().mapToDouble(d -> d).max().orElse(0));
  }

  /** For a badge. */
  public String words() {
    if (before.isEmpty()) {
      return "no frame before";
    }
    String there =
        beside.isEmpty()
            ? ""
            : beside.stream()
                .map(FrameStep::figure)
                .reduce((a, b) -> a + " and " + b)
                .map(b -> ", beside it " + b)
                .orElse("");
    return "step " + figure(size) + there + (isJump() ? " \u2013 a jump" : "");
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
