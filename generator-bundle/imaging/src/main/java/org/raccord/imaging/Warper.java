package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;

/**
 * Makes pictures by fetching pixels along a field: at the frame's full size and depth, each plane
 * on its own samples, with cubic interpolation (Catmull-Rom) or linear.
 */
public final class Warper {

  /** A smaller part of a second opinion changes no code value that can be seen. */
  private static final float LEAST_PART = 0.02f;

  private static final Lattice EVERYWHERE = new Lattice(0, 1, 0);

  /** What a pixel between samples is made of. */
  public enum Taps {
    /** Sixteen samples around it: Catmull-Rom. */
    CUBIC,
    /** Four samples around it: softer, for less than half. */
    LINEAR
  }

  private final PictureFormat format;
  private final Raster raster;
  private final int top;
  private final boolean linear;

  /** Makes pictures of {@code format} along fields on {@code raster}. */
  public Warper(PictureFormat format, Raster raster) {
    this(format, raster, Taps.CUBIC);
  }

  /** The same of more or fewer samples. */
  public Warper(PictureFormat format, Raster raster, Taps taps) {
    this.format = format;
    this.raster = raster;
    this.top = format.layout().maxCode();
    this.linear = taps == Taps.LINEAR;
  }

  /** {@code from}, each pixel fetched along {@code flow}. */
  public Frame fetch(Frame from, Flow flow) {
    Frame out = Frame.allocate(format);
    for (int p = 0; p < format.layout().planes(); p++) {
      fetch(from, flow, p, EVERYWHERE, out.plane(p));
    }
    return out;
  }

  /** One plane of what {@link #fetch(Frame, Flow)} gives. */
  short[] fetch(Frame from, Flow flow, int p) {
    return fetch(from, flow, p, EVERYWHERE);
  }

  /** The same where the lattice looks at it; elsewhere 0. */
  short[] fetch(Frame from, Flow flow, int p, Lattice lattice) {
    short[] plane = new short[from.plane(p).length];
    fetch(from, flow, p, lattice, plane);
    return plane;
  }

  private void fetch(Frame from, Flow flow, int p, Lattice lattice, short[] target) {
    Grid grid = new Grid(format, raster, p);
    short[] source = from.plane(p);
    Spread dx = new Spread(grid, flow.dx());
    Spread dy = new Spread(grid, flow.dy());
    boolean[] seen = lattice.of(grid.width);
    for (int y = 0; y < grid.height; y++) {
      if (!lattice.has(y)) {
        continue;
      }
      grid.row(y);
      float[] ux = dx.row();
      float[] uy = dy.row();
      for (int x = 0, i = y * grid.width; x < grid.width; x++, i++) {
        if (!seen[x]) {
          continue;
        }
        float sx = x + ux[x] * grid.scaleX;
        float sy = y + uy[x] * grid.scaleY;
        target[i] = code(sample(source, grid.width, grid.height, sx, sy));
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

  /**
   * The same of two opinions on the motion.
   *
   * @param second what a second search says of the moment
   * @param part how much of each pixel of the raster is taken from it, 0 to 1
   */
  public Frame weave(
      Frame a,
      Frame b,
      Moment moment,
      Moment second,
      float[] part,
      ColourShift shiftA,
      ColourShift shiftB) {
    Frame litA = lit(a, shiftA);
    Frame litB = lit(b, shiftB);
    Frame out = weave(litA, litB, moment);
    lay(out, litA, litB, second, part);
    return out;
  }

  /** A picture woven of {@code a} and {@code b}. */
  public Frame weave(Frame a, Frame b, Moment moment) {
    Frame out = Frame.allocate(format);
    lay(out, a, b, moment, new float[0]);
    return out;
  }

  /** Weaves a picture and lays it over one, all of it where no {@code part} is given. */
  private void lay(Frame out, Frame a, Frame b, Moment moment, float[] part) {
    boolean whole = part.length == 0;
    for (int p = 0; p < format.layout().planes(); p++) {
      Grid grid = new Grid(format, raster, p);
      short[] target = out.plane(p);
      short[] sourceA = a.plane(p);
      short[] sourceB = b.plane(p);
      Spread dxOfA = new Spread(grid, moment.toA().dx());
      Spread dyOfA = new Spread(grid, moment.toA().dy());
      Spread dxOfB = new Spread(grid, moment.toB().dx());
      Spread dyOfB = new Spread(grid, moment.toB().dy());
      Spread shareOfB = new Spread(grid, moment.shareB());
      Spread parts = new Spread(grid, whole ? moment.shareB() : part);
      for (int y = 0, i = 0; y < grid.height; y++) {
        grid.row(y);
        float[] taken = parts.row();
        if (!whole && isNone(taken)) {
          i += grid.width;
          continue;
        }
        float[] ax = dxOfA.row();
        float[] ay = dyOfA.row();
        float[] bx = dxOfB.row();
        float[] by = dyOfB.row();
        float[] share = shareOfB.row();
        for (int x = 0; x < grid.width; x++, i++) {
          float k = whole ? 1 : taken[x];
          if (k < LEAST_PART) {
            continue;
          }
          float s = share[x];
          float value = 0;
          if (s < 0.999f) {
            float px = x + ax[x] * grid.scaleX;
            float py = y + ay[x] * grid.scaleY;
            value += (1 - s) * sample(sourceA, grid.width, grid.height, px, py);
          }
          if (s > 0.001f) {
            float px = x + bx[x] * grid.scaleX;
            float py = y + by[x] * grid.scaleY;
            float b1 = sample(sourceB, grid.width, grid.height, px, py);
            value = s < 0.999f ? value + s * b1 : b1;
          } else {
            value /= 1 - s;
          }
          target[i] = code(whole ? value : (target[i] & 0xffff) * (1 - k) + value * k);
        }
      }
    }
  }

  private static boolean isNone(float[] parts) {
    for (float part : parts) {
      if (part >= LEAST_PART) {
        return false;
      }
    }
    return true;
  }

  /** A field of the raster, such as a share or a doubt, brought to every pixel of the picture. */
  public float[] spread(float[] field) {
    Grid grid = new Grid(format, raster, 0);
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

  private float sample(short[] plane, int width, int height, float px, float py) {
    return linear ? linear(plane, width, height, px, py) : cubic(plane, width, height, px, py);
  }

  private static float linear(short[] plane, int width, int height, float px, float py) {
    float x = px < 0 ? 0 : px > width - 1 ? width - 1 : px;
    float y = py < 0 ? 0 : py > height - 1 ? height - 1 : py;
    int x0 = (int) x;
    int y0 = (int) y;
    int upper = y0 * width + x0;
    int right = x0 + 1 < width ? 1 : 0;
    int lower = y0 + 1 < height ? upper + width : upper;
    float fx = x - x0;
    float above = (plane[upper] & 0xffff) * (1 - fx) + (plane[upper + right] & 0xffff) * fx;
    float below = (plane[lower] & 0xffff) * (1 - fx) + (plane[lower + right] & 0xffff) * fx;
    return above + (below - above) * (y - y0);
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
}
