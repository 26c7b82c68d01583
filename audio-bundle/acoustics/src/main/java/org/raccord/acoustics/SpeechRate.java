package org.raccord.acoustics;

import java.util.Arrays;
import java.util.List;
import org.raccord.model.sound.SoundBlock;

/**
 * How fast somebody speaks: syllable nuclei are the peaks of intensity that stand 2 dB above the
 * dips around them and are voiced (de Jong and Wempe, 2009). Pauses do not count as time.
 */
public final class SpeechRate {

  private static final double DIP = 2;
  private static final double BELOW_LOUDEST = 25;

  /** A voice that is voiced for less of its speech is breathy: its syllables count all the same. */
  private static final double BREATHY = 0.35;

  private SpeechRate() {}

  /** Syllables in {@code spoken} stretches of a sound. */
  public static int syllables(SoundBlock block, PitchTrack pitch, List<Stretch> spoken) {
    double[] level = intensity(block, pitch);
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    double least = sorted.length == 0 ? 0 : sorted[sorted.length * 99 / 100] - BELOW_LOUDEST;
    int count = 0;
    boolean voiced = voicedShare(pitch, spoken) > BREATHY;
    for (Stretch stretch : spoken) {
      count += count(level, pitch, stretch, least, voiced);
    }
    return count;
  }

  /** Syllables a second of {@code spoken} stretches; 0 where there are none. */
  public static double of(SoundBlock block, PitchTrack pitch, List<Stretch> spoken) {
    double seconds = 0;
    for (Stretch stretch : spoken) {
      seconds += (double) stretch.length() / block.format().sampleRate();
    }
    return seconds <= 0 ? 0 : syllables(block, pitch, spoken) / seconds;
  }

  private static int count(
      double[] level, PitchTrack pitch, Stretch stretch, double least, boolean voiced) {
    int from = pitch.frame(stretch.from());
    int to = Math.min(level.length, pitch.frame(stretch.to()) + 1);
    int count = 0;
    double valley = Double.NEGATIVE_INFINITY;
    double peak = Double.NEGATIVE_INFINITY;
    int at = from;
    boolean rising = true;
    for (int f = from; f < to; f++) {
      if (rising) {
        if (level[f] > peak) {
          peak = level[f];
          at = f;
        } else if (level[f] < peak - DIP) {
          boolean stands = peak - valley > DIP && peak > least;
          count += stands && (!voiced || near(pitch, at)) ? 1 : 0;
          rising = false;
          valley = level[f];
        }
      } else if (level[f] < valley) {
        valley = level[f];
      } else if (level[f] > valley + DIP) {
        rising = true;
        peak = level[f];
        at = f;
      }
    }
    boolean last = rising && peak - valley > DIP && peak > least && (!voiced || near(pitch, at));
    return count + (last ? 1 : 0);
  }

  private static double voicedShare(PitchTrack pitch, List<Stretch> spoken) {
    int frames = 0;
    int voiced = 0;
    for (Stretch stretch : spoken) {
      for (int f = pitch.frame(stretch.from()); f < pitch.frame(stretch.to()); f++) {
        frames++;
        voiced += pitch.voiced(f) ? 1 : 0;
      }
    }
    return frames == 0 ? 0 : (double) voiced / frames;
  }

  private static boolean near(PitchTrack pitch, int frame) {
    for (int f = Math.max(0, frame - 1); f <= Math.min(pitch.frames() - 1, frame + 1); f++) {
      if (pitch.voiced(f)) {
        return true;
      }
    }
    return false;
  }

  /** The level of 60 ms under a Hann window around every frame, in dB. */
  private static double[] intensity(SoundBlock block, PitchTrack pitch) {
    int reach = Math.round(block.format().sampleRate() * 0.03f);
    double[] window = Fourier.hann(2 * reach);
    double[] level = new double[pitch.frames()];
    for (int f = 0; f < level.length; f++) {
      double sum = 1e-12;
      int start = pitch.middle(f) - reach;
      for (int c = 0; c < block.format().channels(); c++) {
        float[] samples = block.channel(c);
        int to = Math.min(2 * reach, samples.length - start);
        for (int i = Math.max(0, -start); i < to; i++) {
          sum += window[i] * samples[start + i] * samples[start + i] / reach;
        }
      }
      level[f] = 10 * Math.log10(sum);
    }
    return level;
  }
}
