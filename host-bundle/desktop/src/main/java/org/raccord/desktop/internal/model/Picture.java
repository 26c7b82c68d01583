package org.raccord.desktop.internal.model;

import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a screen takes it: 32-bit pixels, alpha, red, green and blue from the top byte down.
 * It is equal to itself alone: it is looked up at every drawing, and its pixels are far too many to
 * be read for that.
 *
 * @param frame record frame that it shows
 * @param width pixels
 * @param height lines
 * @param pixels {@code width} times {@code height} of them, row by row from the top left
 */
public record Picture(long frame, int width, int height, IntBuffer pixels) {

  /** Of planes R, G and B of 8 bits. */
  static Picture of(long frame, org.raccord.model.picture.Frame rgb) {
    int width = rgb.format().width();
    int height = rgb.format().height();
    short[] r = rgb.plane(0);
    short[] g = rgb.plane(1);
    short[] b = rgb.plane(2);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0xff000000 | (r[i] & 0xff) << 16 | (g[i] & 0xff) << 8 | (b[i] & 0xff);
    }
    return new Picture(frame, width, height, IntBuffer.wrap(pixels));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
