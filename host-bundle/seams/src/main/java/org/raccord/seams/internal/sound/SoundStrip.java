package org.raccord.seams.internal.sound;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.SeamSound;
import org.raccord.model.sound.SoundBlock;

/**
 * Sound around and in a take, and what it does at a place: the steps from the stretch before the
 * place to the stretch after it.
 */
public final class SoundStrip {

  private static final double SHORT = 0.4;
  private static final double LONG = 1.5;
  private static final double GRAIN = 0.02;

  /** Of the short pieces of a stretch, the share that is quieter than its floor. */
  private static final double FLOOR_SHARE = 0.15;

  private final SoundBlock sound;
  private final int head;
  private final int tail;
  private final double[] sums;

  /**
   * A strip.
   *
   * @param head the take's first sample; 0 where nothing is before it
   * @param tail the sample after its last; the length where nothing is after it
   */
  public SoundStrip(SoundBlock sound, int head, int tail) {
    if (head < 0 || tail <= head || tail > sound.length()) {
      throw new IllegalArgumentException("A take lies within its sound");
    }
    this.sound = sound;
    this.head = head;
    this.tail = tail;
    double[] power = Loudness.weightedPower(sound);
    sums = new double[power.length + 1];
    for (int i = 0; i < power.length; i++) {
      sums[i + 1] = sums[i] + power[i];
    }
  }

  public int head() {
    return head;
  }

  public int tail() {
    return tail;
  }

  public boolean hasHead() {
    return head > 0;
  }

  public boolean hasTail() {
    return tail < sound.length();
  }

  private int rate() {
    return sound.format().sampleRate();
  }

  /** Step of BS.1770 loudness, 400 ms either side, in LU. */
  public double loudness(int at) {
    int span = window(SHORT);
    return Math.abs(loudness(at, at + span) - loudness(at - span, at));
  }

  /** The same over up to 1.5 s either side. */
  public double level(int at) {
    int span = window(LONG);
    return Math.abs(loudness(at, at + span) - loudness(at - span, at));
  }

  /** Step of the quiet between events, over up to 1.5 s either side, in LU. */
  public double floor(int at) {
    int span = window(LONG);
    return Math.abs(quiet(at, at + span) - quiet(at - span, at));
  }

  /** Third-octave distance of 250 ms either side, in dB. */
  public double spectrum(int at) {
    return SeamSound.step(sound, at);
  }

  /** Click over what the sound itself does within half a second, in dB. */
  public double click(int at) {
    return SeamSound.click(sound, at);
  }

  /** The same at the end of a coded file, whose coder's error the sound hides. */
  public double heardClick(int at) {
    return SeamSound.heardClick(sound, at);
  }

  /**
   * No window is longer than the take, for what lies beyond is not its sound, nor than a third of
   * what is beside it, which must show what is ordinary.
   */
  private int window(double seconds) {
    int beside = Math.max(head, sound.length() - tail) / 3;
    return Math.max(1, Math.min(Math.min(tail - head, beside), (int) (seconds * rate())));
  }

  /** Loudness of a stretch, cut to what there is of it. */
  public double loudness(int from, int to) {
    int begin = Math.max(0, from);
    int end = Math.min(sound.length(), to);
    double mean = end > begin ? (sums[end] - sums[begin]) / (end - begin) : 0;
    return Math.max(Loudness.ABSOLUTE_GATE, Loudness.of(Math.max(0, mean)));
  }

  private double quiet(int from, int to) {
    int grain = (int) (GRAIN * rate());
    int begin = Math.max(0, from);
    int end = Math.min(sound.length(), to);
    int count = Math.max(1, (end - begin) / grain);
    double[] levels = new double[count];
    for (int k = 0; k < count; k++) {
      levels[k] = loudness(begin + k * grain, Math.min(end, begin + (k + 1) * grain));
    }
    Arrays.sort(levels);
    return levels[(int) (count * FLOOR_SHARE)];
  }

  /**
   * A measure at ordinary places: in the clips beside the take, clear of it and of their ends by
   * {@code seconds}, or by as long as its windows are.
   *
   * @param most about how many places a side
   */
  public double[] ordinary(IntToDoubleFunction measure, double seconds, int most) {
    int clear = window(seconds);
    double[] before = places(clear, head - clear, most);
    double[] after = places(tail + clear, sound.length() - clear, most);
    double[] all = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, all, before.length, after.length);
    return Arrays.stream(all).map(p -> measure.applyAsDouble((int) p)).toArray();
  }

  private static double[] places(int from, int to, int most) {
    if (to <= from) {
      return new double[0];
    }
    int count = Math.min(most, 1 + (to - from) / 2000);
    double[] places = new double[count];
    for (int k = 0; k < count; k++) {
      places[k] = from + (to - from) * (k + 0.5) / count;
    }
    return places;
  }
}
