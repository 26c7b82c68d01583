package org.raccord.media;

import org.raccord.media.internal.Framed;
import org.raccord.media.internal.PictureConversion;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;

/**
 * Conversion between picture formats: raster, chroma sampling and siting, bit depth, matrix
 * (BT.601, BT.709, BT.2020) and range.
 *
 * <p>Computed in floating point and rounded once. Transfer and primaries are carried over as tags,
 * not converted: a {@link PictureSource} refuses to make HDR of SDR or the reverse. Unspecified
 * tags on one side are taken from the other side; unspecified on both sides means nothing to
 * convert. To and from RGB an unspecified matrix is BT.709 from 720 lines, BT.601 below.
 */
public final class Pictures {

  private Pictures() {}

  /** {@code frame} in another format; {@code frame} itself where nothing changes. */
  public static Frame convert(Frame frame, PictureFormat wanted) {
    return PictureConversion.convert(frame, wanted);
  }

  /**
   * {@code frame} in another format, whose shape may be another too. Shapes are those on a screen:
   * the aspect of the pixels counts. Those that differ by less than a hundredth are brought to one
   * another without a border.
   *
   * @see #within
   */
  public static Frame convert(Frame frame, PictureFormat wanted, Framing framing) {
    return Framed.of(frame.format(), wanted, framing).apply(frame);
  }

  /**
   * The format in which a picture of {@code from} stands in one of {@code wanted}: what {@link
   * #convert(Frame, PictureFormat, Framing)} scales it to before it crops it or sets it on black.
   * {@code wanted} itself where it fills it.
   */
  public static PictureFormat within(PictureFormat from, PictureFormat wanted, Framing framing) {
    return Framed.of(from, wanted, framing).scaled();
  }

  /**
   * A picture that was brought to {@link #within} before, set on black or cropped; itself where it
   * fills the frame.
   */
  public static Frame set(
      Frame picture, PictureFormat from, PictureFormat wanted, Framing framing) {
    return Framed.of(from, wanted, framing).laid(picture);
  }
}
