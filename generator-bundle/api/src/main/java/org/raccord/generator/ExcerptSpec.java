package org.raccord.generator;

import java.util.Optional;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.model.picture.Framing;
import org.raccord.model.time.Rate;

/**
 * How an excerpt of a neighbour is wanted. In MP4 it is BT.709 of narrow range with square pixels,
 * 8 bits, 4:2:0; in FFV1 it has the layout and colour of the request.
 *
 * @param format the file's format
 * @param frames how many at most, at {@code rate}; at least 1. The frame at the edge is among them
 * @param size its size, even for MP4; the timeline's where it is empty
 * @param rate frames per second; the slot's where it is empty. Frames of the nearest time are
 *     taken, none are made
 * @param framing how it comes to the shape of {@code size}
 * @param sound whether sound comes with it
 */
public record ExcerptSpec(
    ExcerptFormat format,
    int frames,
    Optional<Raster> size,
    Optional<Rate> rate,
    Framing framing,
    SoundWish sound) {

  public ExcerptSpec {
    if (frames < 1) {
      throw new IllegalArgumentException("An excerpt has at least one frame");
    }
    size.ifPresent(s -> requireFits(format, s));
  }

  /** Frames at the timeline's size and the slot's rate, without sound. */
  public static ExcerptSpec of(ExcerptFormat format, int frames) {
    return new ExcerptSpec(
        format, frames, Optional.empty(), Optional.empty(), Framing.CROP, SoundWish.NONE);
  }

  static void requireFits(ExcerptFormat format, Raster size) {
    if (format == ExcerptFormat.MP4 && !size.isEven()) {
      throw new IllegalArgumentException("MP4 of servers has even sides, not " + size);
    }
  }
}
