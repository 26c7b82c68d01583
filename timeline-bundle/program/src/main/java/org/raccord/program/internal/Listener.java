package org.raccord.program.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.program.MediaLocator;

/**
 * The sound of a stretch of the program.
 *
 * <p>Where the mix stays within full scale it passes unaltered. A peak beyond it is turned down to
 * -0.1 dBFS by a gain that moves over {@value #WINDOW} samples to both sides, so that nothing is
 * clipped and nothing clicks. The gain at a sample depends on the mix around it alone: the same
 * sample is the same whatever stretch is asked for.
 */
public final class Listener implements SoundReader {

  private static final int WINDOW = 480;
  private static final float CEILING = 0.98855f;

  private final SoundFormat format;
  private final Mix mix;
  private final long end;

  /** The mix from {@link #position} to WINDOW samples ahead. */
  private float[][] ahead;

  /** Gain each sample would need by itself, from WINDOW behind to WINDOW ahead of the position. */
  private float[] needed;

  private long position;

  /** The sound of {@code range}, whose edges are rounded to samples once. */
  public Listener(
      Assembly assembly, Media media, MediaLocator locator, SoundFormat format, FrameRange range) {
    this.format = format;
    this.position = range.startTime().sample(format.sampleRate());
    this.end = range.endTime().sample(format.sampleRate());
    List<Voice> voices = new VoiceFinder(assembly, format.sampleRate()).voices();
    this.mix = new Mix(voices, media, locator, format, position - WINDOW);
    this.ahead = new float[format.channels()][0];
    this.needed = new float[0];
  }

  @Override
  public SoundFormat format() {
    return format;
  }

  @Override
  public Optional<SoundBlock> next(int samples) throws IOException {
    if (samples < 1) {
      throw new IllegalArgumentException("At least one sample is asked for, not " + samples);
    }
    if (position >= end) {
      return Optional.empty();
    }
    if (needed.length == 0) {
      start();
    }
    int count = (int) Math.min(samples, end - position);
    float[][] fresh = mix.next(count);
    float[][] both = new float[format.channels()][];
    float[][] out = new float[format.channels()][];
    for (int c = 0; c < both.length; c++) {
      both[c] = joined(ahead[c], fresh[c]);
      out[c] = Arrays.copyOfRange(both[c], 0, count);
      ahead[c] = Arrays.copyOfRange(both[c], count, count + WINDOW);
    }
    float[] gains = joined(needed, needed(fresh));
    limit(out, gains);
    needed = Arrays.copyOfRange(gains, count, gains.length);
    position += count;
    return Optional.of(new SoundBlock(format, out));
  }

  private void start() throws IOException {
    float[] behind = needed(mix.next(WINDOW));
    ahead = mix.next(WINDOW);
    needed = joined(behind, needed(ahead));
  }

  /**
   * Turns down what is too loud: a minimum over the window ahead, then a mean over the window
   * behind, is at no sample above the gain that the sample needs.
   */
  private static void limit(float[][] out, float[] gains) {
    if (isAllOne(gains)) {
      return;
    }
    int count = out[0].length;
    float[] lowest = new float[count + WINDOW];
    for (int i = 0; i < lowest.length; i++) {
      float low = 1;
      for (int k = i; k <= i + WINDOW && k < gains.length; k++) {
        low = Math.min(low, gains[k]);
      }
      lowest[i] = low;
    }
    for (int i = 0; i < count; i++) {
      double sum = 0;
      boolean one = true;
      for (int k = i; k <= i + WINDOW; k++) {
        sum += lowest[k];
        one &= lowest[k] == 1;
      }
      if (!one) {
        float gain = (float) (sum / (WINDOW + 1));
        for (float[] channel : out) {
          channel[i] *= gain;
        }
      }
    }
  }

  private static boolean isAllOne(float[] gains) {
    for (float gain : gains) {
      if (gain != 1) {
        return false;
      }
    }
    return true;
  }

  private static float[] needed(float[][] block) {
    float[] gains = new float[block[0].length];
    for (int i = 0; i < gains.length; i++) {
      float peak = 0;
      for (float[] channel : block) {
        peak = Math.max(peak, Math.abs(channel[i]));
      }
      gains[i] = peak > 1 ? CEILING / peak : 1;
    }
    return gains;
  }

  private static float[] joined(float[] one, float[] other) {
    float[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Override
  public void close() throws IOException {
    position = end;
    mix.close();
  }
}
