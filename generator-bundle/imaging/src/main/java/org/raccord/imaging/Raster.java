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
 * @param effort how hard a search on it works
 */
public record Raster(int width, int height, int divisor, FlowEstimator.Effort effort) {

  private static final int LONG_SIDE = 960;
  private static final int AREA = 960 * 544;

  /** A side that is not halved. */
  private static final int SMALL = 96;

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

  /** A raster on which a search works as hard as its size allows. */
  public Raster(int width, int height, int divisor) {
    this(width, height, divisor, effort(width, height));
  }

  private static FlowEstimator.Effort effort(int width, int height) {
    return width * height <= 640 * 400 ? FlowEstimator.Effort.FULL : FlowEstimator.Effort.HALF;
  }

  /**
   * A raster of half as many columns and rows, for drafts: what is searched there is rough. One
   * that is small already stays as it is.
   */
  public Raster rough() {
    return Math.min(width, height) < SMALL
        ? this
        : new Raster((width + 1) / 2, (height + 1) / 2, 2 * divisor, FlowEstimator.Effort.HALF);
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
    int[] sums = new int[width];
    for (int y = 0; y < height; y++) {
      java.util.Arrays.fill(sums, 0);
      int last = Math.min(format.height(), (y + 1) * divisor);
      for (int fy = y * divisor; fy < last; fy++) {
        addRow(frame, fy, rgb, sums);
      }
      int rows = last - y * divisor;
      for (int x = 0; x < width; x++) {
        int columns = Math.min(format.width(), (x + 1) * divisor) - x * divisor;
        float mean = sums[x] / (float) (rows * columns) / (rgb ? 8 : 1);
        int value = Math.round((mean - floor) * 255 / span);
        pixels[y * width + x] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return new Grey(width, height, pixels);
  }

  private void addRow(Frame frame, int fy, boolean rgb, int[] sums) {
    int fw = frame.format().width();
    int row = fy * fw;
    if (rgb) {
      addRow(frame.plane(0), row, fw, 2, sums);
      addRow(frame.plane(1), row, fw, 5, sums);
      addRow(frame.plane(2), row, fw, 1, sums);
    } else {
      addRow(frame.plane(0), row, fw, 1, sums);
    }
  }

  private void addRow(short[] plane, int row, int columns, int weight, int[] sums) {
    for (int x = 0; x < width; x++) {
      int last = row + Math.min(columns, (x + 1) * divisor);
      int sum = 0;
      for (int at = row + x * divisor; at < last; at++) {
        sum += plane[at] & 0xffff;
      }
      sums[x] += weight * sum;
    }
  }
}
