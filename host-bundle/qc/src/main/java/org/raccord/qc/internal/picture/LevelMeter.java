package org.raccord.qc.internal.picture;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout.Family;
import org.raccord.qc.Limit;

/**
 * How much of a frame lies outside the levels that EBU R 103 tolerates: luminance, and the red,
 * green and blue that its codes make. Looked at where chroma has a sample, with the mean of the
 * luma it belongs to, which is the low pass that R 103 asks to measure through.
 */
final class LevelMeter {

  private static final double LOW = share(Limit.LEVEL_LOW.value());
  private static final double HIGH = share(Limit.LEVEL_HIGH.value());

  private static double share(double code) {
    return (code - 16) / 219;
  }

  /** Pixels outside, in per cent. */
  double outside(Frame frame) {
    PictureFormat format = frame.format();
    if (format.layout().family() == Family.RGB) {
      return 0;
    }
    Codes codes = Codes.of(format);
    int width = frame.planeWidth(0);
    int shiftX = format.layout().chromaShiftX();
    int shiftY = format.layout().chromaShiftY();
    boolean grey = format.layout().family() == Family.GREY;
    short[] luma = frame.plane(0);
    short[] blue = frame.plane(grey ? 0 : 1);
    short[] red = frame.plane(grey ? 0 : 2);
    int across = grey ? width : frame.planeWidth(1);
    int down = grey ? frame.planeHeight(0) : frame.planeHeight(1);
    int middle = 1 << (format.layout().bitDepth() - 1);
    float chromaUnit = grey ? 0 : (float) (1 / chromaSpan(format));
    Weights w = Weights.of(format);
    float scale = (float) (1 / (codes.white() - codes.black()));
    float black = (float) codes.black();
    long out = 0;
    long sites = 0;
    // With chroma on every line, every second line tells as much of an area.
    int step = shiftY == 0 ? 2 : 1;
    for (int y = 0; y < down; y += step) {
      int row = Math.min(y << shiftY, frame.planeHeight(0) - 1) * width;
      int next = Math.min((y << shiftY) + (1 << shiftY) - 1, frame.planeHeight(0) - 1) * width;
      for (int x = 0; x < across; x++) {
        int left = Math.min(x << shiftX, width - 1);
        int right = Math.min((x << shiftX) + (1 << shiftX) - 1, width - 1);
        float code =
            0.25f
                * ((luma[row + left] & 0xffff)
                    + (luma[row + right] & 0xffff)
                    + (luma[next + left] & 0xffff)
                    + (luma[next + right] & 0xffff));
        float light = (code - black) * scale;
        int at = y * across + x;
        float cb = ((blue[at] & 0xffff) - middle) * chromaUnit;
        float cr = ((red[at] & 0xffff) - middle) * chromaUnit;
        float r = light + w.red * cr;
        float b = light + w.blue * cb;
        float g = light - w.greenOfBlue * cb - w.greenOfRed * cr;
        float least = Math.min(Math.min(light, r), Math.min(g, b));
        float most = Math.max(Math.max(light, r), Math.max(g, b));
        out += least < (float) LOW - 1e-4f || most > (float) HIGH + 1e-4f ? 1 : 0;
      }
      sites += across;
    }
    return 100.0 * out / sites;
  }

  private static double chromaSpan(PictureFormat format) {
    return format.colour().isFullRange()
        ? format.layout().maxCode()
        : 224.0 * (1 << (format.layout().bitDepth() - 8));
  }

  /** What colour differences add to luma: ITU-R BT.601, BT.709, BT.2020. */
  private record Weights(float red, float blue, float greenOfBlue, float greenOfRed) {

    static Weights of(PictureFormat format) {
      return switch (format.colour().matrix()) {
        case 1 -> of(0.2126, 0.0722);
        case 4, 5, 6 -> of(0.299, 0.114);
        case 9, 10 -> of(0.2627, 0.0593);
        default -> format.height() >= 720 ? of(0.2126, 0.0722) : of(0.299, 0.114);
      };
    }

    private static Weights of(double kr, double kb) {
      double kg = 1 - kr - kb;
      return new Weights(
          (float) (2 * (1 - kr)),
          (float) (2 * (1 - kb)),
          (float) (2 * kb * (1 - kb) / kg),
          (float) (2 * kr * (1 - kr) / kg));
    }
  }
}
