package org.raccord.models.internal;

import org.raccord.imaging.Codes;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/**
 * A picture as models see it: red, green and blue, each 0 (black) to 1 (white) and beyond where the
 * code values go beyond, so that nothing is lost on the way to a model and back.
 *
 * @param width pixels
 * @param height lines
 * @param planes red, green and blue, row by row from the top left
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a picture is its pixels.
record Light(int width, int height, float[][] planes) {

  static Light black(int width, int height) {
    return new Light(width, height, new float[3][Math.multiplyExact(width, height)]);
  }

  /** The format in which colour differences lie on every pixel, with room for fractions. */
  private static PictureFormat whole(PictureFormat format) {
    return format.withLayout(new PixelLayout(format.layout().family(), 16, 0, 0));
  }

  static Light of(Frame frame) {
    Frame whole = Pictures.convert(frame, whole(frame.format()));
    PictureFormat format = whole.format();
    Light light = black(format.width(), format.height());
    if (format.layout().family() == Family.YUV) {
      light.fromYuv(whole);
    } else {
      Scale scale = Scale.of(format);
      for (int c = 0; c < 3; c++) {
        short[] plane = whole.plane(Math.min(c, format.layout().planes() - 1));
        for (int i = 0; i < plane.length; i++) {
          light.planes[c][i] = ((plane[i] & 0xffff) - scale.black) / scale.span;
        }
      }
    }
    return light;
  }

  private void fromYuv(Frame frame) {
    Codes codes = Codes.of(frame.format());
    double perV = 2 * (1 - codes.kr());
    double perU = 2 * (1 - codes.kb());
    double kg = 1 - codes.kr() - codes.kb();
    float red = (float) perV;
    float blue = (float) perU;
    float greenU = (float) (codes.kb() * perU / kg);
    float greenV = (float) (codes.kr() * perV / kg);
    short[] luma = frame.plane(0);
    short[] us = frame.plane(1);
    short[] vs = frame.plane(2);
    for (int i = 0; i < luma.length; i++) {
      float y = ((luma[i] & 0xffff) - codes.black()) / codes.lumaSpan();
      float u = ((us[i] & 0xffff) - codes.neutral()) / codes.chromaSpan();
      float v = ((vs[i] & 0xffff) - codes.neutral()) / codes.chromaSpan();
      planes[0][i] = y + red * v;
      planes[1][i] = y - greenU * u - greenV * v;
      planes[2][i] = y + blue * u;
    }
  }

  /** This picture in {@code format}, which has its size. */
  Frame frame(PictureFormat format) {
    Frame whole = Frame.allocate(whole(format));
    Family family = format.layout().family();
    if (family == Family.YUV) {
      toYuv(whole);
    } else {
      Codes codes = Codes.of(whole.format());
      Scale scale = Scale.of(whole.format());
      for (int p = 0; p < format.layout().planes(); p++) {
        short[] plane = whole.plane(p);
        for (int i = 0; i < plane.length; i++) {
          float value = family == Family.RGB ? planes[p][i] : grey(codes, i);
          plane[i] = code(value * scale.span + scale.black);
        }
      }
    }
    return Pictures.convert(whole, format);
  }

  /**
   * What lies on each place is written in 16 bits, so that changes smaller than a code value of
   * {@code format} are told.
   */
  static PictureFormat fine(PictureFormat format) {
    PixelLayout layout = format.layout();
    return format.withLayout(
        new PixelLayout(layout.family(), 16, layout.chromaShiftX(), layout.chromaShiftY()));
  }

  /**
   * {@code woven} with all that was changed in it: where nothing was, its code values stay as they
   * are. What it was before is worked out anew, so that it need not be kept.
   *
   * @param now the changed picture, in the {@link #fine} format
   */
  static Frame laidOver(Frame woven, Frame now) {
    PixelLayout layout = woven.format().layout();
    Frame then = Light.of(woven).frame(now.format());
    int unit = 1 << (16 - layout.bitDepth());
    Frame out = woven.copy();
    for (int p = 0; p < layout.planes(); p++) {
      short[] plane = out.plane(p);
      for (int i = 0; i < plane.length; i++) {
        int change = (now.plane(p)[i] & 0xffff) - (then.plane(p)[i] & 0xffff);
        int value = (plane[i] & 0xffff) + Math.floorDiv(change + unit / 2, unit);
        plane[i] = (short) Math.max(0, Math.min(layout.maxCode(), value));
      }
    }
    return out;
  }

  private float grey(Codes codes, int i) {
    double kr = codes.kr();
    double kb = codes.kb();
    return (float) (kr * planes[0][i] + (1 - kr - kb) * planes[1][i] + kb * planes[2][i]);
  }

  private void toYuv(Frame frame) {
    Codes codes = Codes.of(frame.format());
    float perV = (float) (2 * (1 - codes.kr()));
    float perU = (float) (2 * (1 - codes.kb()));
    short[] luma = frame.plane(0);
    short[] us = frame.plane(1);
    short[] vs = frame.plane(2);
    for (int i = 0; i < luma.length; i++) {
      float y = grey(codes, i);
      luma[i] = code(y * codes.lumaSpan() + codes.black());
      us[i] = code((planes[2][i] - y) / perU * codes.chromaSpan() + codes.neutral());
      vs[i] = code((planes[0][i] - y) / perV * codes.chromaSpan() + codes.neutral());
    }
  }

  private static short code(float value) {
    float v = value + 0.5f;
    return (short) (v < 0 ? 0 : v > 65535 ? 65535 : (int) v);
  }

  /** The codes of black and from there to white, in RGB and grey. */
  private record Scale(float black, float span) {
    static Scale of(PictureFormat format) {
      boolean rgb = format.layout().family() == Family.RGB;
      if (rgb && format.colour().range() != ColourTags.Range.NARROW) {
        return new Scale(0, format.layout().maxCode());
      }
      Codes codes = Codes.of(format);
      return new Scale(codes.black(), codes.lumaSpan());
    }
  }
}
