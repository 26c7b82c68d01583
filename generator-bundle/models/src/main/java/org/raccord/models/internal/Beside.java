package org.raccord.models.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

/**
 * A neighbour as it was read: the few frames that are looked at, and those that are played on after
 * the slot or before it, which wait in a file.
 *
 * @param near the frames at the edge
 * @param played the others
 */
record Beside(SideFrames near, Played played) {

  /**
   * Frames that are played beside the slot.
   *
   * @param file has them, nearest the slot first
   * @param frames how many
   */
  record Played(FrameFile file, int frames) {

    /** The frame {@code distance} frames from the slot, 0 the one at its edge. */
    Frame get(int distance) throws IOException {
      return file.get(distance);
    }
  }

  /**
   * Reads a neighbour.
   *
   * @param handle how many frames are to be played, from 0
   * @param reach how many frames the model looks at
   * @param context how many frames tell of the motion
   */
  static Beside read(FillCall call, Edge edge, int handle, int reach, int context, Raster raster)
      throws IOException, InterruptedException {
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    int kept = Math.max(reach, SideFrames.CONTEXT);
    int wanted = Math.max(handle, Math.max(kept, context));
    FrameFile file = FrameFile.NONE;
    int read = 0;
    try (FrameReader reader = call.frames(edge)) {
      while (read < wanted) {
        call.checkpoint();
        Optional<Frame> next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        Frame frame = next.get();
        if (read == 0) {
          String name = "handle-" + edge.name().toLowerCase(Locale.ROOT) + ".raw";
          file = new FrameFile(call.workspace().resolve(name), frame.format());
        }
        if (read < handle) {
          file.put(read, frame);
        }
        if (read < kept) {
          frames.add(frame);
        }
        if (read < context) {
          greys.add(raster.grey(frame));
        }
        read++;
      }
    }
    if (frames.isEmpty()) {
      throw new IOException(
          "The clip " + (edge == Edge.BEFORE ? "before" : "after") + " the slot gave no frame");
    }
    return new Beside(new SideFrames(frames, greys), new Played(file, Math.min(read, handle)));
  }
}
