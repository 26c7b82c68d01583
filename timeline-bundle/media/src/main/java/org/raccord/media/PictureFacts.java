package org.raccord.media;

import java.util.List;
import java.util.Optional;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * The picture of a file.
 *
 * @param format raster, layout and colour tags as stored, turned upright: what {@link
 *     PictureSource#read( org.raccord.model.time.FrameRange)} hands out
 * @param rate frames per second; for variable rate the usual rate, at which the file is read
 * @param frames frames at {@code rate}
 * @param variableRate whether the stored pictures are unevenly spaced
 * @param codec the codec's name, such as {@code h264}, {@code prores}
 * @param refusal why these pictures are not read (interlaced, mirrored, an unknown matrix) and the
 *     command that makes a copy that is, for the user; empty where they are
 * @param remarks what there is to know of pictures that are read, in sentences: pulldown, light
 *     coded by a logarithm
 */
public record PictureFacts(
    PictureFormat format,
    Rate rate,
    long frames,
    boolean variableRate,
    String codec,
    Optional<String> refusal,
    List<String> remarks) {

  public PictureFacts {
    remarks = List.copyOf(remarks);
    if (frames < 0) {
      throw new IllegalArgumentException("Frame count is not negative");
    }
  }

  /** Pictures of which there is nothing more to say. */
  public PictureFacts(
      PictureFormat format,
      Rate rate,
      long frames,
      boolean variableRate,
      String codec,
      Optional<String> refusal) {
    this(format, rate, frames, variableRate, codec, refusal, List.of());
  }

  /** All of it, {@code [0, frames)}. */
  public FrameRange range() {
    return new FrameRange(0, frames, rate);
  }
}
