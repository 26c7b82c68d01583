package org.raccord.media;

import org.raccord.media.internal.FilterReader;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.Rate;

/** Runs a filter graph of FFmpeg over frames; for benchmarks against its interpolation. */
public final class FfmpegFilter {

  private FfmpegFilter() {}

  /**
   * The frames of {@code in} through a chain with one input and one output, such as {@code
   * minterpolate=fps=100:mi_mode=mci}; frames are pulled as they are needed.
   *
   * @param filter FFmpeg's description of the chain
   * @param in frames, closed with the result
   * @param rate frames per second of {@code in}
   * @return frames in the layout of {@code in}, at the size the chain gives them
   * @throws IllegalArgumentException if FFmpeg does not accept the description
   */
  public static FrameReader run(String filter, FrameReader in, Rate rate) {
    return FilterReader.open(filter, in, rate);
  }
}
