package org.raccord.core.internal.prove;

import java.util.ArrayList;
import java.util.List;
import org.raccord.imaging.Drift;
import org.raccord.imaging.Flow;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.imaging.Warper;
import org.raccord.model.picture.Frame;

/**
 * The two single ways to go on beyond a shot's edge, as peers for generators that choose or mix:
 * its motion kept up, and its own earlier frames played once more.
 */
final class SingleMethod {

  /** No easing within any slot. */
  private static final double NEVER = 1e6;

  /** Frames over which the seam of a replay is morphed. */
  private static final int MORPH = 8;

  private SingleMethod() {}

  /**
   * The frame at the edge carried on along the dense motion beside it, at its full speed.
   *
   * @param near the shot's frames, nearest the edge first
   * @return {@code length} frames, nearest the edge first
   */
  static List<Frame> flow(List<Frame> near, int length) {
    Raster raster = Raster.of(near.get(0).format());
    Drift drift = Drift.study(greys(near, 3, raster), raster.effort());
    Warper warper = new Warper(near.get(0).format(), raster);
    List<Frame> made = new ArrayList<>();
    for (int step = 1; step <= length; step++) {
      made.add(warper.fetch(near.get(0), drift.at(step, NEVER, NEVER)));
    }
    return made;
  }

  /**
   * The shot played on from its earlier frame that is most like the one at the edge and moves most
   * like it, brought over it by a morph that is gone after a few frames (Schoedl, Szeliski,
   * Salesin, Essa: Video Textures, SIGGRAPH 2000). Where the frames run out before the slot is
   * full, they are played again.
   *
   * @param near the shot's frames, nearest the edge first
   * @return {@code length} frames, nearest the edge first
   */
  static List<Frame> texture(List<Frame> near, int length) {
    if (near.size() < 3) {
      return flow(near, length);
    }
    Raster raster = Raster.of(near.get(0).format());
    List<Grey> greys = greys(near, near.size(), raster);
    int last = near.size() - 2;
    int from = Math.min(length, (last + 1) / 2);
    double least = Double.MAX_VALUE;
    int chosen = from;
    for (int j = Math.max(1, from); j <= last; j++) {
      double unlike =
          greys.get(0).difference(greys.get(j)) + greys.get(1).difference(greys.get(j + 1));
      if (unlike < least) {
        least = unlike;
        chosen = j;
      }
    }
    Flow apart = new FlowEstimator(raster.effort()).estimate(greys.get(0), greys.get(chosen));
    Warper warper = new Warper(near.get(0).format(), raster);
    List<Frame> made = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      Frame played = near.get(chosen - 1 - k % chosen);
      float left = 1 - (k + 1) / (MORPH + 1f);
      made.add(left <= 0 ? played : warper.fetch(played, part(apart, left)));
    }
    return made;
  }

  private static Flow part(Flow flow, float part) {
    float[] dx = flow.dx().clone();
    float[] dy = flow.dy().clone();
    for (int i = 0; i < dx.length; i++) {
      dx[i] *= part;
      dy[i] *= part;
    }
    return new Flow(flow.width(), flow.height(), dx, dy);
  }

  private static List<Grey> greys(List<Frame> frames, int most, Raster raster) {
    return frames.stream().limit(most).map(raster::grey).toList();
  }
}
