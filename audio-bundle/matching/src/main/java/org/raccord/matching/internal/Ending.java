package org.raccord.matching.internal;

import java.util.Optional;
import java.util.SplittableRandom;
import org.raccord.audio.Side;

/**
 * One channel's end of a neighbour at the slot, in the direction away from the neighbour: what the
 * tone has to meet there.
 */
final class Ending {

  private static final double SILENCE = 0.01;
  private static final double EASE = 0.02;

  private final Optional<Neighbourhood> neighbour;
  private final int channel;
  private final boolean abrupt;

  private Ending(Optional<Neighbourhood> neighbour, int channel, boolean abrupt) {
    this.neighbour = neighbour;
    this.channel = channel;
    this.abrupt = abrupt;
  }

  static Ending of(Optional<Neighbourhood> neighbour, int channel) {
    return new Ending(
        neighbour, channel, neighbour.isEmpty() || endsInSilence(neighbour.get(), channel));
  }

  /**
   * The signal to add to the tone from the join inwards; empty where there is nothing to meet.
   *
   * @param all the tone with {@code context} samples on either side of the slot
   * @param backwards whether the neighbour stands after the slot: then everything runs backwards
   */
  double[] meet(float[] all, int context, int length, SplittableRandom random, boolean backwards) {
    if (abrupt) {
      return new double[0];
    }
    Neighbourhood side = neighbour.orElseThrow();
    float[] samples = side.sound().channel(channel);
    int rate = side.sound().format().sampleRate();
    Join join = side.speaksAtSlot() ? Join.withSpeech(rate) : Join.withTone(rate);
    int past = Math.min(join.past(), samples.length);
    double[] theirs = new double[past];
    double[] ours = new double[past];
    for (int i = 0; i < past; i++) {
      theirs[i] = backwards ? samples[past - 1 - i] : samples[samples.length - past + i];
      ours[i] = backwards ? all[context + length + past - 1 - i] : all[context - past + i];
    }
    return join.correction(theirs, ours, Math.min(length, join.reach()), random);
  }

  /** Fades the tone in where it begins out of nothing. */
  void ease(float[] samples, boolean backwards) {
    if (!abrupt) {
      return;
    }
    int rate = neighbour.map(side -> side.sound().format().sampleRate()).orElse(48_000);
    int half = samples.length / 2;
    int count = (int) Math.min(half, EASE * rate);
    for (int i = 0; i < count; i++) {
      double gain = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / count);
      samples[backwards ? samples.length - 1 - i : i] *= (float) gain;
    }
  }

  private static boolean endsInSilence(Neighbourhood side, int channel) {
    float[] samples = side.original().channel(channel);
    int count = (int) Math.min(samples.length, SILENCE * side.sound().format().sampleRate());
    int from = side.side() == Side.BEFORE ? samples.length - count : 0;
    for (int i = from; i < from + count; i++) {
      if (samples[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
