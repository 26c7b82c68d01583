package org.raccord.models.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

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

  /**
   * Reads a neighbour.
   *
   * @param wanted how many frames are kept, at least
   * @param context how many frames tell of the motion, at least {@link #CONTEXT}
   */
  static SideFrames read(FillCall call, Edge edge, int wanted, int context, Raster raster)
      throws IOException, InterruptedException {
    int kept = Math.max(wanted, CONTEXT);
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    try (FrameReader reader = call.frames(edge)) {
      while (frames.size() < kept || greys.size() < context) {
        call.checkpoint();
        Optional<Frame> next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        if (frames.size() < kept) {
          frames.add(next.get());
        }
        if (greys.size() < context) {
          greys.add(raster.grey(next.get()));
        }
      }
    }
    if (frames.isEmpty()) {
      throw new IOException(
          "The clip " + (edge == Edge.BEFORE ? "before" : "after") + " the slot gave no frame");
    }
    return new SideFrames(frames, greys);
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
