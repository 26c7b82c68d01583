package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * How peaked the linear-prediction residual of voiced speech is: its peak over its root mean square
 * in dB, the mean over windows of 40 ms. A throat gives about 12 to 13; the pulses of a vocoder
 * raise it, which is heard as buzz, and smearing lowers it.
 */
public final class ResidualPeak {

  private static final int ORDER = 16;
  private static final double WINDOW = 0.04;

  private ResidualPeak() {}

  /**
   * Measures one channel.
   *
   * @param sound the first channel counts
   * @param pitch of that sound
   * @return in dB; 0 where nothing is voiced
   */
  public static double of(SoundBlock sound, PitchTrack pitch) {
    float[] samples = sound.channel(0);
    int size = Math.max(4 * ORDER, (int) Math.round(WINDOW * sound.format().sampleRate()));
    double sum = 0;
    int count = 0;
    for (int start = 0; start + size <= samples.length; start += 2 * size) {
      if (pitch.frames() == 0 || !pitch.voiced(pitch.frame(start + size / 2))) {
        continue;
      }
      double[] window = new double[size];
      for (int i = 0; i < size; i++) {
        window[i] = samples[start + i];
      }
      double[] rest = LinearPrediction.fit(window, 0, size, ORDER).residual(window);
      double peak = 1e-12;
      double energy = 1e-20;
      for (int i = ORDER; i < size; i++) {
        peak = Math.max(peak, Math.abs(rest[i]));
        energy += rest[i] * rest[i] / size;
      }
      sum += 20 * Math.log10(peak / Math.sqrt(energy));
      count++;
    }
    return count == 0 ? 0 : sum / count;
  }
}
