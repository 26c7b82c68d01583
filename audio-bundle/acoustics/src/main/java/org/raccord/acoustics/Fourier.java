package org.raccord.acoustics;

import org.jtransforms.fft.DoubleFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * The discrete Fourier transform of one length of real samples. Not thread-safe: it holds a buffer.
 *
 * <p>Unscaled forward, scaled by {@code 1/size} backward, so that the two undo each other.
 */
public final class Fourier {

  static {
    // Its pool of threads would outlive a plug-in, and our transforms are too small to gain by it.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int size;
  private final DoubleFFT_1D transform;
  private final double[] packed;

  /**
   * @param size samples of one transform, even, at least 2
   */
  public Fourier(int size) {
    if (size < 2 || size % 2 != 0) {
      throw new IllegalArgumentException("A transform has an even length, not " + size);
    }
    this.size = size;
    this.transform = new DoubleFFT_1D(size);
    this.packed = new double[size];
  }

  /** The smallest power of two that is not below {@code samples}. */
  public static int sizeFor(int samples) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, samples - 1)) << 1);
  }

  public int size() {
    return size;
  }

  /** Bins of the half spectrum: {@code size / 2 + 1}. */
  public int bins() {
    return size / 2 + 1;
  }

  /**
   * Transforms {@code samples}, which stay as they are.
   *
   * @param samples {@code size} values
   * @param real receives {@code bins} values
   * @param imaginary receives {@code bins} values
   */
  public void forward(double[] samples, double[] real, double[] imaginary) {
    System.arraycopy(samples, 0, packed, 0, size);
    transform.realForward(packed);
    int half = size / 2;
    real[0] = packed[0];
    imaginary[0] = 0;
    real[half] = packed[1];
    imaginary[half] = 0;
    for (int k = 1; k < half; k++) {
      real[k] = packed[2 * k];
      imaginary[k] = packed[2 * k + 1];
    }
  }

  /**
   * Transforms back into {@code samples}; the imaginary parts of the first and last bin count for
   * nothing.
   */
  public void backward(double[] real, double[] imaginary, double[] samples) {
    int half = size / 2;
    packed[0] = real[0];
    packed[1] = real[half];
    for (int k = 1; k < half; k++) {
      packed[2 * k] = real[k];
      packed[2 * k + 1] = imaginary[k];
    }
    transform.realInverse(packed, true);
    System.arraycopy(packed, 0, samples, 0, size);
  }

  /**
   * Squared magnitudes of the half spectrum of {@code samples}.
   *
   * @param power receives {@code bins} values
   */
  public void power(double[] samples, double[] power) {
    System.arraycopy(samples, 0, packed, 0, size);
    transform.realForward(packed);
    int half = size / 2;
    power[0] = packed[0] * packed[0];
    power[half] = packed[1] * packed[1];
    for (int k = 1; k < half; k++) {
      power[k] = packed[2 * k] * packed[2 * k] + packed[2 * k + 1] * packed[2 * k + 1];
    }
  }

  /** A periodic Hann window: copies of it at half its length add up to one. */
  public static double[] hann(int size) {
    double[] window = new double[size];
    for (int i = 0; i < size; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
    }
    return window;
  }
}
