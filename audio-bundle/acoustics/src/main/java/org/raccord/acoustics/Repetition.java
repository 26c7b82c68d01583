package org.raccord.acoustics;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Whether a sound says the same thing twice, as a loop does. */
public final class Repetition {

  private static final double TEMPLATE = 0.25;
  private static final double LEAST_LAG = 0.3;

  private Repetition() {}

  /**
   * The largest normalised correlation, by its magnitude, of any 0.25 s of the mono mix with
   * another stretch at least 0.3 s away; templates every 0.125 s. A constant offset is left out: it
   * is the same everywhere, and nobody hears it.
   *
   * @return 0 to 1; 0 for sound too short to hold two stretches
   */
  public static double of(SoundBlock block) {
    int rate = block.format().sampleRate();
    int template = (int) (TEMPLATE * rate);
    int lag = (int) (LEAST_LAG * rate);
    SoundBlock mono = mono(block);
    double highest = 0;
    for (int at : positions(block.length(), template)) {
      int later = at + lag;
      if (later + template <= block.length()) {
        int reach = block.length() - template - later;
        int shift = Correlation.strongestShift(mono, at, mono, later, template, reach);
        double likeness = Correlation.of(mono, at, mono, later + shift, template);
        highest = Math.max(highest, Math.abs(likeness));
      }
    }
    return highest;
  }

  private static List<Integer> positions(int length, int template) {
    List<Integer> positions = new ArrayList<>();
    for (int at = 0; at + template <= length; at += template / 2) {
      positions.add(at);
    }
    return positions;
  }

  private static SoundBlock mono(SoundBlock block) {
    float[] mix = new float[block.length()];
    for (int c = 0; c < block.format().channels(); c++) {
      float[] samples = block.channel(c);
      for (int i = 0; i < mix.length; i++) {
        mix[i] += samples[i];
      }
    }
    double sum = 0;
    for (float x : mix) {
      sum += x;
    }
    for (int i = 0; i < mix.length; i++) {
      mix[i] -= (float) (sum / mix.length);
    }
    return new SoundBlock(new SoundFormat(block.format().sampleRate(), 1), new float[][] {mix});
  }
}
