package org.raccord.qc.internal.draw;

import java.awt.image.BufferedImage;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout.Family;
import org.raccord.qc.internal.picture.Codes;
import org.raccord.qc.internal.picture.Weights;

/** A frame made small, pixel by nearest pixel: lines of fields stay as they are. */
final class Thumbnail {

  private final Frame frame;
  private final PictureFormat format;
  private final Codes codes;
  private final Weights weights;

  Thumbnail(Frame frame) {
    this.frame = frame;
    this.format = frame.format();
    this.codes = Codes.of(format);
    this.weights = Weights.of(format);
  }

  BufferedImage draw(int width) {
    int height = Math.max(1, width * format.height() / format.width());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour(x * format.width() / width, y * format.height() / height));
      }
    }
    return image;
  }

  private int colour(int x, int y) {
    double light = codes.light(frame.sample(0, x, y));
    if (format.layout().family() != Family.YUV) {
      boolean grey = format.layout().family() == Family.GREY;
      return pack(
          light,
          codes.light(frame.sample(grey ? 0 : 1, x, y)),
          codes.light(frame.sample(grey ? 0 : 2, x, y)));
    }
    int cx = x >> format.layout().chromaShiftX();
    int cy = y >> format.layout().chromaShiftY();
    int middle = 1 << (format.layout().bitDepth() - 1);
    double span = Weights.chromaSpan(format);
    double cb = (frame.sample(1, cx, cy) - middle) / span;
    double cr = (frame.sample(2, cx, cy) - middle) / span;
    return pack(
        light + weights.red() * cr,
        light - weights.greenOfBlue() * cb - weights.greenOfRed() * cr,
        light + weights.blue() * cb);
  }

  private static int pack(double red, double green, double blue) {
    return byteOf(red) << 16 | byteOf(green) << 8 | byteOf(blue);
  }

  private static int byteOf(double share) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
  }
}
