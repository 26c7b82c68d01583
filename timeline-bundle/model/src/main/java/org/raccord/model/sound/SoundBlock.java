package org.raccord.model.sound;

/**
 * A stretch of sound: {@code channels} arrays of equal length, full scale at +-1.0.
 *
 * <p>Owns its arrays: whoever makes it fills them; after it has been handed on nobody writes to it.
 */
public final class SoundBlock {

  private final SoundFormat format;
  private final float[][] channels;

  /**
   * @param format rate and channel count
   * @param channels one array a channel, all of one length; kept, not copied
   */
  public SoundBlock(SoundFormat format, float[][] channels) {
    if (channels.length != format.channels()) {
      throw new IllegalArgumentException(
          channels.length + " channels given, " + format.channels() + " stated");
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException("Channels differ in length");
      }
    }
    this.format = format;
    this.channels = channels.clone();
  }

  /** Silence of {@code length} samples. */
  public static SoundBlock silence(SoundFormat format, int length) {
    return new SoundBlock(format, new float[format.channels()][length]);
  }

  public SoundFormat format() {
    return format;
  }

  /** Samples per channel. */
  public int length() {
    return channels[0].length;
  }

  /** Samples of channel {@code c}, the block's own array. */
  public float[] channel(int c) {
    return channels[c];
  }

  /**
   * A copy of the samples {@code [from, from + length)}; what lies outside the block is silence.
   */
  public SoundBlock slice(long from, int length) {
    SoundBlock part = silence(format, length);
    long begin = Math.max(0, from);
    long end = Math.min(length(), from + length);
    if (end > begin) {
      for (int c = 0; c < channels.length; c++) {
        System.arraycopy(
            channels[c], (int) begin, part.channels[c], (int) (begin - from), (int) (end - begin));
      }
    }
    return part;
  }
}
