package org.raccord.generator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The surroundings of a slot with the slot masked, written by the host. Masked frames hold a
 * dissolve from the last frame before to the first frame after; where one of the two is not there,
 * the other.
 *
 * @param picture the file
 * @param sound the real sound on both sides with silence between, where it was wanted and there is
 *     some; always with {@link SoundWish#WAV_OR_SILENCE}
 * @param firstMasked frames before the masked ones
 * @param masked masked frames
 * @param frames all of them
 */
public record Middle(
    Path picture, Optional<Path> sound, long firstMasked, long masked, long frames) {}
