package org.raccord.acoustics;

import java.util.Arrays;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * The true peak of sound that is heard once, block by block; see {@link TruePeak}. What it says is
 * of sound {@link TruePeak#CONTEXT} samples before the newest, as the waveform between two samples
 * needs those on both its sides. Not thread-safe.
 */
public final class TruePeakMeter {

  private final float[][] context;

  public TruePeakMeter(SoundFormat format) {
    this.context = new float[format.channels()][2 * TruePeak.CONTEXT];
  }

  /**
   * Hears the next block, of any length.
   *
   * @return the true peak over all channels as an amplitude, 1 at full scale
   */
  public double hear(SoundBlock block) {
    double peak = 0;
    for (int c = 0; c < context.length; c++) {
      peak = Math.max(peak, channel(c, block.channel(c)));
    }
    return peak;
  }

  private double channel(int c, float[] samples) {
    int kept = context[c].length;
    float[] joined = Arrays.copyOf(context[c], kept + samples.length);
    System.arraycopy(samples, 0, joined, kept, samples.length);
    context[c] = Arrays.copyOfRange(joined, joined.length - kept, joined.length);
    return TruePeak.linear(joined, TruePeak.CONTEXT, joined.length - TruePeak.CONTEXT);
  }
}
