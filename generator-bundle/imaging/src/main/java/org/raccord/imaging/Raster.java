package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * The smaller raster on which motion is searched: the frame's own divided by a whole number, so
 * that every small pixel stands for the same square of large ones.
 *
 * @param width pixels
 * @param height lines
 * @param divisor side of the square of frame pixels behind one of these
 */
public record Raster(int width, int height, int divisor) {

  private static final int LONG_SIDE = 960;
  private static final int AREA = 960 * 544;

  /** The raster for frames of {@code format}: at most 960 long and about 960 x 540 in area. */
  public static Raster of(PictureFormat format) {
    int divisor = 1;
    while (true) {
      int w = (format.width() + divisor - 1) / divisor;
      int h = (format.height() + divisor - 1) / divisor;
      if (Math.max(w, h) <= LONG_SIDE && w * h <= AREA) {
        return new Raster(w, h, divisor);
      }
      divisor++;
    }
  }

  /** The lightness of {@code frame} on this raster, its range spread to 0..255. */
  public Grey grey(Frame frame) {
    PictureFormat format = frame.format();
    PixelLayout layout = format.layout();
    boolean rgb = layout.family() == PixelLayout.Family.RGB;
    int top = layout.maxCode();
    boolean narrow = !rgb && !format.colour().isFullRange();
    float floor = narrow ? 16f * (1 << (layout.bitDepth() - 8)) : 0;
    float span = narrow ? 219f * (1 << (layout.bitDepth() - 8)) : top;
    byte[] pixels = new byte[width * height];
    long[] sums = new long[width];
    int[] counts = new int[width];
    for (int y = 0; y < height; y++) {
      java.util.Arrays.fill(sums, 0);
      java.util.Arrays.fill(counts, 0);
      int last = Math.min(format.height(), (y + 1) * divisor);
      for (int fy = y * divisor; fy < last; fy++) {
        addRow(frame, fy, rgb, sums, counts);
      }
      for (int x = 0; x < width; x++) {
        float mean = sums[x] / (float) counts[x] / (rgb ? 8 : 1);
        int value = Math.round((mean - floor) * 255 / span);
        pixels[y * width + x] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return new Grey(width, height, pixels);
  }

  private void addRow(Frame frame, int fy, boolean rgb, long[] sums, int[] counts) {
    int fw = frame.format().width();
    short[] p0 = frame.plane(0);
    int row = fy * fw;
    for (int fx = 0, x = 0, k = 0; fx < fw; fx++) {
      if (rgb) {
        int at = row + fx;
        sums[x] +=
            2 * (p0[at] & 0xffff)
                + 5 * (frame.plane(1)[at] & 0xffff)
                + (frame.plane(2)[at] & 0xffff);
      } else {
        sums[x] += p0[row + fx] & 0xffff;
      }
      counts[x]++;
      if (++k == divisor) {
        k = 0;
        x++;
      }
    }
  }

  /** How hard a search on this raster works. */
  public FlowEstimator.Effort effort() {
    return width * height <= 640 * 400 ? FlowEstimator.Effort.FULL : FlowEstimator.Effort.HALF;
  }
}
