package org.raccord.generator;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.model.time.Rate;

/**
 * Frames of a neighbour next to the slot, in playing order, written by the host.
 *
 * @param picture the file
 * @param sound its sound, where it was wanted and the neighbour has some; always with {@link
 *     SoundWish#WAV_OR_SILENCE}
 * @param frames how many there are: no more than were asked for, fewer where the clip is short
 * @param rate frames per second
 */
public record Excerpt(Path picture, Optional<Path> sound, long frames, Rate rate) {}
