package org.raccord.matching.internal.voice;

import java.util.ArrayList;
import java.util.List;
import org.raccord.acoustics.PitchTrack;
import org.raccord.model.sound.SoundBlock;

/**
 * Changes pitch, its spread and the rate of speech, period by period: time-domain pitch-synchronous
 * overlap-add after Moulines and Charpentier (1990). The shape of each period, and with it the
 * formants, stays.
 */
final class Prosody {

  private static final double UNVOICED_STEP = 0.005;
  private static final double MOST_FACTOR = 1.9;

  private final float[] sound;
  private final int rate;
  private final PitchTrack pitch;

  /** A mark in the sound. */
  private record Mark(int at, double period, boolean voiced) {}

  private Prosody(SoundBlock sound, PitchTrack pitch) {
    this.sound = sound.channel(0);
    this.rate = sound.format().sampleRate();
    this.pitch = pitch;
  }

  /**
   * The same words otherwise spoken.
   *
   * @param shift semitones up
   * @param spread factor of how far the pitch moves from its median
   * @param duration factor of how long it lasts
   */
  static SoundBlock change(
      SoundBlock sound, PitchTrack pitch, double shift, double spread, double duration) {
    return new Prosody(sound, pitch).changed(shift, spread, duration);
  }

  private SoundBlock changed(double shift, double spread, double duration) {
    List<Mark> marks = marks();
    double median = pitch.median().orElse(100);
    double[] out = new double[(int) Math.round(sound.length * duration)];
    double[] weight = new double[out.length];
    double at = 0;
    int k = 0;
    while (at < out.length && !marks.isEmpty()) {
      double place = at / duration;
      while (k + 1 < marks.size()
          && Math.abs(marks.get(k + 1).at() - place) <= Math.abs(marks.get(k).at() - place)) {
        k++;
      }
      Mark mark = marks.get(k);
      double period = mark.period();
      if (mark.voiced()) {
        double above = PitchTrack.semitones(rate / period, median);
        double factor = Math.pow(2, (shift + (spread - 1) * above) / 12);
        period /= Math.max(1 / MOST_FACTOR, Math.min(MOST_FACTOR, factor));
      }
      lay(mark, (int) Math.round(at), Math.max(period, mark.period()), out, weight);
      at += period;
    }
    float[] samples = new float[out.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (out[i] / Math.max(0.6, weight[i]));
    }
    return Person.mono(samples, rate);
  }

  /** Adds the two periods around a mark, under a window. */
  private void lay(Mark mark, int at, double half, double[] out, double[] weight) {
    int reach = (int) Math.round(Math.min(half, 1.4 * mark.period()));
    for (int i = -reach; i <= reach; i++) {
      int from = mark.at() + i;
      int to = at + i;
      if (from >= 0 && from < sound.length && to >= 0 && to < out.length) {
        double window = 0.5 + 0.5 * Math.cos(Math.PI * i / (reach + 1));
        out[to] += window * sound[from];
        weight[to] += window;
      }
    }
  }

  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    double at = 0;
    boolean inVoice = false;
    while (at < sound.length) {
      double frequency = pitch.frames() == 0 ? 0 : pitch.frequency(pitch.frame((int) at));
      if (frequency <= 0) {
        double step = UNVOICED_STEP * rate;
        marks.add(new Mark((int) at, step, false));
        at += step;
        inVoice = false;
        continue;
      }
      double period = rate / frequency;
      int place =
          inVoice
              ? likest(marks.get(marks.size() - 1).at(), period)
              : loudest((int) at, (int) (at + period));
      if (place >= sound.length) {
        break;
      }
      marks.add(new Mark(place, period, true));
      at = place + period;
      inVoice = true;
    }
    return marks;
  }

  private int loudest(int from, int to) {
    int best = from;
    for (int i = from; i < Math.min(sound.length, to); i++) {
      best = Math.abs(sound[i]) > Math.abs(sound[best]) ? i : best;
    }
    return best;
  }

  /** The place about one period after {@code mark} around which the sound is most like there. */
  private int likest(int mark, double period) {
    int reach = (int) (period / 2);
    int best = mark + (int) Math.round(period);
    double most = -2;
    for (int at = mark + (int) (0.8 * period); at <= mark + 1.2 * period; at++) {
      if (mark - reach < 0 || at + reach >= sound.length) {
        break;
      }
      double product = 0;
      double energy = 1e-12;
      for (int i = -reach; i <= reach; i += 2) {
        product += (double) sound[mark + i] * sound[at + i];
        energy += (double) sound[at + i] * sound[at + i];
      }
      double likeness = product / Math.sqrt(energy);
      // Scaled by the energy there alone: that of the mark is the same for all.
      if (likeness > most) {
        most = likeness;
        best = at;
      }
    }
    return best;
  }
}
