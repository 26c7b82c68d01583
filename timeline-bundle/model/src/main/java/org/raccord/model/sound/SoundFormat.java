package org.raccord.model.sound;

/**
 * Sample rate and channels.
 *
 * @param sampleRate samples per second and channel, at least 1
 * @param channels 1 (mono), 2 (left, right), 6 (L, R, C, LFE, Ls, Rs) or another count, at least 1
 */
public record SoundFormat(int sampleRate, int channels) {

  public SoundFormat {
    if (sampleRate < 1 || channels < 1) {
      throw new IllegalArgumentException("Sample rate and channel count are positive");
    }
  }
}
