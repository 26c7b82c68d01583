package org.raccord.continuity.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.imaging.Flow;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

/**
 * One neighbour as the generator sees it: its frames next to the slot, nearest first, as many as
 * handles and motion need, and their small grey pictures.
 */
final class Side {

  /** Pictures that tell the speed at the edge. */
  private static final int MOTION = 3;

  private final List<Frame> frames;
  private final List<Grey> greys;
  private final Raster raster;

  private Side(List<Frame> frames, List<Grey> greys, Raster raster) {
    this.frames = frames;
    this.greys = greys;
    this.raster = raster;
  }

  /** Reads a neighbour. */
  static Side read(FillCall call, Edge edge, int handle, Raster raster)
      throws IOException, InterruptedException {
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    try (FrameReader reader = call.frames(edge)) {
      while (frames.size() < Math.max(handle, MOTION)) {
        call.checkpoint();
        var next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        frames.add(next.get());
        if (greys.size() < MOTION) {
          greys.add(raster.grey(next.get()));
        }
      }
    }
    if (frames.isEmpty()) {
      throw new IOException(
          "The clip " + (edge == Edge.BEFORE ? "before" : "after") + " the slot gave no frame");
    }
    return new Side(List.copyOf(frames), List.copyOf(greys), raster);
  }

  /** The frame at the edge. */
  Frame edge() {
    return frames.get(0);
  }

  /** The frame {@code distance} frames behind the edge, 0 the edge itself. */
  Frame frame(int distance) {
    return frames.get(distance);
  }

  /** How many frames are there. */
  int count() {
    return frames.size();
  }

  /** Small pictures, nearest the edge first. */
  List<Grey> greys() {
    return greys;
  }

  /** The grain at the edge; none where one frame alone cannot tell. */
  Grain grain() {
    if (frames.size() < 2) {
      return Grain.none();
    }
    Flow flow = new FlowEstimator(raster.effort()).estimate(greys.get(0), greys.get(1));
    return Grain.measure(frames.get(0), frames.get(1), flow, raster);
  }
}
