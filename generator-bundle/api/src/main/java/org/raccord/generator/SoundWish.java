package org.raccord.generator;

/** Whether prepared pictures come with their sound. */
public enum SoundWish {
  /** Pictures alone. */
  NONE,
  /** Production sound in a WAV file beside the picture, 48 kHz, as long as the picture. */
  WAV,
  /**
   * The same, and a silent one where the clips have no sound: for servers that cannot do without.
   */
  WAV_OR_SILENCE
}
