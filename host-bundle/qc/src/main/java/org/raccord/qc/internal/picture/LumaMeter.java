package org.raccord.qc.internal.picture;

import java.util.Arrays;
import java.util.Optional;
import org.raccord.model.picture.Frame;
import org.raccord.qc.Limit;

/** Light of a frame, and how much it differs from the frame before. Luma alone is looked at. */
final class LumaMeter {

  private static final int BLOCK = 16;

  /** Of taller pictures every second line is looked at. */
  private static final int TALL = 600;

  private double mean;
  private double dark;
  private double change;
  private double worst;
  private int[] blocks = new int[0];

  /** Measures {@code frame}; the one before has the same format. */
  void measure(Frame frame, Optional<Frame> before) {
    int width = frame.planeWidth(0);
    int height = frame.planeHeight(0);
    int step = height > TALL ? 2 : 1;
    Codes codes = Codes.of(frame.format());
    int darkest = codes.luma(Limit.BLACK_LEVEL.value() / 100);
    light(frame.plane(0), width, height, step, darkest);
    mean = 100 * codes.light(mean);
    if (before.isPresent()) {
      compare(frame.plane(0), before.get().plane(0), width, height, step);
      change = codes.inEightBits(change);
      worst = codes.inEightBits(worst);
    } else {
      change = Double.POSITIVE_INFINITY;
      worst = Double.POSITIVE_INFINITY;
    }
  }

  private void light(short[] now, int width, int height, int step, int darkest) {
    long sum = 0;
    long darkCount = 0;
    long pixels = 0;
    for (int y = 0; y < height; y += step) {
      int row = y * width;
      int end = row + width;
      int lineSum = 0;
      int lineDark = 0;
      for (int x = row; x < end; x++) {
        int code = now[x] & 0xffff;
        lineSum += code;
        // The sign tells a dark pixel without a branch.
        lineDark += (code - darkest - 1) >>> 31;
      }
      sum += Integer.toUnsignedLong(lineSum);
      darkCount += lineDark;
      pixels += width;
    }
    mean = (double) sum / pixels;
    dark = 100.0 * darkCount / pixels;
  }

  private void compare(short[] now, short[] then, int width, int height, int step) {
    int across = (width + BLOCK - 1) / BLOCK;
    if (blocks.length != across) {
      blocks = new int[across];
    }
    Arrays.fill(blocks, 0);
    long all = 0;
    long pixels = 0;
    double most = 0;
    int lines = 0;
    for (int y = 0; y < height; y += step) {
      int from = y * width;
      int end = from + width;
      for (int b = 0; b < across; b++) {
        int to = Math.min(end, from + BLOCK);
        int sum = 0;
        for (int x = from; x < to; x++) {
          sum += Math.abs((now[x] & 0xffff) - (then[x] & 0xffff));
        }
        blocks[b] += sum;
        from = to;
      }
      pixels += width;
      lines++;
      if (lines == BLOCK || y + step >= height) {
        for (int b = 0; b < across; b++) {
          all += blocks[b];
          int wide = Math.min(BLOCK, width - b * BLOCK);
          // What is left of a block at an edge is too few pixels to speak for one.
          if (wide * lines >= BLOCK * BLOCK / 2 || across == 1) {
            most = Math.max(most, (double) blocks[b] / (wide * lines));
          }
          blocks[b] = 0;
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
