package org.raccord.audio;

import org.raccord.model.sound.SoundBlock;

/**
 * Sound that a generator made together with the picture of a slot.
 *
 * @param sound the sound, in the request's format
 * @param at where its first sample lies, from the slot's first one; below 0 where the picture
 *     begins before the sound's slot
 * @param level how loud the editor wants it
 */
public record GeneratedSound(SoundBlock sound, long at, Level level) {

  /** How loud a generator's sound is laid into the scene. */
  public enum Level {
    /** As the generator made it. */
    KEPT,
    /** As loud as the neighbours. */
    MATCHED
  }
}
