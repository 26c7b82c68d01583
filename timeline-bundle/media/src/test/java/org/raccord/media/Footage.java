package org.raccord.media;

import java.util.Random;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;

/** Frames for tests: each shows its own number, so that a wrong frame cannot pass for another. */
final class Footage {

  private static final int CELL = 8;

  private Footage() {}

  /** A moving gradient with a little noise and the frame's number in 16 black or white cells. */
  static Frame frame(PictureFormat format, int number) {
    Frame frame = Frame.allocate(format);
    Random random = new Random(number);
    int unit = 1 << (format.layout().bitDepth() - 8);
    for (int p = 0; p < format.layout().planes(); p++) {
      int width = frame.planeWidth(p);
      int height = frame.planeHeight(p);
      short[] plane = frame.plane(p);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double wave =
              Math.sin((x * 200.0 / width + number * 3 + p * 40) / 30)
                  * Math.cos((y * 150.0 / height - number) / 25);
          int value = (int) ((126 + (p == 0 ? 60 : 30) * wave) * unit) + random.nextInt(3 * unit);
          plane[y * width + x] = (short) value;
        }
      }
    }
    number(frame, number, unit);
    return frame;
  }

  private static void number(Frame frame, int number, int unit) {
    int width = frame.planeWidth(0);
    for (int bit = 0; bit < 16; bit++) {
      short value = (short) (((number >> bit & 1) == 1 ? 220 : 30) * unit);
      for (int y = 0; y < CELL; y++) {
        for (int x = 0; x < CELL; x++) {
          frame.plane(0)[y * width + bit * CELL + x] = value;
        }
      }
    }
  }

  /** The number that a decoded frame shows. */
  static int number(Frame frame) {
    int number = 0;
    int middle = 1 << (frame.format().layout().bitDepth() - 1);
    for (int bit = 0; bit < 16; bit++) {
      if (frame.sample(0, bit * CELL + CELL / 2, CELL / 2) > middle) {
        number |= 1 << bit;
      }
    }
    return number;
  }

  /** Uniform noise over the codes {@code low} to {@code high} of 8 bits, scaled to the depth. */
  static Frame noise(PictureFormat format, int low, int high, long seed) {
    Frame frame = Frame.allocate(format);
    Random random = new Random(seed);
    int unit = 1 << (format.layout().bitDepth() - 8);
    for (int p = 0; p < format.layout().planes(); p++) {
      short[] plane = frame.plane(p);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) ((low + random.nextInt(high - low + 1)) * unit);
      }
    }
    return frame;
  }

  /** Peak signal to noise of a plane in dB, by the depth's full scale. */
  static double psnr(Frame a, Frame b, int plane) {
    double sum = 0;
    for (int i = 0; i < a.plane(plane).length; i++) {
      double d = (a.plane(plane)[i] & 0xffff) - (b.plane(plane)[i] & 0xffff);
      sum += d * d;
    }
    double max = a.format().layout().maxCode();
    return sum == 0
        ? Double.POSITIVE_INFINITY
        : 10 * Math.log10(max * max * a.plane(plane).length / sum);
  }

  /** Mean difference b - a of a plane in codes of 8 bits. */
  static double shift(Frame a, Frame b, int plane) {
    double sum = 0;
    for (int i = 0; i < a.plane(plane).length; i++) {
      sum += (b.plane(plane)[i] & 0xffff) - (a.plane(plane)[i] & 0xffff);
    }
    return sum / a.plane(plane).length / (1 << (a.format().layout().bitDepth() - 8));
  }

  /** The largest difference of a plane in codes. */
  static int worst(Frame a, Frame b, int plane) {
    int worst = 0;
    for (int i = 0; i < a.plane(plane).length; i++) {
      worst =
          Math.max(worst, Math.abs((a.plane(plane)[i] & 0xffff) - (b.plane(plane)[i] & 0xffff)));
    }
    return worst;
  }
}
