package org.raccord.imaging;

import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Pictures whose motion, light and grain are known because they are computed. */
final class Scenes {

  static final PictureFormat FORMAT =
      PictureFormat.square(320, 180, PixelLayout.YUV422_10, ColourTags.BT709);

  private Scenes() {}

  /** A lightness or colour pattern at a place, about -1 to 1, smooth enough to interpolate. */
  static double pattern(double x, double y) {
    return 0.4 * Math.sin(x / 9 + Math.cos(y / 17))
        + 0.3 * Math.sin(y / 7 + 1.3 * Math.sin(x / 23))
        + 0.3 * Math.sin((x + 2 * y) / 13);
  }

  /** A place of the pattern for a place of the picture. */
  interface Camera {
    double[] at(double x, double y);
  }

  /** The pattern seen through a camera, lit by {@code light}. */
  static Frame frame(Camera camera, double light) {
    Frame frame = Frame.allocate(FORMAT);
    for (int p = 0; p < 3; p++) {
      int sub = p == 0 ? 1 : 2;
      int w = frame.planeWidth(p);
      for (int y = 0; y < frame.planeHeight(p); y++) {
        for (int x = 0; x < w; x++) {
          double[] at = camera.at(x * sub, y);
          double v = pattern(at[0] + 40 * p, at[1]);
          double code = p == 0 ? 64 + (400 + 250 * v) * light : 512 + 120 * v * light;
          frame.plane(p)[y * w + x] = (short) Math.round(code);
        }
      }
    }
    return frame;
  }

  /** Moved to the right by {@code dx} and down by {@code dy}. */
  static Camera moved(double dx, double dy) {
    return (x, y) -> new double[] {x - dx, y - dy};
  }

  /** Mean squared error of luma against another frame, inside a border, as PSNR in dB. */
  static double psnr(Frame one, Frame two, int border) {
    double sum = 0;
    long n = 0;
    for (int y = border; y < FORMAT.height() - border; y++) {
      for (int x = border; x < FORMAT.width() - border; x++) {
        double d = one.sample(0, x, y) - two.sample(0, x, y);
        sum += d * d;
        n++;
      }
    }
    return 10 * Math.log10(1023.0 * 1023 / Math.max(1e-6, sum / n));
  }
}
