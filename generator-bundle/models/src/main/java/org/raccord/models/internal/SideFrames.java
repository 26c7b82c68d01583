package org.raccord.models.internal;

import java.util.List;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;

/**
 * The frames of a neighbour next to the slot.
 *
 * @param frames nearest first, at least one
 * @param greys the same, small and grey
 */
record SideFrames(List<Frame> frames, List<Grey> greys) {

  /** Frames that tell of motion and grain. */
  static final int CONTEXT = 3;

  SideFrames {
    frames = List.copyOf(frames);
    greys = List.copyOf(greys);
  }

  Frame edge() {
    return frames.get(0);
  }

  /** The grain at the edge; none where one frame alone cannot tell. */
  Grain grain(Raster raster) {
    if (frames.size() < 2) {
      return Grain.none();
    }
    return Grain.measure(
        frames.get(0),
        frames.get(1),
        new FlowEstimator(raster.effort()).estimate(greys.get(0), greys.get(1)),
        raster);
  }
}
