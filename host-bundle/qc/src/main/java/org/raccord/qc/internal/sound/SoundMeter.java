package org.raccord.qc.internal.sound;

import java.util.ArrayList;
import java.util.List;
import org.raccord.acoustics.LoudnessMeter;
import org.raccord.acoustics.TruePeak;
import org.raccord.acoustics.TruePeakMeter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.qc.Limit;

/** Takes the sound of a programme frame by frame and notes what is heard. */
public final class SoundMeter {

  private final SoundFormat format;
  private final LoudnessMeter loudness;
  private final SoundCurves curves = SoundCurves.empty();
  private final List<HoleFinder> holes = new ArrayList<>();
  private final TruePeakMeter peaks;
  private final int[] atCeiling;
  private final double[] energy;
  private double truePeak;
  private long samples;
  private double left;
  private double right;
  private double both;

  public SoundMeter(SoundFormat format) {
    this.format = format;
    this.loudness = new LoudnessMeter(format);
    this.peaks = new TruePeakMeter(format);
    this.atCeiling = new int[format.channels()];
    this.energy = new double[format.channels()];
    for (int c = 0; c < format.channels(); c++) {
      holes.add(new HoleFinder(c, format.sampleRate(), curves.holes()));
    }
  }

  /** What is heard during the next frame. */
  public void hear(SoundBlock block) {
    loudness.hear(block);
    double peak = peaks.hear(block);
    int clipped = 0;
    double power = 0;
    for (int c = 0; c < format.channels(); c++) {
      float[] channel = block.channel(c);
      clipped += clipped(c, channel);
      holes.get(c).hear(channel);
      double square = product(channel, channel);
      energy[c] += square;
      power += square;
    }
    int length = Math.max(1, block.length());
    float[] first = block.channel(0);
    float[] second = block.channel(format.channels() > 1 ? 1 : 0);
    double ll = product(first, first);
    double rr = product(second, second);
    double lr = product(first, second);
    left += ll;
    right += rr;
    both += lr;
    samples += block.length();
    truePeak = Math.max(truePeak, peak);
    curves.peak().add(peak);
    curves.clipped().add(clipped);
    curves.power().add(power / length / format.channels());
    curves.left().add(ll / length);
    curves.right().add(rr / length);
    curves.both().add(lr / length);
    curves.loudness().add(loudness.momentary());
  }

  private int clipped(int c, float[] channel) {
    int run = atCeiling[c];
    int count = 0;
    for (float sample : channel) {
      if (Math.abs(sample) >= Limit.CLIPPED_LEVEL.value()) {
        run++;
        if (run == Limit.CLIPPED_RUN.value()) {
          count += run;
        } else if (run > Limit.CLIPPED_RUN.value()) {
          count++;
        }
      } else {
        run = 0;
      }
    }
    atCeiling[c] = run;
    return count;
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** What was heard; nothing more is. */
  public Heard finish() {
    hear(SoundBlock.silence(format, 2 * TruePeak.CONTEXT));
    List<Double> squares = new ArrayList<>();
    for (double sum : energy) {
      squares.add(sum / Math.max(1, samples));
    }
    double scale = Math.sqrt(left * right);
    return new Heard(format, curves, loudness, truePeak, scale > 0 ? both / scale : 1, squares);
  }
}
