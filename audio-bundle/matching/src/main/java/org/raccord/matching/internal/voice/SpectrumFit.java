package org.raccord.matching.internal.voice;

import org.raccord.acoustics.Fourier;
import org.raccord.acoustics.SpeechSpectrum;
import org.raccord.model.sound.SoundBlock;

/**
 * Gives speech the long-term spectrum of other speech by one linear-phase filter, and takes away
 * what lies above the other's band.
 */
final class SpectrumFit {

  /** Seconds of the filter: 513 taps at 16 kHz, 1537 at 48 kHz. */
  private static final double LENGTH = 0.032;

  private static final double MOST = 15;
  private static final double GONE = -60;
  private static final double LOWEST = 70;

  private SpectrumFit() {}

  /** A copy of {@code sound} with the spectrum {@code wanted}; its level stays about the same. */
  static SoundBlock fit(SoundBlock sound, SpeechSpectrum own, SpeechSpectrum wanted) {
    int rate = sound.format().sampleRate();
    int taps = 2 * (int) Math.round(LENGTH * rate / 2) + 1;
    Fourier design = new Fourier(2 * Fourier.sizeFor(taps));
    double[] gain = gains(design.bins(), rate, own, wanted);
    double[] impulse = new double[design.size()];
    double[] real = new double[design.bins()];
    for (int k = 0; k < real.length; k++) {
      real[k] = Math.pow(10, gain[k] / 20);
    }
    design.backward(real, new double[design.bins()], impulse);
    double[] filter = new double[taps];
    for (int i = 0; i < taps; i++) {
      int at = i - taps / 2;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * at / (taps / 2 + 1));
      filter[i] = window * impulse[Math.floorMod(at, design.size())];
    }
    return Person.mono(Convolution.centred(sound.channel(0), filter), rate);
  }

  private static double[] gains(int bins, int rate, SpeechSpectrum own, SpeechSpectrum wanted) {
    double[] gain = new double[bins];
    double width = rate / 2.0 / (bins - 1);
    double edge = wanted.highest();
    // The level is not the filter's to change: the mean over what carries words is taken out.
    double mean = 0;
    int count = 0;
    for (double f = 200; f < Math.min(edge, 4000); f *= 1.05) {
      mean += wanted.level(f) - own.level(f);
      count++;
    }
    mean /= Math.max(1, count);
    double last = 0;
    for (int k = bins - 1; k >= 0; k--) {
      double f = k * width;
      if (f < edge && f >= LOWEST && wanted.tells(f)) {
        double step = wanted.level(f) - own.level(f) - mean;
        last = Math.max(-MOST, Math.min(MOST, step));
      }
      gain[k] = last;
    }
    for (int k = 0; k < bins; k++) {
      double f = k * width;
      if (f >= edge) {
        gain[k] = GONE;
      } else if (f < LOWEST) {
        gain[k] = Math.min(gain[k], 0);
      }
    }
    return gain;
  }
}
