package org.raccord.videoapi.internal;

import java.util.List;
import java.util.Optional;
import org.raccord.generator.FillRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Slots that generators are asked to fill in tests. */
final class Slots {

  private Slots() {}

  /** Twelve frames of 128 x 96 between two clips. */
  static FillRequest between(Brief brief) {
    return slot(12, brief, clip("A", 100), clip("B", 200));
  }

  static FillRequest after(Brief brief) {
    return slot(12, brief, clip("A", 100), Optional.empty());
  }

  static FillRequest before(Brief brief) {
    return slot(12, brief, Optional.empty(), clip("B", 200));
  }

  static FillRequest alone(Brief brief) {
    return slot(12, brief, Optional.empty(), Optional.empty());
  }

  static FillRequest slot(
      long length,
      Brief brief,
      Optional<FillRequest.Neighbour> before,
      Optional<FillRequest.Neighbour> after) {
    return new FillRequest(
        length,
        Rate.FPS_25,
        6,
        6,
        PictureFormat.square(128, 96, PixelLayout.YUV422_10, ColourTags.BT709),
        before,
        after,
        FillRequest.Relation.UNKNOWN,
        brief,
        4711,
        List.of());
  }

  static Optional<FillRequest.Neighbour> clip(String name, long start) {
    return Optional.of(
        new FillRequest.Neighbour("media:one", name, new FrameRange(start, 24, Rate.FPS_25), 24));
  }
}
