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
      fetch(from, flow, p, out.plane(p));
    }
    return out;
  }

  /** One plane of what {@link #fetch(Frame, Flow)} gives. */
  short[] fetch(Frame from, Flow flow, int p) {
    short[] plane = new short[from.plane(p).length];
    fetch(from, flow, p, plane);
    return plane;
  }

  private void fetch(Frame from, Flow flow, int p, short[] target) {
    Grid grid = new Grid(p);
    short[] source = from.plane(p);
    Spread dx = new Spread(grid, flow.dx());
    Spread dy = new Spread(grid, flow.dy());
    for (int y = 0, i = 0; y < grid.height; y++) {
      grid.row(y);
      float[] ux = dx.row();
      float[] uy = dy.row();
      for (int x = 0; x < grid.width; x++, i++) {
        float sx = x + ux[x] * grid.scaleX;
        float sy = y + uy[x] * grid.scaleY;
        target[i] = code(cubic(source, grid.width, grid.height, sx, sy));
      }
    }
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
      Spread dxOfA = new Spread(grid, moment.toA().dx());
      Spread dyOfA = new Spread(grid, moment.toA().dy());
      Spread dxOfB = new Spread(grid, moment.toB().dx());
      Spread dyOfB = new Spread(grid, moment.toB().dy());
      Spread shareOfB = new Spread(grid, moment.shareB());
      for (int y = 0, i = 0; y < grid.height; y++) {
        grid.row(y);
        float[] ax = dxOfA.row();
        float[] ay = dyOfA.row();
        float[] bx = dxOfB.row();
        float[] by = dyOfB.row();
        float[] share = shareOfB.row();
        for (int x = 0; x < grid.width; x++, i++) {
          float s = share[x];
          float value = 0;
          if (s < 0.999f) {
            float px = x + ax[x] * grid.scaleX;
            float py = y + ay[x] * grid.scaleY;
            value += (1 - s) * cubic(sourceA, grid.width, grid.height, px, py);
          }
          if (s > 0.001f) {
            float px = x + bx[x] * grid.scaleX;
            float py = y + by[x] * grid.scaleY;
            float b1 = cubic(sourceB, grid.width, grid.height, px, py);
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
    Spread spread = new Spread(grid, field);
    float[] out = new float[grid.width * grid.height];
    for (int y = 0; y < grid.height; y++) {
      grid.row(y);
      System.arraycopy(spread.row(), 0, out, y * grid.width, grid.width);
    }
    return out;
  }

  private short code(float value) {
    float v = value + 0.5f;
    return (short) (v < 0 ? 0 : v > top ? top : (int) v);
  }

  private static float cubic(short[] plane, int width, int height, float px, float py) {
    int inX = (int) px;
    int inY = (int) py;
    return inX > 0 && inY > 0 && inX < width - 2 && inY < height - 2
        ? inner(plane, width, px - inX, py - inY, (inY - 1) * width + inX - 1)
        : clamped(plane, width, height, px, py);
  }

  /** Where all sixteen samples lie in the picture, the first of them at {@code r}. */
  private static float inner(short[] plane, int width, float fx, float fy, int r) {
    float wm = ((-0.5f * fx + 1) * fx - 0.5f) * fx;
    float w0 = (1.5f * fx - 2.5f) * fx * fx + 1;
    float wp = ((-1.5f * fx + 2) * fx + 0.5f) * fx;
    float wq = (0.5f * fx - 0.5f) * fx * fx;
    float vm = four(plane, r, wm, w0, wp, wq);
    float v0 = four(plane, r + width, wm, w0, wp, wq);
    float vp = four(plane, r + 2 * width, wm, w0, wp, wq);
    float vq = four(plane, r + 3 * width, wm, w0, wp, wq);
    return down(vm, v0, vp, vq, fy);
  }

  /** Four samples in a row: the runtime checks the array's bounds once. */
  private static float four(short[] p, int r, float wm, float w0, float wp, float wq) {
    return (p[r] & 0xffff) * wm
        + (p[r + 1] & 0xffff) * w0
        + (p[r + 2] & 0xffff) * wp
        + (p[r + 3] & 0xffff) * wq;
  }

  private static float down(float vm, float v0, float vp, float vq, float fy) {
    return vm * (((-0.5f * fy + 1) * fy - 0.5f) * fy)
        + v0 * ((1.5f * fy - 2.5f) * fy * fy + 1)
        + vp * (((-1.5f * fy + 2) * fy + 0.5f) * fy)
        + vq * ((0.5f * fy - 0.5f) * fy * fy);
  }

  /** Beyond the edges stands what is at them. */
  private static float clamped(short[] plane, int width, int height, float px, float py) {
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
    return down(vm, v0, vp, vq, fy);
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

    /** A row of the field, brought to every column of the plane. */
    private void widen(float[] field, int row, float[] wide) {
      for (int x = 0; x < width; x++) {
        float at = Math.max(0, Math.min(raster.width() - 1, startX + x * stepX));
        int x0 = (int) at;
        int x1 = Math.min(raster.width() - 1, x0 + 1);
        wide[x] = field[row + x0] + (field[row + x1] - field[row + x0]) * (at - x0);
      }
    }
  }

  /**
   * A field brought to every pixel of a plane, row by row: what lies between two columns is worked
   * out once for all rows of the picture that fall between the same two rows of the field.
   */
  private static final class Spread {
    private final Grid grid;
    private final float[] field;
    private final float[] row;
    private float[] upper;
    private float[] lower;
    private int upperRow = -1;
    private int lowerRow = -1;

    private Spread(Grid grid, float[] field) {
      this.grid = grid;
      this.field = field;
      this.row = new float[grid.width];
      this.upper = new float[grid.width];
      this.lower = new float[grid.width];
    }

    /** The row that the grid stands at; valid until the next call. */
    private float[] row() {
      if (upperRow != grid.row0) {
        if (lowerRow == grid.row0) {
          float[] free = upper;
          upper = lower;
          lower = free;
          lowerRow = -1;
        } else {
          grid.widen(field, grid.row0, upper);
        }
        upperRow = grid.row0;
      }
      if (lowerRow != grid.row1) {
        grid.widen(field, grid.row1, lower);
        lowerRow = grid.row1;
      }
      float[] above = upper;
      float[] below = lower;
      float down = grid.down;
      for (int x = 0; x < row.length; x++) {
        row[x] = above[x] + (below[x] - above[x]) * down;
      }
      return row;
    }
  }
}
