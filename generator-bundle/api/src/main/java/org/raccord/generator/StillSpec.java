package org.raccord.generator;

import java.util.Optional;
import org.raccord.generator.FillCall.StillFormat;
import org.raccord.model.picture.Framing;

/**
 * How a still of a neighbour is wanted. It is 8 bits of full-range RGB in standard dynamic range,
 * with square pixels.
 *
 * @param format the file's format
 * @param size its size; the timeline's where it is empty
 * @param framing how it comes to the shape of {@code size}
 */
public record StillSpec(StillFormat format, Optional<Raster> size, Framing framing) {

  /** At the timeline's size. */
  public static StillSpec of(StillFormat format) {
    return new StillSpec(format, Optional.empty(), Framing.CROP);
  }

  /** At {@code size}, filled. */
  public static StillSpec of(StillFormat format, Raster size) {
    return new StillSpec(format, Optional.of(size), Framing.CROP);
  }
}
