package org.raccord.continuity.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import org.raccord.media.Pictures;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PixelLayout;

/** What the benchmark measures and draws. */
final class Measures {

  private Measures() {}

  /** PSNR of luma in dB. */
  static double psnr(Frame one, Frame truth) {
    double sum = 0;
    short[] a = one.plane(0);
    short[] b = truth.plane(0);
    for (int i = 0; i < a.length; i++) {
      double d = (a[i] & 0xffff) - (b[i] & 0xffff);
      sum += d * d;
    }
    double top = one.format().layout().maxCode();
    return 10 * Math.log10(top * top / Math.max(1e-3, sum / a.length));
  }

  /** Mean difference of luma in code values. */
  static double difference(Frame one, Frame two) {
    double sum = 0;
    for (int i = 0; i < one.plane(0).length; i++) {
      sum += Math.abs((one.plane(0)[i] & 0xffff) - (two.plane(0)[i] & 0xffff));
    }
    return sum / one.plane(0).length;
  }

  /** Variance of the Laplacian of luma. */
  static double sharpness(Frame frame) {
    int w = frame.planeWidth(0);
    int h = frame.planeHeight(0);
    short[] p = frame.plane(0);
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < h - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        int i = y * w + x;
        int l = 4 * p[i] - p[i - 1] - p[i + 1] - p[i - w] - p[i + w];
        sum += l;
        squares += (double) l * l;
      }
    }
    double n = (w - 2.0) * (h - 2);
    return squares / n - sum / n * (sum / n);
  }

  /**
   * Gradient magnitude similarity deviation of luma, 0 alike (Xue, Zhang, Mou, Bovik 2014): at half
   * size, Prewitt gradients, c = 170.
   */
  static double gmsd(Frame one, Frame truth) {
    int w = one.planeWidth(0) / 2;
    int h = one.planeHeight(0) / 2;
    double unit = 255.0 / one.format().layout().maxCode();
    double[] a = halved(one, w, h, unit);
    double[] b = halved(truth, w, h, unit);
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < h - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        double ga = gradient(a, y * w + x, w);
        double gb = gradient(b, y * w + x, w);
        double like = (2 * Math.sqrt(ga * gb) + 170) / (ga + gb + 170);
        sum += like;
        squares += like * like;
      }
    }
    double n = (w - 2.0) * (h - 2);
    return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
  }

  private static double[] halved(Frame frame, int w, int h, double unit) {
    double[] out = new double[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += frame.sample(0, 2 * x + k % 2, 2 * y + k / 2);
        }
        out[y * w + x] = sum * unit / 4;
      }
    }
    return out;
  }

  /** Squared length of the gradient. */
  private static double gradient(double[] p, int i, int w) {
    double left = p[i - w - 1] + p[i - 1] + p[i + w - 1];
    double right = p[i - w + 1] + p[i + 1] + p[i + w + 1];
    double above = p[i - w - 1] + p[i - w] + p[i - w + 1];
    double below = p[i + w - 1] + p[i + w] + p[i + w + 1];
    double gx = (right - left) / 3;
    double gy = (below - above) / 3;
    return gx * gx + gy * gy;
  }

  /** How alike two lists are ranked, -1 to 1 (Spearman, ties in order). */
  static double spearman(double[] one, double[] two) {
    double[] a = ranks(one);
    double[] b = ranks(two);
    double middle = (a.length - 1) / 2.0;
    double product = 0;
    double square = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - middle) * (b[i] - middle);
      square += (a[i] - middle) * (a[i] - middle);
    }
    return product / square;
  }

  private static double[] ranks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int k = 0; k < order.length; k++) {
      ranks[order[k]] = k;
    }
    return ranks;
  }

  /** Writes rows of pictures as one PNG. */
  static void sheet(Path file, List<List<Frame>> rows) throws IOException {
    int w = rows.get(0).get(0).format().width();
    int h = rows.get(0).get(0).format().height();
    int columns = rows.stream().mapToInt(List::size).max().orElse(1);
    BufferedImage sheet =
        new BufferedImage(columns * w, rows.size() * h, BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        Frame frame = rows.get(r).get(c);
        Frame rgb = Pictures.convert(frame, frame.format().withLayout(PixelLayout.RGB_8));
        for (int y = 0; y < h; y++) {
          for (int x = 0; x < w; x++) {
            int pixel = rgb.sample(0, x, y) << 16 | rgb.sample(1, x, y) << 8 | rgb.sample(2, x, y);
            sheet.setRGB(c * w + x, r * h + y, pixel);
          }
        }
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(sheet, "png", file.toFile());
  }
}
