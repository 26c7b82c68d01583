package org.raccord.media;

import org.raccord.model.sound.SoundFormat;

/**
 * The sound of a file.
 *
 * @param format sample rate and channels as stored
 * @param samples samples a channel, from the file's time zero to the end of the sound
 * @param codec the codec's name, such as {@code aac}, {@code pcm_s24le}
 */
public record SoundFacts(SoundFormat format, long samples, String codec) {

  public SoundFacts {
    if (samples < 0) {
      throw new IllegalArgumentException("Sample count is not negative");
    }
  }
}
