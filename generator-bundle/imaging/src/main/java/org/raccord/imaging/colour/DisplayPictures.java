package org.raccord.imaging.colour;

import org.raccord.imaging.Codes;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Takes pictures through a {@link DisplayTransform}, whatever their layout. */
public final class DisplayPictures {

  private static final PixelLayout DEEP = new PixelLayout(PixelLayout.Family.YUV, 16, 0, 0);

  private DisplayPictures() {}

  /** What pictures are for a display: BT.709 with foot and head room, sixteen bits, size kept. */
  public static PictureFormat format(PictureFormat shot) {
    return shot.withLayout(DEEP).withColour(ColourTags.BT709);
  }

  /** A shot's picture for a display, in {@link #format}. */
  public static Frame toDisplay(Frame shot, DisplayTransform transform) {
    float[][] rgb = values(shot);
    transform.toDisplay(rgb[0], rgb[1], rgb[2]);
    return frame(rgb, format(shot.format()));
  }

  /** A display's picture as one of the shot; {@code wanted} has its size. */
  public static Frame fromDisplay(Frame display, DisplayTransform transform, PictureFormat wanted) {
    float[][] rgb = values(Pictures.convert(display, format(display.format())));
    transform.fromDisplay(rgb[0], rgb[1], rgb[2]);
    return Pictures.convert(frame(rgb, wanted.withLayout(DEEP)), wanted);
  }

  /**
   * Red, green and blue of a picture, row by row: 0 at black and 1 at the white of its range,
   * beyond where its codes go beyond.
   */
  static float[][] values(Frame frame) {
    PictureFormat format = frame.format();
    PictureFormat deep =
        format.layout().family() == PixelLayout.Family.YUV
            ? format.withLayout(DEEP)
            : format.withLayout(DEEP).withColour(inYuv(format.colour()));
    Frame whole = Pictures.convert(frame, deep);
    Codes codes = Codes.of(whole.format());
    double perV = 2 * (1 - codes.kr());
    double perU = 2 * (1 - codes.kb());
    double kg = 1 - codes.kr() - codes.kb();
    float red = (float) perV;
    float blue = (float) perU;
    float greenU = (float) (codes.kb() * perU / kg);
    float greenV = (float) (codes.kr() * perV / kg);
    int count = whole.plane(0).length;
    float[][] rgb = new float[3][count];
    for (int i = 0; i < count; i++) {
      float y = ((whole.plane(0)[i] & 0xffff) - codes.black()) / codes.lumaSpan();
      float u = ((whole.plane(1)[i] & 0xffff) - codes.neutral()) / codes.chromaSpan();
      float v = ((whole.plane(2)[i] & 0xffff) - codes.neutral()) / codes.chromaSpan();
      rgb[0][i] = y + red * v;
      rgb[1][i] = y - greenU * u - greenV * v;
      rgb[2][i] = y + blue * u;
    }
    return rgb;
  }

  /** RGB has no matrix; any serves that is undone again. */
  private static ColourTags inYuv(ColourTags rgb) {
    return new ColourTags(
        rgb.primaries(), rgb.transfer(), 1, ColourTags.Range.NARROW, rgb.chromaLocation());
  }

  private static Frame frame(float[][] rgb, PictureFormat deep) {
    Frame frame = Frame.allocate(deep);
    Codes codes = Codes.of(deep);
    float kr = (float) codes.kr();
    float kb = (float) codes.kb();
    float perV = (float) (2 * (1 - codes.kr()));
    float perU = (float) (2 * (1 - codes.kb()));
    short[] luma = frame.plane(0);
    for (int i = 0; i < luma.length; i++) {
      float y = kr * rgb[0][i] + (1 - kr - kb) * rgb[1][i] + kb * rgb[2][i];
      luma[i] = code(y * codes.lumaSpan() + codes.black());
      frame.plane(1)[i] = code((rgb[2][i] - y) / perU * codes.chromaSpan() + codes.neutral());
      frame.plane(2)[i] = code((rgb[0][i] - y) / perV * codes.chromaSpan() + codes.neutral());
    }
    return frame;
  }

  private static short code(float value) {
    return (short) Math.max(0, Math.min(65535, Math.round(value)));
  }
}
