package org.raccord.continuity.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.imaging.Beside;
import org.raccord.imaging.Detail;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

/**
 * One neighbour as the generator sees it: its frames next to the slot, nearest first, as many as
 * grain and detail need, and the small grey pictures of more, that tell how it moves. Frames that
 * are only handed on beside the slot are not kept where they are large: those of a clip before go
 * out as soon as they are read, those of a clip after are read once more when their turn comes.
 */
final class Side {

  /** Frames kept so that two different ones are among them, though one is shown three times. */
  private static final int KEPT = 4;

  /** Bytes of frames that are kept for being handed on. */
  private static final long HELD_BYTES = 128L << 20;

  private final Read read;
  private final Raster raster;
  private final Cadence cadence;
  private final int missing;
  private final Stumble stumble;
  private final Beside beside;

  /**
   * What was read of a neighbour.
   *
   * @param edge which one
   * @param frames the nearest, nearest first
   * @param greys small pictures of the shot at the edge
   * @param handle how many frames there are to be handed on
   */
  private record Read(Edge edge, List<Frame> frames, List<Grey> greys, int handle) {
    Read {
      frames = List.copyOf(frames);
      greys = List.copyOf(greys);
    }
  }

  private Side(Read read, Raster raster, Cadence cadence, int missing) {
    this.read = read;
    this.raster = raster;
    this.cadence = cadence;
    this.missing = missing;
    this.stumble = Stumble.of(inBeat(read.greys()));
    this.beside = new Beside(different(read.greys()), raster.effort());
  }

  /**
   * Reads a neighbour. The handle of a clip before is pushed to the call at once, in playing order.
   *
   * @param handle how many frames are to be handed on beside the slot
   * @param context how many frames tell of its motion
   */
  static Side read(FillCall call, Edge edge, int handle, int context, Raster raster)
      throws IOException, InterruptedException {
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    int most = Math.max(handle, KEPT);
    int count = 0;
    boolean handsOn = edge == Edge.BEFORE && handle > 0;
    try (FrameReader reader = call.frames(edge)) {
      for (; count < Math.max(most, context); count++) {
        call.checkpoint();
        var next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        if (count < most && (edge == Edge.BEFORE || isKept(count, next.get()))) {
          frames.add(next.get());
        }
        if (greys.size() < context) {
          greys.add(raster.grey(next.get()));
        }
        if (handsOn && frames.size() == most) {
          // What more is read to tell of the motion is not to stand in memory beside these.
          handOn(call, frames, handle);
          handsOn = false;
        }
      }
    }
    if (frames.isEmpty()) {
      throw new IOException(
          "The clip " + (edge == Edge.BEFORE ? "before" : "after") + " the slot gave no frame");
    }
    int handed = Math.min(handle, count);
    if (handsOn) {
      handOn(call, frames, handed);
    }
    return new Side(new Read(edge, frames, OneShot.of(greys), handed), raster, Cadence.NONE, 0);
  }

  /** Pushes the frames before a slot, and keeps the nearest. */
  private static void handOn(FillCall call, List<Frame> frames, int handle)
      throws IOException, InterruptedException {
    for (int k = handle - 1; k >= 0; k--) {
      call.checkpoint();
      call.picture().push(frames.get(k));
      if (k >= KEPT) {
        frames.remove(k);
      }
    }
  }

  private static boolean isKept(int count, Frame frame) {
    long bytes = 0;
    for (int p = 0; p < frame.format().layout().planes(); p++) {
      bytes += 2L * frame.plane(p).length;
    }
    return count < Math.max(KEPT, HELD_BYTES / bytes);
  }

  /**
   * Pushes the handle of a clip after, in playing order; that of a clip before was read with it.
   */
  void handOn(FillCall call) throws IOException, InterruptedException {
    if (read.edge() == Edge.BEFORE) {
      return;
    }
    int kept = Math.min(read.handle(), read.frames().size());
    for (int k = 0; k < kept; k++) {
      call.checkpoint();
      call.picture().push(read.frames().get(k));
    }
    if (kept == read.handle()) {
      return;
    }
    try (FrameReader reader = call.frames(read.edge())) {
      reader.skip(kept);
      for (int k = kept; k < read.handle(); k++) {
        call.checkpoint();
        call.picture()
            .push(
                reader
                    .next()
                    .orElseThrow(
                        () -> new IOException("The clip after the slot gave fewer frames again")));
      }
    }
  }

  /** The same side, listened to with a beat; {@code slot} frames are in the slot. */
  Side in(Cadence beat, int slot) {
    return new Side(read, raster, beat, slot);
  }

  /** The frame at the edge. */
  Frame edge() {
    return read.frames().get(0);
  }

  /** How many frames are handed on beside the slot. */
  int handle() {
    return read.handle();
  }

  /** All small pictures of the shot at the edge, nearest it first. */
  List<Grey> greys() {
    return read.greys();
  }

  /** Small pictures that differ, nearest the edge first. */
  List<Grey> moving() {
    return beside.pictures();
  }

  /** The same with how the one at the edge moves on. */
  Beside beside() {
    return beside;
  }

  private <T> List<T> different(List<T> pictures) {
    return stumble.without(inBeat(pictures));
  }

  private <T> List<T> inBeat(List<T> pictures) {
    return read.edge() == Edge.BEFORE
        ? cadence.different(pictures, -1, -1)
        : cadence.different(pictures, missing + 1, 1);
  }

  /**
   * How many of the steps from the edge to {@code step} frames beyond it bring a new picture; in
   * the mean, where pictures are shown again without a beat.
   */
  double moved(int step) {
    return stumble.share()
        * (read.edge() == Edge.BEFORE
            ? cadence.moving(0, step)
            : cadence.moving(missing + 1 - step, missing + 1));
  }

  /** The grain at the edge; none where one frame alone cannot tell. */
  Grain grain() {
    List<Frame> distinct = different(read.frames());
    return distinct.size() < 2
        ? Grain.none()
        : beside
            .toNext()
            .map(flow -> Grain.measure(distinct.get(0), distinct.get(1), flow, raster))
            .orElse(Grain.none());
  }

  /** The detail at the edge that the next frame shows too; all of it where there is none. */
  Detail shared() {
    List<Frame> distinct = different(read.frames());
    return distinct.size() < 2
        ? Detail.of(edge(), raster)
        : beside
            .toNext()
            .map(flow -> Detail.shared(distinct.get(0), distinct.get(1), flow, raster))
            .orElseGet(() -> Detail.of(edge(), raster));
  }
}
