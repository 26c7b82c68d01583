package org.raccord.imaging;

import org.raccord.model.picture.Frame;

/**
 * The grain or noise of a shot: its strength in each plane by lightness, and how far it clumps.
 * Measured on what a picture and its neighbour, laid over it along the motion, do not share.
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Grain(float[][] strength, float[] clump) {

  static final int BANDS = 8;

  /** Part of the noise that an interpolated fetch keeps, as variance; mean over positions. */
  static final float KEPT_BY_FETCH = 0.72f;

  private static final Grain NONE = new Grain(new float[3][BANDS], new float[3]);

  /** A clean picture. */
  public static Grain none() {
    return NONE;
  }

  /**
   * Measures the grain of {@code picture}.
   *
   * @param other the next picture of the same shot
   * @param flow where the pixels of {@code picture} are found in {@code other}
   */
  public static Grain measure(Frame picture, Frame other, Flow flow, Raster raster) {
    Warper warper = new Warper(picture.format(), raster);
    int planes = picture.format().layout().planes();
    float[][] strength = new float[planes][];
    float[] clump = new float[planes];
    for (int p = 0; p < planes; p++) {
      Lattice places = Residual.places(picture, p);
      Residual residual = new Residual(picture, warper.fetch(other, flow, p, places), p, places);
      strength[p] = residual.strength();
      clump[p] = residual.clump();
    }
    return new Grain(strength, clump);
  }

  /** Halfway between two: what a bridge carries. */
  public Grain mixed(Grain other, double share) {
    float[][] mixed = new float[strength.length][BANDS];
    float[] clumps = new float[clump.length];
    for (int p = 0; p < mixed.length; p++) {
      int q = Math.min(p, other.strength.length - 1);
      for (int b = 0; b < BANDS; b++) {
        mixed[p][b] = (float) (strength[p][b] * (1 - share) + other.strength[q][b] * share);
      }
      clumps[p] = (float) (clump[p] * (1 - share) + other.clump[q] * share);
    }
    return new Grain(mixed, clumps);
  }

  /** The strength in plane 0 over all lightness, in code values. */
  public double luma() {
    double sum = 0;
    for (float s : strength[0]) {
      sum += s;
    }
    return sum / BANDS;
  }

  /** What of the noise is missing where pictures were mixed with {@code share}, as amplitude. */
  static float missing(float share) {
    float kept = (share * share + (1 - share) * (1 - share)) * KEPT_BY_FETCH;
    return (float) Math.sqrt(Math.max(0, 1 - kept));
  }

  /**
   * Gives a picture woven by {@code moment} the grain that the mixing took.
   *
   * @param seed decides the grain, together with {@code index}
   * @param index number of the picture in the take
   */
  public void restore(Frame frame, Moment moment, Raster raster, long seed, long index) {
    float[] share = moment.shareB();
    for (int p = 0; p < strength.length; p++) {
      new Sprinkler(frame, p, seed, index)
          .sprinkle(strength[p], clump[p], raster, (i) -> missing(share[i]));
    }
  }

  /** Gives a picture the part {@code amount} of the grain. */
  public void add(Frame frame, Raster raster, float amount, long seed, long index) {
    for (int p = 0; p < strength.length; p++) {
      new Sprinkler(frame, p, seed, index).sprinkle(strength[p], clump[p], raster, (i) -> amount);
    }
  }

  /** The lightness band of a luma code. */
  static int band(int code, int maxCode) {
    return Math.min(BANDS - 1, code * BANDS / (maxCode + 1));
  }
}
