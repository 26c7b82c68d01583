package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import org.raccord.acoustics.Fourier;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.Resampler;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Linear-prediction cepstra of the voiced moments of speech at 8 kHz, every 10 ms, and how they
 * change within 60 ms: what speaker verification was built on before it had embeddings (Atal, 1974;
 * Furui, 1981).
 *
 * @param shapes twelve coefficients a row
 * @param changes their slopes, in the same order
 */
record VoicedCepstra(List<double[]> shapes, List<double[]> changes) {

  private static final int RATE = 8000;
  private static final int ORDER = 12;
  private static final int HOP = 80;
  private static final int SIZE = 240;
  private static final int SPAN = 3;
  private static final double EMPHASIS = 0.9;

  VoicedCepstra {
    shapes = List.copyOf(shapes);
    changes = List.copyOf(changes);
  }

  static VoicedCepstra of(SoundBlock sound) {
    float[] samples = sound.channel(0);
    double step = (double) sound.format().sampleRate() / RATE;
    float[] low = Resampler.read(samples, step, (int) (samples.length / step));
    PitchTrack pitch = PitchTrack.of(new SoundBlock(new SoundFormat(RATE, 1), new float[][] {low}));
    double[] window = Fourier.hann(SIZE);
    List<double[]> all = new ArrayList<>();
    for (int f = 0; f * HOP + SIZE < low.length; f++) {
      double[] frame = new double[SIZE];
      for (int i = 0; i < SIZE; i++) {
        int at = f * HOP + i;
        frame[i] = window[i] * (low[at] - (at > 0 ? EMPHASIS * low[at - 1] : 0));
      }
      all.add(cepstrum(frame));
    }
    List<double[]> shapes = new ArrayList<>();
    List<double[]> changes = new ArrayList<>();
    for (int f = SPAN; f + SPAN < all.size(); f++) {
      boolean voiced = pitch.frames() > 0;
      for (int k = -SPAN; k <= SPAN && voiced; k++) {
        voiced = pitch.voiced(pitch.frame((f + k) * HOP + SIZE / 2));
      }
      if (voiced) {
        shapes.add(all.get(f));
        changes.add(slope(all, f));
      }
    }
    return new VoicedCepstra(shapes, changes);
  }

  private static double[] slope(List<double[]> all, int f) {
    double[] slope = new double[ORDER];
    for (int k = 1; k <= SPAN; k++) {
      for (int n = 0; n < ORDER; n++) {
        slope[n] += k * (all.get(f + k)[n] - all.get(f - k)[n]);
      }
    }
    return slope;
  }

  /** By the recursion of Levinson and Durbin, and from its coefficients to cepstra. */
  private static double[] cepstrum(double[] frame) {
    double[] r = new double[ORDER + 1];
    for (int k = 0; k <= ORDER; k++) {
      for (int i = k; i < frame.length; i++) {
        r[k] += frame[i] * frame[i - k];
      }
    }
    double error = r[0] * 1.0001 + 1e-12;
    double[] a = new double[ORDER + 1];
    for (int i = 1; i <= ORDER; i++) {
      double sum = r[i];
      for (int j = 1; j < i; j++) {
        sum -= a[j] * r[i - j];
      }
      double reflection = sum / error;
      double[] next = a.clone();
      next[i] = reflection;
      for (int j = 1; j < i; j++) {
        next[j] = a[j] - reflection * a[i - j];
      }
      a = next;
      error *= 1 - reflection * reflection;
    }
    double[] cepstrum = new double[ORDER];
    for (int n = 1; n <= ORDER; n++) {
      double sum = a[n];
      for (int k = 1; k < n; k++) {
        sum += (double) k / n * cepstrum[k - 1] * a[n - k];
      }
      cepstrum[n - 1] = sum;
    }
    return cepstrum;
  }
}
