package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Timelines;

/**
 * The nest that somebody has gone into. Where an edit takes it away, one is outside again. Touched
 * by one thread.
 */
public final class NestWalk {

  private Optional<ItemPath> inside = Optional.empty();

  /** Name of the nest one is in, so that another one in its place is noticed. */
  private String name = "";

  /** The level that is looked at. */
  public Level level(Snapshot now) {
    Optional<Level> level =
        inside
            .filter(path -> nameOf(now, path).equals(Optional.of(name)))
            .flatMap(path -> Level.inside(now, path));
    if (level.isEmpty()) {
      inside = Optional.empty();
    }
    return level.orElseGet(() -> Level.outermost(now));
  }

  private static Optional<String> nameOf(Snapshot now, ItemPath path) {
    return Timelines.item(now.timeline(), path).map(Item::name);
  }

  /** Whether one is in a nest. */
  public boolean isInside() {
    return inside.isPresent();
  }

  /**
   * Goes into the nest that lies at a frame of a lane.
   *
   * @param lane address of its track, as {@link Lane#name} gives it
   * @return whether there is one
   */
  public boolean enter(Snapshot now, String lane, long frame) {
    Level level = level(now);
    for (int i = 0; i < level.tracks().size(); i++) {
      if (level.address(i).equals(lane)) {
        Optional<ItemPath> nest = level.nestAt(i, frame);
        if (nest.filter(n -> Level.inside(now, n).isPresent()).isPresent()) {
          go(now, nest);
          return true;
        }
      }
    }
    return false;
  }

  /** Goes into the nest in which a slot lies, or out where it lies in none. */
  public void follow(Snapshot now, ItemPath place) {
    List<ItemPath.Step> steps = place.steps();
    go(
        now,
        steps.size() < 2
            ? Optional.empty()
            : Optional.of(new ItemPath(steps.subList(0, steps.size() - 1))));
  }

  /** Is outside again, whatever timeline comes. */
  public void reset() {
    inside = Optional.empty();
  }

  /** Goes out by one level. */
  public void leave(Snapshot now) {
    go(
        now,
        inside
            .map(ItemPath::steps)
            .filter(s -> s.size() > 1)
            .map(s -> new ItemPath(s.subList(0, s.size() - 1))));
  }

  /** Goes out to a level, counted from the outermost, which is 0. */
  public void leaveTo(Snapshot now, int depth) {
    while (inside.isPresent() && inside.get().steps().size() > depth) {
      leave(now);
    }
  }

  private void go(Snapshot now, Optional<ItemPath> nest) {
    inside = nest;
    name = nest.flatMap(n -> nameOf(now, n)).orElse("");
  }

  /** The way, from the outermost level on: addresses and names. */
  public List<String> way(Snapshot now) {
    List<String> way = new ArrayList<>();
    way.add("Timeline");
    List<ItemPath.Step> steps = inside.map(ItemPath::steps).orElse(List.of());
    for (int depth = 1; depth <= steps.size(); depth++) {
      ItemPath path = new ItemPath(steps.subList(0, depth));
      String address = Timelines.address(now.timeline(), path);
      way.add(
          address.substring(address.lastIndexOf('/') + 1)
              + nameOf(now, path).filter(n -> !n.isBlank()).map(n -> " " + n).orElse(""));
    }
    return way;
  }

  /** What is seen of the nest; empty on the outermost level. */
  public Optional<FrameRange> range(Snapshot now) {
    return level(now).window().range();
  }
}
