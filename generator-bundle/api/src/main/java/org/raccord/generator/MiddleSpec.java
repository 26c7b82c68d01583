package org.raccord.generator;

import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.model.picture.Framing;
import org.raccord.model.time.Rate;

/**
 * How the surroundings of the slot are wanted with the slot itself masked: real frames of the clip
 * before, masked frames, real frames of the clip after. Format and colour as for {@link
 * ExcerptSpec}.
 *
 * @param format the file's format
 * @param before frames of the clip before at most; with 0 there need be no such clip
 * @param masked frames that stand for the slot, at least 1
 * @param after frames of the clip after at most; with 0 there need be no such clip
 * @param size its size, even for MP4
 * @param rate frames per second
 * @param framing how the picture comes to the shape of {@code size}
 * @param sound whether sound comes with it; it is silent while the picture is masked
 */
public record MiddleSpec(
    ExcerptFormat format,
    int before,
    int masked,
    int after,
    Raster size,
    Rate rate,
    Framing framing,
    SoundWish sound) {

  public MiddleSpec {
    if (before < 0 || after < 0 || before + after < 1 || masked < 1) {
      throw new IllegalArgumentException(
          "A masked middle has masked frames, and real ones on one side of them at least");
    }
    ExcerptSpec.requireFits(format, size);
  }
}
