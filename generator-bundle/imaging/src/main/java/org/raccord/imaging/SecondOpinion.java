package org.raccord.imaging;

/**
 * A second search for the motion across a gap, in broader pieces. Two searches go wrong in
 * different places, and where they do, what each lays of both sides over one another does not fit:
 * there the one that fits better counts for more, and where neither does the mean of both is nearer
 * to the truth than either (overlapped motion compensation does the same with neighbouring blocks:
 * Orchard, Sullivan: Overlapped Block Motion Compensation, IEEE TIP 1994). Not thread-safe: it
 * keeps its buffers from moment to moment.
 */
public final class SecondOpinion {

  /** Pixels around one over which the misfit is averaged. */
  private static final int AROUND = 3;

  /** Misfit in lightness of 255 that noise and compression cause by themselves. */
  private static final float USUAL = 1.5f;

  /** Misfit up to which the first search is right, and nothing is woven twice. */
  private static final float FITS = 1;

  /** Misfit from which the second has all its say. */
  private static final float DOUBTFUL = 2.5f;

  /** Ways that differ by less, in pixels of the raster, are one opinion. */
  private static final float SAME = 0.05f;

  /** A large raster is made so many times smaller for it: a small one would lose faces. */
  private static final int FACTOR = 2;

  private final Grey a;
  private final Grey b;
  private final int factor;
  private final Weaver weaver;

  private SecondOpinion(Crossing first, Crossing second, int factor) {
    this.a = first.a;
    this.b = first.b;
    this.factor = factor;
    this.weaver = new Weaver(second);
  }

  /**
   * Searches once more.
   *
   * @param bend the part of the bend that is taken, as in {@link Crossing#bent}
   */
  public static SecondOpinion on(Crossing crossing, double bend, FlowEstimator.Effort effort) {
    int factor = effort == FlowEstimator.Effort.HALF ? FACTOR : 1;
    return new SecondOpinion(crossing, crossing.broad(factor, effort).bent(bend), factor);
  }

  /** What it says of the moment {@code step} steps after A. */
  public Moment at(double step) {
    return factor == 1 ? weaver.at(step) : weaver.at(step).widened(factor, a.width(), a.height());
  }

  /** How much of each pixel of the raster it should have, 0 to 1. */
  public float[] part(Moment first, Moment second) {
    int w = first.toA().width();
    int h = first.toA().height();
    float[] one = misfit(first);
    float[] two = misfit(second);
    float[] part = new float[w * h];
    for (int i = 0; i < part.length; i++) {
      float mine = (one[i] + USUAL) * (one[i] + USUAL);
      float other = (two[i] + USUAL) * (two[i] + USUAL);
      float need = Math.max(0, Math.min(1, (one[i] - FITS) / (DOUBTFUL - FITS)));
      part[i] = differs(first, second, i) ? need * mine / (mine + other) : 0;
    }
    return Fields.boxBlur(part, w, h, 1);
  }

  private static boolean differs(Moment one, Moment two, int i) {
    return Math.abs(one.toA().dx()[i] - two.toA().dx()[i]) > SAME
        || Math.abs(one.toA().dy()[i] - two.toA().dy()[i]) > SAME
        || Math.abs(one.toB().dx()[i] - two.toB().dx()[i]) > SAME
        || Math.abs(one.toB().dy()[i] - two.toB().dy()[i]) > SAME;
  }

  /** How far apart both sides are where the moment lays them over one another, in the mean. */
  private float[] misfit(Moment moment) {
    Grey fromA = Fields.fetch(a, moment.toA());
    Grey fromB = Fields.fetch(b, moment.toB());
    float[] misfit = new float[fromA.pixels().length];
    for (int i = 0; i < misfit.length; i++) {
      misfit[i] = Math.abs((fromA.pixels()[i] & 0xff) - (fromB.pixels()[i] & 0xff));
    }
    return Fields.boxBlur(misfit, fromA.width(), fromA.height(), AROUND);
  }
}
