package org.raccord.audio;

import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundFormat;

/**
 * What is wanted of a sound maker: a pure value, equal for equal wishes.
 *
 * @param format rate and channels of the neighbours as {@link SoundCall} hands them out, and of the
 *     result
 * @param length samples of the slot, at least 1
 * @param headHandle samples wanted before the slot's first one; they lie over the end of the sound
 *     before
 * @param tailHandle samples wanted after the slot's last one; they lie over the beginning of the
 *     sound after
 * @param before the sound before the slot; empty where it follows nothing, or a cut that is meant
 *     to be heard
 * @param after the sound after the slot, likewise
 * @param brief what the editor asks; the times of its lines and effects count from the slot's first
 *     sample
 * @param seed decides everything random
 */
public record SoundRequest(
    SoundFormat format,
    long length,
    long headHandle,
    long tailHandle,
    Optional<SoundNeighbour> before,
    Optional<SoundNeighbour> after,
    Brief brief,
    long seed) {

  /** Nothing longer is made in one piece: an hour at 48 kHz. */
  public static final long LONGEST = 48_000L * 3600;

  public SoundRequest {
    if (length < 1 || headHandle < 0 || tailHandle < 0) {
      throw new IllegalArgumentException("A slot has at least one sample and no negative handles");
    }
    if (length > LONGEST || headHandle > LONGEST || tailHandle > LONGEST) {
      throw new IllegalArgumentException("A sound of " + length + " samples is too long");
    }
  }

  /** The neighbour on {@code side}. */
  public Optional<SoundNeighbour> neighbour(Side side) {
    return side == Side.BEFORE ? before : after;
  }

  /** Samples of the slot with both handles: the length of the result. */
  public long totalLength() {
    return headHandle + length + tailHandle;
  }
}
