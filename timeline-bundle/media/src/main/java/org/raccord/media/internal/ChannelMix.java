package org.raccord.media.internal;

/** Brings sound to another number of channels. */
final class ChannelMix {

  private static final float HALF_POWER = (float) Math.sqrt(0.5);

  private static final int SURROUND = 6;
  private static final int CENTRE = 2;

  private ChannelMix() {}

  /**
   * The channels as {@code wanted}: one goes to the centre of 5.1, and to all of any other count,
   * at its level; several to one as their mean; 5.1 to stereo as ITU-R BS.775 does, brought under
   * full scale; otherwise channel by channel, silence where there is none.
   */
  static float[][] to(int wanted, float[][] channels) {
    if (channels.length == wanted) {
      return channels;
    }
    int length = channels[0].length;
    float[][] result = new float[wanted][length];
    if (channels.length == 1 && wanted == SURROUND) {
      System.arraycopy(channels[0], 0, result[CENTRE], 0, length);
    } else if (channels.length == 1) {
      for (int c = 0; c < wanted; c++) {
        System.arraycopy(channels[0], 0, result[c], 0, length);
      }
    } else if (wanted == 1) {
      for (float[] channel : channels) {
        add(channel, 1f / channels.length, result[0]);
      }
    } else if (channels.length == SURROUND && wanted == 2) {
      float scale = 1 / (1 + 2 * HALF_POWER);
      for (int side = 0; side < 2; side++) {
        add(channels[side], scale, result[side]);
        add(channels[CENTRE], scale * HALF_POWER, result[side]);
        add(channels[4 + side], scale * HALF_POWER, result[side]);
      }
    } else {
      for (int c = 0; c < Math.min(wanted, channels.length); c++) {
        System.arraycopy(channels[c], 0, result[c], 0, length);
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
