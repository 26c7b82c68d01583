package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/** Likeness of waveforms. */
public final class Correlation {

  private Correlation() {}

  /**
   * The normalised correlation of two stretches of one length, over all channels.
   *
   * @return -1 to 1; 0 where one of them is silent
   */
  public static double of(SoundBlock one, int from, SoundBlock other, int otherFrom, int length) {
    double product = 0;
    double energy = 0;
    double otherEnergy = 0;
    for (int c = 0; c < one.format().channels(); c++) {
      float[] x = one.channel(c);
      float[] y = other.channel(c);
      for (int i = 0; i < length; i++) {
        product += (double) x[from + i] * y[otherFrom + i];
        energy += (double) x[from + i] * x[from + i];
        otherEnergy += (double) y[otherFrom + i] * y[otherFrom + i];
      }
    }
    double scale = Math.sqrt(energy * otherEnergy);
    return scale < 1e-20 ? 0 : product / scale;
  }

  /**
   * The shift within {@code [-reach, reach]} that makes {@code other} most like {@code one}: of
   * stretches at {@code from} and at {@code otherFrom + shift}. Shifts that leave {@code other} are
   * not tried.
   */
  public static int bestShift(
      SoundBlock one, int from, SoundBlock other, int otherFrom, int length, int reach) {
    return shift(one, from, other, otherFrom, length, Math.max(-reach, -otherFrom), reach, false);
  }

  /**
   * The shift within {@code [0, reach]} at which {@code other} is most like {@code one} or like its
   * inverse.
   */
  public static int strongestShift(
      SoundBlock one, int from, SoundBlock other, int otherFrom, int length, int reach) {
    return shift(one, from, other, otherFrom, length, 0, reach, true);
  }

  private static int shift(
      SoundBlock one,
      int from,
      SoundBlock other,
      int otherFrom,
      int length,
      int lowest,
      int reach,
      boolean inverseToo) {
    int highest = Math.min(reach, other.length() - length - otherFrom);
    if (highest < lowest) {
      return 0;
    }
    int span = highest - lowest;
    double[] products = new double[span + 1];
    double[] energies = new double[span + 1];
    for (int c = 0; c < one.format().channels(); c++) {
      products(one.channel(c), from, other.channel(c), otherFrom + lowest, length, products);
      energies(other.channel(c), otherFrom + lowest, length, energies);
    }
    int best = 0;
    double bestLikeness = Double.NEGATIVE_INFINITY;
    for (int s = 0; s <= span; s++) {
      double likeness = products[s] / Math.sqrt(energies[s] + 1e-20);
      if (inverseToo) {
        likeness = Math.abs(likeness);
      }
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = s;
      }
    }
    return lowest + best;
  }

  private static void products(
      float[] x, int from, float[] y, int otherFrom, int length, double[] products) {
    int all = length + products.length - 1;
    Fourier fourier = new Fourier(Fourier.sizeFor(all + length));
    double[] buffer = new double[fourier.size()];
    double[][] a = new double[2][fourier.bins()];
    double[][] b = new double[2][fourier.bins()];
    for (int i = 0; i < length; i++) {
      buffer[i] = x[from + i];
    }
    fourier.forward(buffer, a[0], a[1]);
    for (int i = 0; i < all; i++) {
      buffer[i] = y[otherFrom + i];
    }
    fourier.forward(buffer, b[0], b[1]);
    for (int k = 0; k < fourier.bins(); k++) {
      double real = a[0][k] * b[0][k] + a[1][k] * b[1][k];
      b[1][k] = a[0][k] * b[1][k] - a[1][k] * b[0][k];
      b[0][k] = real;
    }
    fourier.backward(b[0], b[1], buffer);
    for (int s = 0; s < products.length; s++) {
      products[s] += buffer[s];
    }
  }

  private static void energies(float[] y, int from, int length, double[] energies) {
    double energy = 0;
    for (int i = 0; i < length; i++) {
      energy += (double) y[from + i] * y[from + i];
    }
    for (int s = 0; s < energies.length; s++) {
      energies[s] += Math.max(0, energy);
      if (s + 1 < energies.length) {
        energy += (double) y[from + s + length] * y[from + s + length];
        energy -= (double) y[from + s] * y[from + s];
      }
    }
  }
}
