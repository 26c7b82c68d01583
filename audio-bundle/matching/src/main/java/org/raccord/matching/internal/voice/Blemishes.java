package org.raccord.matching.internal.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.model.sound.SoundBlock;

/**
 * What is wrong with a neighbour's sound, so that not everything may be taken from it.
 *
 * @param under something sounds under the words, such as music
 * @param clipped the waveform is cut off
 * @param remarks the same and more, in sentences for the editor
 */
record Blemishes(boolean under, boolean clipped, List<String> remarks) {

  /** Speech of which the gaps lie less than this below the loud moments has something under it. */
  private static final double SHALLOW = 18;

  /** Music holds its notes; speech never does. */
  private static final double STEADY = 0.35;

  private static final double CLIPPED_SHARE = 0.002;
  private static final double TELEPHONE = 4300;
  private static final double OFFSET = 0.005;
  private static final double DEAD = 1e-5;

  Blemishes {
    remarks = List.copyOf(remarks);
  }

  /** Looks at the neighbour as it is, and at what was heard of the person in it. */
  static Blemishes of(SoundBlock beside, VoicePortrait voice) {
    List<String> remarks = new ArrayList<>();
    boolean under = voice.depth() < SHALLOW || voice.pitch().steadiness() > STEADY;
    if (under) {
      remarks.add(
          "Something sounds under the words beside the slot, such as music or other voices; only"
              + " pitch, rate and loudness of the voice were taken from there.");
    }
    boolean clipped = clippedShare(voice.sound()) > CLIPPED_SHARE;
    if (clipped) {
      remarks.add(
          "The sound beside the slot is clipped; only pitch, rate, spectrum and loudness of the"
              + " voice were taken from there.");
    }
    double highest = voice.spectrum().highest();
    if (!under && highest < TELEPHONE) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "The voice beside the slot ends at %.1f kHz, as over a telephone; so does the line.",
              highest / 1000));
    }
    channels(beside, remarks);
    return new Blemishes(under, clipped, remarks);
  }

  private static void channels(SoundBlock beside, List<String> remarks) {
    boolean offset = false;
    int dead = 0;
    int channels = beside.format().channels();
    for (int c = 0; c < channels; c++) {
      double mean = Person.mean(beside.channel(c));
      double power = 0;
      for (float x : beside.channel(c)) {
        power += (x - mean) * (x - mean) / Math.max(1, beside.length());
      }
      offset |= Math.abs(mean) > OFFSET;
      dead += Math.sqrt(power) < DEAD ? 1 : 0;
    }
    if (offset) {
      remarks.add("The sound beside the slot has a constant offset; the line does not have it.");
    }
    if (dead > 0 && dead < channels && channels == 2) {
      remarks.add(
          "One channel beside the slot is silent; the line is in the other one alone, as the"
              + " neighbour is.");
    }
  }

  /** Samples that lie at the same extreme as the one before them, of all there are. */
  private static double clippedShare(SoundBlock sound) {
    float[] samples = sound.channel(0);
    float low = 0;
    float high = 0;
    for (float x : samples) {
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    int count = 0;
    for (int i = 1; i < samples.length; i++) {
      boolean top = high > 0.05f && samples[i] > 0.998f * high && samples[i - 1] > 0.998f * high;
      boolean bottom = low < -0.05f && samples[i] < 0.998f * low && samples[i - 1] < 0.998f * low;
      count += top || bottom ? 1 : 0;
    }
    return samples.length == 0 ? 0 : (double) count / samples.length;
  }
}
