package org.raccord.desktop.internal.model;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.raccord.core.Edit.End;
import org.raccord.desktop.internal.model.Lane.Block;

/**
 * An edge of a clip that is held.
 *
 * @param clip address of the clip
 * @param end which edge of it
 * @param frame record frame of the edge
 */
public record EdgeGrip(String clip, End end, long frame) {

  /**
   * The edge nearest a place on a lane. Where two clips meet, the clip on whose side the place is.
   *
   * @param place in frames, between whole ones too
   * @param reach farther away, in frames, nothing is held
   */
  public static Optional<EdgeGrip> at(Lane lane, double place, double reach) {
    Optional<EdgeGrip> inside = at(lane, place, reach, 0);
    return inside.isPresent() ? inside : at(lane, place, reach, -reach / 2);
  }

  /**
   * The nearest edge.
   *
   * @param least how far inside the clip the place is at least
   */
  private static Optional<EdgeGrip> at(Lane lane, double place, double reach, double least) {
    long from = (long) Math.floor(place - reach) - 1;
    long to = (long) Math.ceil(place + reach) + 1;
    Optional<EdgeGrip> best = Optional.empty();
    double nearest = reach;
    for (Block block : lane.between(from, to)) {
      if (block.clip().isEmpty()) {
        continue;
      }
      double head = place - block.start();
      double tail = block.end() - place;
      // A short clip still has a middle that can be clicked.
      double most = Math.min(reach, (block.end() - block.start()) / 3.0);
      if (head >= least && Math.abs(head) <= Math.min(nearest, most)) {
        nearest = Math.abs(head);
        best = Optional.of(new EdgeGrip(block.clip(), End.HEAD, block.start()));
      }
      if (tail >= least && Math.abs(tail) <= Math.min(nearest, most)) {
        nearest = Math.abs(tail);
        best = Optional.of(new EdgeGrip(block.clip(), End.TAIL, block.end()));
      }
    }
    return best;
  }

  /**
   * The edge that comes to a frame: of the clip that lies there, or of the nearest one that ends
   * before, or begins after it.
   *
   * @param end a tail, or a head
   */
  public static Optional<EdgeGrip> toward(Lane lane, End end, long frame) {
    Optional<EdgeGrip> best = Optional.empty();
    for (Block block : lane.blocks()) {
      if (block.clip().isEmpty()) {
        continue;
      }
      boolean isThere = frame >= block.start() && frame < block.end();
      if (end == End.TAIL && block.start() <= frame) {
        best = Optional.of(new EdgeGrip(block.clip(), end, block.end()));
      } else if (end == End.HEAD && (isThere || block.start() >= frame)) {
        return Optional.of(new EdgeGrip(block.clip(), end, block.start()));
      }
    }
    return best;
  }

  /** The nearest place at which two clips meet, as the first one's tail. */
  public static Optional<EdgeGrip> nearestCut(Lane lane, long frame) {
    Optional<EdgeGrip> best = Optional.empty();
    for (int i = 0; i + 1 < lane.blocks().size(); i++) {
      Block one = lane.blocks().get(i);
      Block other = lane.blocks().get(i + 1);
      boolean isCut = one.kind() == Lane.Kind.CLIP && other.kind() == Lane.Kind.CLIP;
      if (isCut
          && !one.clip().isEmpty()
          && one.end() == other.start()
          && best.filter(b -> Math.abs(b.frame - frame) <= Math.abs(one.end() - frame)).isEmpty()) {
        best = Optional.of(new EdgeGrip(one.clip(), End.TAIL, one.end()));
      }
    }
    return best;
  }

  /** By how many frames the clip becomes longer where the edge is let go at a frame. */
  public long longer(long target) {
    return end == End.TAIL ? target - frame : frame - target;
  }

  /** Edges of all lanes and other places that edges catch at. */
  public static NavigableSet<Long> catches(Collection<Lane> lanes, Collection<Long> others) {
    TreeSet<Long> all = new TreeSet<>(others);
    for (Lane lane : lanes) {
      for (Block block : lane.blocks()) {
        all.add(block.start());
        all.add(block.end());
      }
    }
    return all;
  }

  /** The place that {@code frame} catches at within a reach; itself where there is none. */
  public static long snapped(NavigableSet<Long> catches, long frame, double reach) {
    Long below = catches.floor(frame);
    Long above = catches.ceiling(frame);
    long best = frame;
    double nearest = reach;
    if (below != null && frame - below <= nearest) {
      best = below;
      nearest = frame - below;
    }
    if (above != null && above - frame < nearest) {
      best = above;
    }
    return best;
  }
}
