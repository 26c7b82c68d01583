package org.raccord.matching.internal.voice;

import org.raccord.acoustics.Fourier;

/** Convolution by the Fourier transform, all at once. */
final class Convolution {

  private Convolution() {}

  /** The response to {@code samples} of a filter whose middle tap is its time zero. */
  static float[] centred(float[] samples, double[] filter) {
    return part(samples, filter, filter.length / 2, samples.length);
  }

  /** The response to {@code samples} with the filter's dying away after the last one. */
  static float[] whole(float[] samples, double[] filter) {
    return part(samples, filter, 0, samples.length + filter.length - 1);
  }

  private static float[] part(float[] samples, double[] filter, int from, int length) {
    Fourier fourier = new Fourier(Fourier.sizeFor(samples.length + filter.length));
    double[] padded = new double[fourier.size()];
    for (int i = 0; i < samples.length; i++) {
      padded[i] = samples[i];
    }
    double[][] one = new double[2][fourier.bins()];
    fourier.forward(padded, one[0], one[1]);
    double[] taps = new double[fourier.size()];
    System.arraycopy(filter, 0, taps, 0, filter.length);
    double[][] other = new double[2][fourier.bins()];
    fourier.forward(taps, other[0], other[1]);
    for (int k = 0; k < fourier.bins(); k++) {
      double real = one[0][k] * other[0][k] - one[1][k] * other[1][k];
      one[1][k] = one[0][k] * other[1][k] + one[1][k] * other[0][k];
      one[0][k] = real;
    }
    fourier.backward(one[0], one[1], padded);
    float[] result = new float[length];
    for (int i = 0; i < length; i++) {
      result[i] = (float) padded[from + i];
    }
    return result;
  }
}
