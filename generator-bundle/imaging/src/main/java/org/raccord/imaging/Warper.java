package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * Makes pictures by fetching pixels along a field: at the frame's full size and depth, each plane
 * on its own samples, with cubic interpolation (Catmull-Rom).
 */
public final class Warper {

  private final PictureFormat format;
  private final Raster raster;
  private final int top;

  /** Makes pictures of {@code format} along fields on {@code raster}. */
  public Warper(PictureFormat format, Raster raster) {
    this.format = format;
    this.raster = raster;
    this.top = format.layout().maxCode();
  }

  /** {@code from}, each pixel fetched along {@code flow}. */
  public Frame fetch(Frame from, Flow flow) {
    Frame out = Frame.allocate(format);
    for (int p = 0; p < format.layout().planes(); p++) {
      Grid grid = new Grid(p);
      short[] target = out.plane(p);
      short[] source = from.plane(p);
      for (int y = 0, i = 0; y < grid.height; y++) {
        grid.row(y);
        for (int x = 0; x < grid.width; x++, i++) {
          grid.column(x);
          float sx = x + grid.mix(flow.dx()) * grid.scaleX;
          float sy = y + grid.mix(flow.dy()) * grid.scaleY;
          target[i] = code(cubic(source, grid.width, grid.height, sx, sy));
        }
      }
    }
    return out;
  }

  /**
   * A picture woven of {@code a} and {@code b}, each brought to the colour of the moment first.
   *
   * @param shiftA what the light did since {@code a}
   * @param shiftB what it will have done until {@code b}, undone
   */
  public Frame weave(Frame a, Frame b, Moment moment, ColourShift shiftA, ColourShift shiftB) {
    return weave(lit(a, shiftA), lit(b, shiftB), moment);
  }

  private static Frame lit(Frame frame, ColourShift shift) {
    if (shift.isNone()) {
      return frame;
    }
    Frame copy = frame.copy();
    shift.apply(copy);
    return copy;
  }

  /** A picture woven of {@code a} and {@code b}. */
  public Frame weave(Frame a, Frame b, Moment moment) {
    Frame out = Frame.allocate(format);
    for (int p = 0; p < format.layout().planes(); p++) {
      Grid grid = new Grid(p);
      short[] target = out.plane(p);
      short[] sourceA = a.plane(p);
      short[] sourceB = b.plane(p);
      float[] ax = moment.toA().dx();
      float[] ay = moment.toA().dy();
      float[] bx = moment.toB().dx();
      float[] by = moment.toB().dy();
      float[] share = moment.shareB();
      for (int y = 0, i = 0; y < grid.height; y++) {
        grid.row(y);
        for (int x = 0; x < grid.width; x++, i++) {
          grid.column(x);
          float s = grid.mix(share);
          float value = 0;
          if (s < 0.999f) {
            value +=
                (1 - s)
                    * cubic(
                        sourceA,
                        grid.width,
                        grid.height,
                        x + grid.mix(ax) * grid.scaleX,
                        y + grid.mix(ay) * grid.scaleY);
          }
          if (s > 0.001f) {
            float b1 =
                cubic(
                    sourceB,
                    grid.width,
                    grid.height,
                    x + grid.mix(bx) * grid.scaleX,
                    y + grid.mix(by) * grid.scaleY);
            value = s < 0.999f ? value + s * b1 : b1;
          } else {
            value /= 1 - s;
          }
          target[i] = code(value);
        }
      }
    }
    return out;
  }

  /** A field of the raster, such as a share or a doubt, brought to every pixel of the picture. */
  public float[] spread(float[] field) {
    Grid grid = new Grid(0);
    float[] out = new float[grid.width * grid.height];
    for (int y = 0, i = 0; y < grid.height; y++) {
      grid.row(y);
      for (int x = 0; x < grid.width; x++, i++) {
        grid.column(x);
        out[i] = grid.mix(field);
      }
    }
    return out;
  }

  private short code(float value) {
    float v = value + 0.5f;
    return (short) (v < 0 ? 0 : v > top ? top : (int) v);
  }

  private static float cubic(short[] plane, int width, int height, float px, float py) {
    float x = px < 0 ? 0 : px > width - 1 ? width - 1 : px;
    float y = py < 0 ? 0 : py > height - 1 ? height - 1 : py;
    int x0 = (int) x;
    int y0 = (int) y;
    float fx = x - x0;
    float fy = y - y0;
    int xm = x0 > 0 ? x0 - 1 : 0;
    int xp = x0 + 1 < width ? x0 + 1 : x0;
    int xq = x0 + 2 < width ? x0 + 2 : xp;
    int rm = (y0 > 0 ? y0 - 1 : 0) * width;
    int r0 = y0 * width;
    int yp = y0 + 1 < height ? y0 + 1 : y0;
    int rp = yp * width;
    int rq = (y0 + 2 < height ? y0 + 2 : yp) * width;
    float wm = ((-0.5f * fx + 1) * fx - 0.5f) * fx;
    float w0 = (1.5f * fx - 2.5f) * fx * fx + 1;
    float wp = ((-1.5f * fx + 2) * fx + 0.5f) * fx;
    float wq = (0.5f * fx - 0.5f) * fx * fx;
    float vm = line(plane, rm, xm, x0, xp, xq, wm, w0, wp, wq);
    float v0 = line(plane, r0, xm, x0, xp, xq, wm, w0, wp, wq);
    float vp = line(plane, rp, xm, x0, xp, xq, wm, w0, wp, wq);
    float vq = line(plane, rq, xm, x0, xp, xq, wm, w0, wp, wq);
    return vm * (((-0.5f * fy + 1) * fy - 0.5f) * fy)
        + v0 * ((1.5f * fy - 2.5f) * fy * fy + 1)
        + vp * (((-1.5f * fy + 2) * fy + 0.5f) * fy)
        + vq * ((0.5f * fy - 0.5f) * fy * fy);
  }

  private static float line(
      short[] p, int r, int xm, int x0, int xp, int xq, float wm, float w0, float wp, float wq) {
    return (p[r + xm] & 0xffff) * wm
        + (p[r + x0] & 0xffff) * w0
        + (p[r + xp] & 0xffff) * wp
        + (p[r + xq] & 0xffff) * wq;
  }

  /** Where the samples of a plane lie on the raster of the field. */
  private final class Grid {
    private final int width;
    private final int height;
    private final float scaleX;
    private final float scaleY;
    private final float stepX;
    private final float stepY;
    private final float startX;
    private final float startY;
    private int row0;
    private int row1;
    private float down;
    private int x0;
    private int x1;
    private float across;

    private Grid(int p) {
      PixelLayout layout = format.layout();
      int subX = p == 0 ? 1 : 1 << layout.chromaShiftX();
      int subY = p == 0 ? 1 : 1 << layout.chromaShiftY();
      int location = format.colour().chromaLocation();
      boolean centredX = location == 2;
      boolean centredY = location != 3;
      width = layout.planeWidth(p, format.width());
      height = layout.planeHeight(p, format.height());
      scaleX = (float) raster.divisor() / subX;
      scaleY = (float) raster.divisor() / subY;
      stepX = (float) subX / raster.divisor();
      stepY = (float) subY / raster.divisor();
      float shiftX = centredX ? (subX - 1) / 2f : 0;
      float shiftY = centredY ? (subY - 1) / 2f : 0;
      startX = (shiftX + 0.5f) / raster.divisor() - 0.5f;
      startY = (shiftY + 0.5f) / raster.divisor() - 0.5f;
    }

    private void row(int y) {
      float at = Math.max(0, Math.min(raster.height() - 1, startY + y * stepY));
      int top = (int) at;
      row0 = top * raster.width();
      row1 = Math.min(raster.height() - 1, top + 1) * raster.width();
      down = at - top;
    }

    private void column(int x) {
      float at = Math.max(0, Math.min(raster.width() - 1, startX + x * stepX));
      x0 = (int) at;
      x1 = Math.min(raster.width() - 1, x0 + 1);
      across = at - x0;
    }

    private float mix(float[] field) {
      float upper = field[row0 + x0] + (field[row0 + x1] - field[row0 + x0]) * across;
      float lower = field[row1 + x0] + (field[row1 + x1] - field[row1 + x0]) * across;
      return upper + (lower - upper) * down;
    }
  }
}
