package org.raccord.matching.internal.voice;

import org.raccord.acoustics.Fourier;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.ResidualPeak;
import org.raccord.model.sound.SoundBlock;

/**
 * Takes the buzz out of a vocoder's voice: its pulses have all frequencies at one instant, a
 * throat's do not. An all-pass filter, as the pulse dispersion of McCree and Barnwell (1995),
 * delays high frequencies against low ones until the residual is as peaked as the wanted voice's.
 * Spectrum and timing stay.
 */
final class Dispersion {

  /**
   * Seconds between the first and the last frequency, at most: a millisecond either way is not
   * heard (Blauert and Laws, 1978).
   */
  private static final double MOST = 0.002;

  private static final int STEPS = 4;

  /** Decibels of the measure that are chance. */
  private static final double NEAR = 0.5;

  private Dispersion() {}

  /**
   * A copy of {@code sound} that is no more peaked than {@code wanted}, as far as may be.
   *
   * @param sound one channel
   * @param wanted as {@link ResidualPeak} says; 0 where it is not known
   * @param highest the upper end of the voice in Hz
   */
  static SoundBlock soften(SoundBlock sound, double wanted, double highest) {
    PitchTrack pitch = PitchTrack.of(sound);
    SoundBlock soft = sound;
    for (int step = 1; step <= STEPS; step++) {
      if (wanted <= 0 || ResidualPeak.of(soft, pitch) <= wanted + NEAR) {
        break;
      }
      soft = dispersed(sound, MOST * step / STEPS, highest);
    }
    return soft;
  }

  private static SoundBlock dispersed(SoundBlock sound, double seconds, double highest) {
    int rate = sound.format().sampleRate();
    int taps = 2 * (int) Math.ceil(seconds * rate) + 1;
    Fourier design = new Fourier(2 * Fourier.sizeFor(taps));
    double[] real = new double[design.bins()];
    double[] imaginary = new double[design.bins()];
    double width = (double) rate / design.size();
    double phase = 0;
    for (int k = 0; k < real.length; k++) {
      real[k] = Math.cos(phase);
      imaginary[k] = Math.sin(phase);
      double delay = seconds * (Math.min(1, k * width / highest) - 0.5);
      phase -= 2 * Math.PI * delay * width;
    }
    double[] impulse = new double[design.size()];
    design.backward(real, imaginary, impulse);
    double[] filter = new double[taps];
    for (int i = 0; i < taps; i++) {
      filter[i] = impulse[Math.floorMod(i - taps / 2, design.size())];
    }
    return Person.mono(Convolution.centred(sound.channel(0), filter), rate);
  }
}
