package org.raccord.imaging.colour;

import java.nio.file.Path;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * A table ({@code .cube}) that pictures on a screen go through: full-range RGB of 16 bits becomes
 * RGB of 8 bits, so that a steep curve does not break shades up. Curves are looked up code by code;
 * grids are interpolated in tetrahedra, as {@link Cube} does, laid out for speed.
 *
 * <p><b>Threads:</b> immutable, any number at once.
 */
public final class ViewingTable {

  private static final int CODES = 1 << 16;
  private static final int DENSE = 65;
  private static final float WHITE = 255;

  /** Points along each edge of the grid over 0 to 1; 0 for curves. */
  private final int size;

  /** Entries of three in codes of 8 bits: of a grid red fastest, of curves one for each code. */
  private final float[] table;

  private ViewingTable(Cube cube, int edge) {
    this.size = edge;
    int entries = edge == 0 ? CODES : edge * edge * edge;
    this.table = new float[3 * entries];
    double[] rgb = new double[3];
    for (int i = 0; i < entries; i++) {
      int rest = edge == 0 ? 0 : i / edge;
      int layer = edge == 0 ? 0 : rest / edge;
      rgb[0] = edge == 0 ? i / (CODES - 1.0) : i % edge / (edge - 1.0);
      rgb[1] = edge == 0 ? rgb[0] : rest % edge / (edge - 1.0);
      rgb[2] = edge == 0 ? rgb[0] : layer / (edge - 1.0);
      cube.apply(rgb);
      for (int c = 0; c < 3; c++) {
        table[3 * i + c] = (float) (WHITE * rgb[c]);
      }
    }
  }

  /**
   * Reads a table.
   *
   * @throws CubeException if it cannot be read; the message names the file, the line and what to do
   */
  public static ViewingTable read(Path file) throws CubeException {
    Cube cube = CubeReader.read(file);
    return new ViewingTable(cube, cube.isGrid() ? cube.edgeWithin(DENSE) : 0);
  }

  /**
   * A picture as it is seen through the table.
   *
   * @param deep RGB of 16 bits, full range
   * @return RGB of 8 bits, of the same size
   */
  public Frame apply(Frame deep) {
    PictureFormat format = deep.format();
    if (!format.layout().equals(PixelLayout.RGB_16)) {
      throw new IllegalArgumentException("A viewing table takes RGB of 16 bits");
    }
    Frame seen =
        Frame.allocate(
            PictureFormat.square(
                format.width(), format.height(), PixelLayout.RGB_8, format.colour()));
    if (size == 0) {
      for (int c = 0; c < 3; c++) {
        short[] from = deep.plane(c);
        short[] to = seen.plane(c);
        for (int i = 0; i < from.length; i++) {
          to[i] = code(table[3 * (from[i] & 0xffff) + c]);
        }
      }
    } else {
      grid(deep, seen);
    }
    return seen;
  }

  private void grid(Frame deep, Frame seen) {
    short[] reds = deep.plane(0);
    short[] greens = deep.plane(1);
    short[] blues = deep.plane(2);
    short[] red = seen.plane(0);
    short[] green = seen.plane(1);
    short[] blue = seen.plane(2);
    float scale = (size - 1) / (CODES - 1f);
    int line = 3 * size;
    int layer = line * size;
    for (int i = 0; i < reds.length; i++) {
      float x = (reds[i] & 0xffff) * scale;
      float y = (greens[i] & 0xffff) * scale;
      float z = (blues[i] & 0xffff) * scale;
      int left = Math.min(size - 2, (int) x);
      int top = Math.min(size - 2, (int) y);
      int front = Math.min(size - 2, (int) z);
      float fx = x - left;
      float fy = y - top;
      float fz = z - front;
      int a = 3 * left + line * top + layer * front;
      int d = a + 3 + line + layer;
      // From the corner along the axis of the largest part first: six ways, six tetrahedra.
      int b;
      int c;
      float most;
      float middle;
      float least;
      if (fx >= fy && fx >= fz) {
        b = a + 3;
        most = fx;
        c = b + (fy >= fz ? line : layer);
        middle = Math.max(fy, fz);
        least = Math.min(fy, fz);
      } else if (fy >= fz) {
        b = a + line;
        most = fy;
        c = b + (fx >= fz ? 3 : layer);
        middle = Math.max(fx, fz);
        least = Math.min(fx, fz);
      } else {
        b = a + layer;
        most = fz;
        c = b + (fx >= fy ? 3 : line);
        middle = Math.max(fx, fy);
        least = Math.min(fx, fy);
      }
      float wa = 1 - most;
      float wb = most - middle;
      float wc = middle - least;
      red[i] = code(table[a] * wa + table[b] * wb + table[c] * wc + table[d] * least);
      green[i] =
          code(table[a + 1] * wa + table[b + 1] * wb + table[c + 1] * wc + table[d + 1] * least);
      blue[i] =
          code(table[a + 2] * wa + table[b + 2] * wb + table[c + 2] * wc + table[d + 2] * least);
    }
  }

  private static short code(float value) {
    return (short) Math.max(0, Math.min(WHITE, value + 0.5f));
  }
}
