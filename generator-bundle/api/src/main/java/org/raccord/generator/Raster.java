package org.raccord.generator;

/**
 * The size of a picture of square pixels, as a generator wants it.
 *
 * @param width pixels, at least 1
 * @param height lines, at least 1
 */
public record Raster(int width, int height) {

  public Raster {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A picture has pixels, not " + width + " x " + height + " of them");
    }
  }

  /** Whether chroma of half the size fits it. */
  public boolean isEven() {
    return width % 2 == 0 && height % 2 == 0;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
