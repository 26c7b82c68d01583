package org.raccord.matching.internal.voice;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.raccord.acoustics.Reverberation;
import org.raccord.model.sound.SoundBlock;

/**
 * Puts speech into a room that rings as long as another one: noise that dies away exponentially
 * (Moorer, 1979) after the direct sound, as loud as makes the result ring as heard there.
 */
public final class Room {

  /** A neighbour that rings for less is dry, whatever the measure says. */
  private static final double CLEARLY = 0.4;

  private static final double MORE = 0.12;
  private static final double PREDELAY = 0.008;

  /** What happens in a room rings so many dB below itself: a step away from what is heard. */
  private static final double AROUND = -9;

  private static final double[] WET = {-24, -20, -16, -12, -8, -5};

  private Room() {}

  /** Whether a place that rings for {@code wanted} seconds is clearly wetter than a sound. */
  public static boolean isWetter(OptionalDouble wanted, SoundBlock line) {
    return wanted.isPresent()
        && wanted.getAsDouble() > CLEARLY
        && wanted.getAsDouble() > Reverberation.seconds(line).orElse(0.2) + MORE;
  }

  /**
   * A copy of a sound of any kind in the room, longer by its ringing: the direct sound stays where
   * it is in time. Each channel rings with noise of its own.
   */
  public static SoundBlock around(SoundBlock dry, double seconds, long seed) {
    int rate = dry.format().sampleRate();
    float[][] out = new float[dry.format().channels()][];
    for (int c = 0; c < out.length; c++) {
      double[] response = response(seconds, rate, seed + c);
      float[] wet = Convolution.whole(dry.channel(c), response);
      double gain = Math.pow(10, AROUND / 20) / Math.sqrt(energy(response));
      out[c] = new float[wet.length];
      for (int i = 0; i < wet.length; i++) {
        out[c][i] = (float) ((i < dry.length() ? dry.channel(c)[i] : 0) + gain * wet[i]);
      }
    }
    return new SoundBlock(dry.format(), out);
  }

  private static double[] response(double seconds, int rate, long seed) {
    double[] response = new double[(int) ((PREDELAY + Math.min(3, 0.8 * seconds)) * rate)];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = (int) (PREDELAY * rate); i < response.length; i++) {
      double t = (double) i / rate - PREDELAY;
      response[i] = (2 * random.nextDouble() - 1) * Math.exp(-6.9078 * t / seconds);
    }
    return response;
  }

  private static double energy(double[] response) {
    double energy = 0;
    for (double x : response) {
      energy += x * x;
    }
    return energy;
  }

  /** A copy in the room, longer by its ringing. */
  static SoundBlock in(SoundBlock dry, double seconds, long seed) {
    int rate = dry.format().sampleRate();
    double[] response = response(seconds, rate, seed);
    double energy = energy(response);
    float[] wet = Convolution.whole(dry.channel(0), response);
    SoundBlock best = dry;
    double least = Double.MAX_VALUE;
    for (double level : WET) {
      double gain = Math.pow(10, level / 20) / Math.sqrt(energy);
      float[] sum = new float[wet.length];
      for (int i = 0; i < sum.length; i++) {
        sum[i] = (float) ((i < dry.length() ? dry.channel(0)[i] : 0) + gain * wet[i]);
      }
      SoundBlock block = Person.mono(sum, rate);
      OptionalDouble rings = Reverberation.seconds(block);
      double off = rings.isPresent() ? Math.abs(rings.getAsDouble() - seconds) : seconds;
      if (off < least) {
        least = off;
        best = block;
      }
    }
    return best;
  }
}
