package org.raccord.continuity.internal;

import org.raccord.imaging.Raster;
import org.raccord.imaging.Warper;
import org.raccord.model.picture.PictureFormat;

/** How much work a take is worth. */
enum Care {
  /** What the generator can. */
  FULL(12, 24),
  /**
   * A draft: motion on a raster of half the size, searched once, at the usual pace; fewer frames
   * read; four samples to a pixel.
   */
  DRAFT(6, 6);

  private final int leastContext;
  private final int mostContext;

  Care(int leastContext, int mostContext) {
    this.leastContext = leastContext;
    this.mostContext = mostContext;
  }

  /** How many frames of each side tell of the motion across so many. */
  int context(int missing) {
    return Math.max(leastContext, Math.min(mostContext, 2 * missing + 6));
  }

  /** The raster on which motion is searched. */
  Raster raster(PictureFormat format) {
    Raster whole = Raster.of(format);
    return this == FULL ? whole : whole.rough();
  }

  /** Whether a second search is heard where the first does not fit. */
  boolean hearsSecond() {
    return this == FULL;
  }

  /** What a pixel between samples is made of. */
  Warper.Taps taps() {
    return this == FULL ? Warper.Taps.CUBIC : Warper.Taps.LINEAR;
  }
}
