package org.raccord.continuity.internal;

import java.util.Arrays;
import org.raccord.imaging.Detail;
import org.raccord.imaging.Drift;
import org.raccord.imaging.Flow;
import org.raccord.imaging.Foresight;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Replay;
import org.raccord.imaging.Warper;
import org.raccord.model.picture.Frame;

/** One neighbour going on beyond its edge: its tail onwards, or its head backwards. */
final class Extension {

  /** Slack of an extension that nobody asked to rest or to hurry. */
  static final double USUAL_SLACK = 2.9;

  /** Steps in which things slow down; the camera may take longer. */
  private static final double THINGS_EASE = 30;

  /** Steps after which more of them make what moves by itself no likelier to look wrong. */
  private static final double UNREST_COUNTS = 14;

  /** Slack from which the motion is kept up, whatever the shot did before. */
  private static final double KEPT_UP = 3;

  /** Part of the grain that is laid anew on a fetched picture, so that none stands still. */
  private static final float FRESH = 0.75f;

  private final Side side;
  private final Drift seen;
  private final Drift drift;
  private final Replay replay;
  private final Warper warper;
  private final Studio studio;
  private final Grain grain;
  private final Detail detail;
  private final double cameraEase;
  private final double thingsEase;
  private final long salt;

  /**
   * An extension.
   *
   * @param side the neighbour
   * @param frames how many frames it is to go on
   * @param slack how much longer than those the camera takes to rest: 1 rests at the end; from 3 on
   *     the motion is kept up, whatever the shot did before
   * @param salt tells the grain of one side from the other's
   */
  Extension(Side side, int frames, double slack, Studio studio, long salt) {
    this.side = side;
    this.studio = studio;
    this.seen = Drift.study(side.moving(), studio.raster().effort());
    this.warper = new Warper(studio.format(), studio.raster(), studio.care().taps());
    this.grain = studio.grain() == GrainMode.LEFT ? Grain.none() : side.grain();
    // What the edge alone shows fine is grain: it comes back with the grain or not.
    this.detail =
        studio.grain() == GrainMode.LEFT ? side.shared() : Detail.of(side.edge(), studio.raster());
    this.cameraEase = (frames + 1) * slack + 4;
    this.thingsEase = Math.min(cameraEase, THINGS_EASE);
    Foresight kept =
        slack >= KEPT_UP
            ? Foresight.FULL
            : Foresight.measured(side.moving(), cameraEase, thingsEase);
    this.drift = seen.keeping(kept);
    double[] steps = new double[frames];
    Arrays.setAll(steps, k -> side.moved(k + 1));
    this.replay = Replay.study(side.moving(), kept, steps, cameraEase, thingsEase);
    this.salt = salt;
  }

  /** The frame {@code step} frames beyond the edge, 1 the first. */
  Frame frame(int step) {
    double moved = side.moved(step);
    Flow flow = replay.over(drift.at(moved, cameraEase, thingsEase), moved);
    Frame frame = warper.fetch(side.edge(), flow);
    if (studio.grain() == GrainMode.RESTORED) {
      grain.add(frame, studio.raster(), FRESH, studio.seed() ^ salt, step);
    }
    Detail.restore(frame, flow, detail);
    return frame;
  }

  /** How likely it looks real: fast or restless shots and long ones fare worse. */
  double estimate(int frames) {
    double reach = seen.pace() * Drift.travel(frames, cameraEase);
    double unrest = seen.unrest() * Math.min(frames, UNREST_COUNTS);
    return Math.max(0, Math.min(1, 0.9 / (1 + 3 * reach + 12 * unrest + frames / 60.0)));
  }

  /** Whether nothing moves that could be carried on. */
  boolean isStill() {
    return seen.pace() < 1e-4;
  }
}
