package org.raccord.model.sound;

/**
 * Brings sound to another number of channels. What is measured of a clip and what is heard of it go
 * through the same mix: else a slot beside 5.1 would be matched to a level that nobody hears.
 */
public final class ChannelMix {

  private static final float HALF_POWER = (float) Math.sqrt(0.5);

  private static final int SURROUND = 6;
  private static final int CENTRE = 2;
  private static final int SURROUND_LEFT = 4;

  private ChannelMix() {}

  /**
   * The channels as {@code wanted}: one goes to the centre of 5.1, and to both sides of any other
   * count, at its level; 5.1 to stereo as ITU-R BS.775 has it, without the LFE, and to one channel
   * as the mean of that; others to one as their mean; otherwise channel by channel, silence where
   * there is none. Sums may pass full scale.
   *
   * @param wanted channels, at least 1
   * @param channels by {@code [channel][sample]}, at least one, all of one length
   * @return channels of that length; the given ones where they are as many as wanted
   */
  public static float[][] to(int wanted, float[][] channels) {
    if (channels.length == wanted) {
      return channels;
    }
    int length = channels[0].length;
    float[][] result = new float[wanted][length];
    if (channels.length == 1 && wanted == SURROUND) {
      add(channels[0], 1, result[CENTRE]);
    } else if (channels.length == 1) {
      add(channels[0], 1, result[0]);
      add(channels[0], 1, result[1]);
    } else if (channels.length == SURROUND && wanted == 2) {
      for (int side = 0; side < 2; side++) {
        add(channels[side], 1, result[side]);
        add(channels[CENTRE], HALF_POWER, result[side]);
        add(channels[SURROUND_LEFT + side], HALF_POWER, result[side]);
      }
    } else if (wanted == 1) {
      float[][] heard = channels.length == SURROUND ? to(2, channels) : channels;
      for (float[] channel : heard) {
        add(channel, 1f / heard.length, result[0]);
      }
    } else {
      for (int c = 0; c < Math.min(wanted, channels.length); c++) {
        add(channels[c], 1, result[c]);
      }
    }
    return result;
  }

  private static void add(float[] from, float gain, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i] * gain;
    }
  }
}
