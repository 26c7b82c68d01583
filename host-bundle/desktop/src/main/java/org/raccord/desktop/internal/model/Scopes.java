package org.raccord.desktop.internal.model;

import java.nio.IntBuffer;

/**
 * A picture's levels and colours as an engineer looks at them. Values are those of BT.709 (ITU-R
 * BT.709-6, section 3: luma of 0.2126 R + 0.7152 G + 0.0722 B, colour differences of it).
 */
public final class Scopes {

  private static final int OPAQUE = 0xff000000;
  private static final double RED = 0.2126;
  private static final double BLUE = 0.0722;
  private static final int GRATICULE = 0xff3a3f49;

  private Scopes() {}

  /**
   * How often each level of luma occurs in each column: black at the bottom, white at the top, with
   * lines at every quarter.
   *
   * @param width columns of the scope
   * @param height lines of the scope
   */
  public static Picture waveform(Picture of, int width, int height) {
    int[] count = new int[width * height];
    for (int y = 0; y < of.height(); y++) {
      for (int x = 0; x < of.width(); x++) {
        double luma = luma(of.pixels().get(y * of.width() + x));
        int line = height - 1 - (int) Math.round(luma * (height - 1));
        count[line * width + x * width / of.width()]++;
      }
    }
    int[] pixels = new int[count.length];
    java.util.Arrays.fill(pixels, OPAQUE);
    for (int quarter = 0; quarter <= 4; quarter++) {
      int line = quarter * (height - 1) / 4;
      java.util.Arrays.fill(pixels, line * width, (line + 1) * width, GRATICULE);
    }
    double full = Math.max(1, (double) of.width() * of.height() / width / 24);
    trace(count, pixels, full);
    return new Picture(of.frame(), width, height, IntBuffer.wrap(pixels));
  }

  /**
   * How often each hue and saturation occurs: no colour in the middle, more of it farther out, red
   * towards the top, blue towards the right; the cross is its axes.
   *
   * @param size width and height of the scope
   */
  public static Picture vectorscope(Picture of, int size) {
    int[] count = new int[size * size];
    for (int i = 0; i < of.width() * of.height(); i++) {
      int pixel = of.pixels().get(i);
      double luma = luma(pixel);
      double cb = ((pixel & 0xff) / 255.0 - luma) / (2 * (1 - BLUE));
      double cr = ((pixel >> 16 & 0xff) / 255.0 - luma) / (2 * (1 - RED));
      int x = (int) Math.round((0.5 + cb) * (size - 1));
      int y = (int) Math.round((0.5 - cr) * (size - 1));
      count[y * size + x]++;
    }
    int[] pixels = new int[count.length];
    java.util.Arrays.fill(pixels, OPAQUE);
    for (int i = 0; i < size; i++) {
      pixels[size / 2 * size + i] = GRATICULE;
      pixels[i * size + size / 2] = GRATICULE;
    }
    trace(count, pixels, Math.max(1, of.width() * of.height() / 2000.0));
    return new Picture(of.frame(), size, size, IntBuffer.wrap(pixels));
  }

  private static double luma(int pixel) {
    return (RED * (pixel >> 16 & 0xff)
            + (1 - RED - BLUE) * (pixel >> 8 & 0xff)
            + BLUE * (pixel & 0xff))
        / 255;
  }

  /** What occurs once is seen, what occurs often is bright. */
  private static void trace(int[] count, int[] pixels, double full) {
    for (int i = 0; i < count.length; i++) {
      if (count[i] > 0) {
        int light = (int) (70 + 185 * Math.min(1, Math.sqrt(count[i] / full)));
        pixels[i] = OPAQUE | ((light * 3 / 4) << 16) | (light << 8) | (light * 4 / 5);
      }
    }
  }
}
