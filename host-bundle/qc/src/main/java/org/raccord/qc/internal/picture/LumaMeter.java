package org.raccord.qc.internal.picture;

import java.util.Optional;
import org.raccord.model.picture.Frame;
import org.raccord.qc.Limit;

/** Light of a frame, and how much it differs from the frame before. Luma alone is looked at. */
final class LumaMeter {

  private static final int BLOCK = 16;

  /** Of taller pictures every second line is looked at. */
  private static final int TALL = 1200;

  private double mean;
  private double dark;
  private double change;
  private double worst;

  /** Measures {@code frame}; the one before has the same format. */
  void measure(Frame frame, Optional<Frame> before) {
    int width = frame.planeWidth(0);
    int height = frame.planeHeight(0);
    int step = height > TALL ? 2 : 1;
    Codes codes = Codes.of(frame.format());
    int darkest = codes.luma(Limit.BLACK_LEVEL.value() / 100);
    long sum = 0;
    long darkCount = 0;
    long pixels = 0;
    short[] now = frame.plane(0);
    for (int y = 0; y < height; y += step) {
      int row = y * width;
      int lineSum = 0;
      int lineDark = 0;
      for (int x = row; x < row + width; x++) {
        int code = now[x] & 0xffff;
        lineSum += code;
        lineDark += code <= darkest ? 1 : 0;
      }
      sum += lineSum & 0xffffffffL;
      darkCount += lineDark;
      pixels += width;
    }
    mean = 100 * codes.light((double) sum / pixels);
    dark = 100.0 * darkCount / pixels;
    if (before.isPresent()) {
      compare(now, before.get().plane(0), width, height, step);
      change = codes.inEightBits(change);
      worst = codes.inEightBits(worst);
    } else {
      change = Double.POSITIVE_INFINITY;
      worst = Double.POSITIVE_INFINITY;
    }
  }

  private void compare(short[] now, short[] then, int width, int height, int step) {
    int across = (width + BLOCK - 1) / BLOCK;
    long[] sums = new long[across];
    long all = 0;
    long pixels = 0;
    double most = 0;
    int lines = 0;
    for (int y = 0; y < height; y += step) {
      int row = y * width;
      for (int b = 0; b < across; b++) {
        int from = row + b * BLOCK;
        int to = Math.min(row + width, from + BLOCK);
        int sum = 0;
        for (int x = from; x < to; x++) {
          sum += Math.abs((now[x] & 0xffff) - (then[x] & 0xffff));
        }
        sums[b] += sum;
      }
      pixels += width;
      lines++;
      if (lines == BLOCK || y + step >= height) {
        for (int b = 0; b < across; b++) {
          all += sums[b];
          int wide = Math.min(BLOCK, width - b * BLOCK);
          // What is left of a block at an edge is too few pixels to speak for one.
          if (wide * lines >= BLOCK * BLOCK / 2 || across == 1) {
            most = Math.max(most, (double) sums[b] / (wide * lines));
          }
          sums[b] = 0;
        }
        lines = 0;
      }
    }
    change = (double) all / pixels;
    worst = most;
  }

  double mean() {
    return mean;
  }

  double dark() {
    return dark;
  }

  double change() {
    return change;
  }

  double worst() {
    return worst;
  }
}
