package org.raccord.model.picture;

/**
 * Raster, pixel aspect, sample layout and colour of a picture.
 *
 * @param width pixels, at least 1
 * @param height lines, at least 1
 * @param pixelAspectNumerator width of a pixel over its height; 1/1 for square pixels
 * @param pixelAspectDenominator at least 1
 * @param layout planes and bit depth
 * @param colour colour tags
 */
public record PictureFormat(
    int width,
    int height,
    int pixelAspectNumerator,
    int pixelAspectDenominator,
    PixelLayout layout,
    ColourTags colour) {

  public PictureFormat {
    if (width < 1 || height < 1 || pixelAspectNumerator < 1 || pixelAspectDenominator < 1) {
      throw new IllegalArgumentException("Sizes and pixel aspect are positive");
    }
  }

  /** A picture with square pixels. */
  public static PictureFormat square(int width, int height, PixelLayout layout, ColourTags colour) {
    return new PictureFormat(width, height, 1, 1, layout, colour);
  }

  public boolean hasSquarePixels() {
    return pixelAspectNumerator == pixelAspectDenominator;
  }

  public PictureFormat withLayout(PixelLayout other) {
    return new PictureFormat(
        width, height, pixelAspectNumerator, pixelAspectDenominator, other, colour);
  }

  public PictureFormat withSize(int otherWidth, int otherHeight) {
    return new PictureFormat(
        otherWidth, otherHeight, pixelAspectNumerator, pixelAspectDenominator, layout, colour);
  }

  public PictureFormat withColour(ColourTags other) {
    return new PictureFormat(
        width, height, pixelAspectNumerator, pixelAspectDenominator, layout, other);
  }
}
