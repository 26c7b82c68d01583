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
 * handles and grain need, and the small grey pictures of more, that tell how it moves.
 */
final class Side {

  /** Frames kept so that two different ones are among them, though one is shown three times. */
  private static final int KEPT = 4;

  private final Edge edge;
  private final List<Frame> frames;
  private final List<Grey> greys;
  private final Raster raster;
  private final Cadence cadence;
  private final int missing;
  private final Stumble stumble;

  private Side(
      Edge edge,
      List<Frame> frames,
      List<Grey> greys,
      Raster raster,
      Cadence cadence,
      int missing) {
    this.edge = edge;
    this.frames = frames;
    this.greys = greys;
    this.raster = raster;
    this.cadence = cadence;
    this.missing = missing;
    this.stumble = Stumble.of(inBeat(greys));
  }

  /**
   * Reads a neighbour.
   *
   * @param handle how many full frames are wanted
   * @param context how many frames tell of its motion
   */
  static Side read(FillCall call, Edge edge, int handle, int context, Raster raster)
      throws IOException, InterruptedException {
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    int kept = Math.max(handle, KEPT);
    try (FrameReader reader = call.frames(edge)) {
      while (frames.size() < kept || greys.size() < context) {
        call.checkpoint();
        var next = reader.next();
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
    List<Grey> shot = List.copyOf(OneShot.of(greys));
    return new Side(edge, List.copyOf(frames), shot, raster, Cadence.NONE, 0);
  }

  /** The same side, listened to with a beat; {@code slot} frames are in the slot. */
  Side in(Cadence beat, int slot) {
    return new Side(edge, frames, greys, raster, beat, slot);
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

  /** All small pictures of the shot at the edge, nearest it first. */
  List<Grey> greys() {
    return greys;
  }

  /** Small pictures that differ, nearest the edge first. */
  List<Grey> moving() {
    return different(greys);
  }

  private <T> List<T> different(List<T> pictures) {
    return stumble.without(inBeat(pictures));
  }

  private <T> List<T> inBeat(List<T> pictures) {
    return edge == Edge.BEFORE
        ? cadence.different(pictures, -1, -1)
        : cadence.different(pictures, missing + 1, 1);
  }

  /**
   * How many of the steps from the edge to {@code step} frames beyond it bring a new picture; in
   * the mean, where pictures are shown again without a beat.
   */
  double moved(int step) {
    return stumble.share()
        * (edge == Edge.BEFORE
            ? cadence.moving(0, step)
            : cadence.moving(missing + 1 - step, missing + 1));
  }

  /** The grain at the edge; none where one frame alone cannot tell. */
  Grain grain() {
    List<Frame> distinct = different(frames);
    if (distinct.size() < 2) {
      return Grain.none();
    }
    List<Grey> pictures = moving();
    Flow flow = new FlowEstimator(raster.effort()).estimate(pictures.get(0), pictures.get(1));
    return Grain.measure(distinct.get(0), distinct.get(1), flow, raster);
  }
}
