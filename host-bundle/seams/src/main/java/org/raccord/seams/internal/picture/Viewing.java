package org.raccord.seams.internal.picture;

import org.raccord.imaging.Codes;
import org.raccord.imaging.Transfer;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * From code values to what a viewer sees: red, green and blue of BT.709 on a BT.1886 display (gamma
 * 2.4, ideal black), or of an sRGB display where the tags say sRGB, as CIE L*a*b* under D65. HDR
 * (PQ, HLG) is seen relative to a white of 203 cd/m2, which leaves highlights above L* 100.
 * Primaries near those of BT.709 (BT.601) are taken for them; BT.2020 is converted.
 */
final class Viewing {

  private static final int STEPS = 4096;

  /** Peak and gamma of the display on which HLG is seen. */
  private static final double HLG_PEAK = 1000;

  private static final double HLG_GAMMA = 1.2;
  private static final double PQ_PEAK = 10_000;

  /** Diffuse white of HDR in cd/m2, after BT.2408. */
  private static final double WHITE = 203;

  /** What a colour is to the eye. */
  record Seen(float lightness, float a, float b, float light) {}

  private final Codes codes;
  private final boolean rgb;
  private final boolean grey;
  private final boolean wide;
  private final float top;
  private final float[] linear = new float[STEPS + 1];

  Viewing(PictureFormat format) {
    codes = Codes.of(format);
    rgb = format.layout().family() == PixelLayout.Family.RGB;
    grey = format.layout().family() == PixelLayout.Family.GREY;
    wide = format.colour().primaries() == 9;
    top = format.layout().maxCode();
    Transfer transfer = Transfer.of(format.colour());
    int tag = format.colour().transfer();
    boolean srgb = tag == 13 || (rgb && tag == 2);
    for (int i = 0; i <= STEPS; i++) {
      double v = i / (double) STEPS;
      linear[i] =
          (float)
              switch (transfer) {
                case PQ -> transfer.light(v) * PQ_PEAK / WHITE;
                case HLG -> Math.pow(transfer.light(v), HLG_GAMMA) * HLG_PEAK / WHITE;
                case POWER -> srgb ? srgb(v) : transfer.light(v);
              };
    }
  }

  private static double srgb(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  /** Lightness of a luma code on the scale of 8-bit codes, 0 black to 255 white. */
  static float lumaUnit(Frame frame) {
    return 255f / span(frame.format());
  }

  /** The code of black. */
  static float black(Frame frame) {
    return frame.format().layout().family() == PixelLayout.Family.RGB
        ? 0
        : Codes.of(frame.format()).black();
  }

  private static float span(PictureFormat format) {
    return format.layout().family() == PixelLayout.Family.RGB
        ? format.layout().maxCode()
        : Codes.of(format).lumaSpan();
  }

  /** Non-linear red, green and blue, 0 to 1, of code values (planes 0, 1, 2). */
  void display(float p0, float p1, float p2, float[] out) {
    if (rgb) {
      out[0] = clamp(p0 / top);
      out[1] = clamp(p1 / top);
      out[2] = clamp(p2 / top);
      return;
    }
    float y = (p0 - codes.black()) / codes.lumaSpan();
    if (grey) {
      out[0] = out[1] = out[2] = clamp(y);
      return;
    }
    float u = (p1 - codes.neutral()) / codes.chromaSpan();
    float v = (p2 - codes.neutral()) / codes.chromaSpan();
    double r = y + 2 * (1 - codes.kr()) * v;
    double b = y + 2 * (1 - codes.kb()) * u;
    double g = (y - codes.kr() * r - codes.kb() * b) / (1 - codes.kr() - codes.kb());
    out[0] = clamp((float) r);
    out[1] = clamp((float) g);
    out[2] = clamp((float) b);
  }

  /** What is seen of display values. */
  Seen seen(float[] display) {
    double r = light(display[0]);
    double g = light(display[1]);
    double b = light(display[2]);
    if (wide) {
      double wr = 1.6605 * r - 0.5876 * g - 0.0728 * b;
      double wg = -0.1246 * r + 1.1329 * g - 0.0083 * b;
      b = -0.0182 * r - 0.1006 * g + 1.1187 * b;
      r = wr;
      g = wg;
    }
    double x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
    double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    double z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
    double fy = root(y);
    return new Seen(
        (float) (116 * fy - 16),
        (float) (500 * (root(x) - fy)),
        (float) (200 * (fy - root(z))),
        (float) y);
  }

  private float light(float v) {
    float at = v * STEPS;
    int i = Math.min(STEPS - 1, (int) at);
    return linear[i] + (linear[i + 1] - linear[i]) * (at - i);
  }

  private static double root(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static float clamp(float v) {
    return v < 0 ? 0 : v > 1 ? 1 : v;
  }
}
