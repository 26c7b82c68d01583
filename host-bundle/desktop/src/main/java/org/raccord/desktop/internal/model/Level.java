package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;

/**
 * A level of a timeline that is looked at: the outermost, or what lies inside a nest. Times stay
 * those of the record, so that what is seen and heard is the same on every level.
 *
 * @param timeline the timeline
 * @param rate its picture rate
 * @param steps the way to the nest, empty on the outermost level
 * @param tracks the level's tracks
 * @param window the part of the record in which it is seen
 */
public record Level(
    Timeline timeline, Rate rate, List<ItemPath.Step> steps, List<Track> tracks, Window window) {

  public Level {
    steps = List.copyOf(steps);
    tracks = List.copyOf(tracks);
  }

  /**
   * A part of the record.
   *
   * @param range empty where it is all of it
   */
  public record Window(Optional<FrameRange> range) {

    boolean contains(long frame) {
      return range.isEmpty() || (frame >= range.get().start() && frame <= range.get().end());
    }

    /** What of a place is seen; empty where nothing is. */
    Optional<FrameRange> seen(FrameRange place) {
      return range.isEmpty()
          ? Optional.of(place)
          : range.get().intersection(place).filter(r -> !r.isEmpty());
    }
  }

  static Level outermost(Snapshot snapshot) {
    return new Level(
        snapshot.timeline(),
        snapshot.rate(),
        List.of(),
        snapshot.timeline().tracks(),
        new Window(Optional.empty()));
  }

  /** The level inside a nest; empty where no nest stands there, or nothing of it is seen. */
  static Optional<Level> inside(Snapshot snapshot, ItemPath nest) {
    if (!(Timelines.item(snapshot.timeline(), nest).orElse(null) instanceof Nest there)) {
      return Optional.empty();
    }
    return TrackTimes.seen(snapshot.timeline(), nest)
        .map(r -> r.at(snapshot.rate()))
        .filter(r -> !r.isEmpty())
        .map(
            range ->
                new Level(
                    snapshot.timeline(),
                    snapshot.rate(),
                    nest.steps(),
                    there.tracks(),
                    new Window(Optional.of(range))));
  }

  /** Whether an item stands on this level. */
  boolean holds(ItemPath path) {
    return path.steps().size() == steps.size() + 1
        && path.steps().subList(0, steps.size()).equals(steps);
  }

  /** The address of a track, such as {@code V1}, or {@code V1-3/V1} inside a nest. */
  String address(int track) {
    String own = Timelines.trackAddress(tracks, track);
    return steps.isEmpty() ? own : Timelines.address(timeline, new ItemPath(steps)) + "/" + own;
  }

  /** The number of the outermost track on which a track lies. */
  int outer(int track) {
    return steps.isEmpty() ? track : steps.get(0).track();
  }

  /** Whether what is seen or heard of the outermost nest is this track's alone. */
  boolean isAlone(int track) {
    boolean alone = steps.isEmpty() || isAlone(tracks, track);
    for (int depth = 1; alone && depth < steps.size(); depth++) {
      ItemPath above = new ItemPath(steps.subList(0, depth));
      alone =
          Timelines.item(timeline, above).orElse(null) instanceof Nest nest
              && isAlone(nest.tracks(), steps.get(depth).track());
    }
    return alone;
  }

  private static boolean isAlone(List<Track> tracks, int track) {
    Track.Kind kind = tracks.get(track).kind();
    return tracks.stream().filter(t -> t.kind() == kind).count() == 1;
  }

  private ItemPath path(int track, int element) {
    List<ItemPath.Step> all = new ArrayList<>(steps);
    all.add(new ItemPath.Step(track, element));
    return new ItemPath(all);
  }

  /** Where a track's own zero lies in the record, in frames. */
  long shift(int track) {
    List<FrameRange> places = TrackTimes.positions(tracks.get(track), rate);
    for (int i = 0; i < places.size() && !steps.isEmpty(); i++) {
      if (tracks.get(track).elements().get(i) instanceof Item) {
        return TrackTimes.recordRange(timeline, path(track, i), rate).start()
            - places.get(i).start();
      }
    }
    return 0;
  }

  /** The nest that is seen on a track at a record frame. */
  Optional<ItemPath> nestAt(int track, long frame) {
    List<FrameRange> places = TrackTimes.positions(tracks.get(track), rate);
    long own = frame - shift(track);
    for (int i = 0; i < places.size(); i++) {
      if (tracks.get(track).elements().get(i) instanceof Nest
          && own >= places.get(i).start()
          && own < places.get(i).end()) {
        return Optional.of(path(track, i));
      }
    }
    return Optional.empty();
  }

  /** A nest by its name, and how many slots lie in it. */
  String nestName(Snapshot snapshot, int track, int element) {
    ItemPath nest = path(track, element);
    int depth = nest.steps().size();
    long slots =
        snapshot.survey().slots().stream()
            .map(s -> s.slot().place().steps())
            .filter(s -> s.size() > depth && s.subList(0, depth).equals(nest.steps()))
            .count();
    String name = Timelines.item(timeline, nest).map(Item::name).orElse("");
    String shown = name.isBlank() ? "nest" : name;
    return slots == 0 ? shown : shown + " \u2013 " + slots + (slots == 1 ? " slot" : " slots");
  }
}
