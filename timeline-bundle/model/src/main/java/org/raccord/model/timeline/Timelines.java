package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Finds its way in a timeline: tracks, addresses, paths. */
public final class Timelines {

  private static final Pattern STEP = Pattern.compile("([VAX])(\\d{1,6})-(\\d{1,9})");

  private Timelines() {}

  /**
   * The rate of the picture: that of the start timecode where an item of some video track has it,
   * for a lone clip of another rate on the lowest track does not make a sequence of that rate; else
   * that of most items of the lowest video track that has any, else of any track, else of the start
   * timecode, else 24.
   */
  public static Rate rate(Timeline timeline) {
    List<Rate> pictures =
        videoTracks(timeline).stream().flatMap(t -> ownRate(timeline, t).stream()).toList();
    return timeline
        .globalStart()
        .map(FrameTime::rate)
        .filter(pictures::contains)
        .or(() -> pictures.stream().findFirst())
        .or(() -> timeline.tracks().stream().flatMap(t -> TrackTimes.rate(t).stream()).findFirst())
        .or(() -> timeline.globalStart().map(FrameTime::rate))
        .orElse(Rate.FPS_24);
  }

  /** The rate of a track: its own, else the picture's. */
  public static Rate rate(Timeline timeline, Track track) {
    return ownRate(timeline, track).orElseGet(() -> rate(timeline));
  }

  /**
   * That of most of its items. But a clip may count in its media's rate, and on a track of several
   * rates the start timecode tells which is the sequence's.
   */
  private static Optional<Rate> ownRate(Timeline timeline, Track track) {
    return timeline
        .globalStart()
        .map(FrameTime::rate)
        .filter(ElementLine.of(track).places()::hasRate)
        .or(() -> TrackTimes.rate(track));
  }

  /** The video tracks, lowest first. */
  public static List<Track> videoTracks(Timeline timeline) {
    return timeline.tracks().stream().filter(t -> t.kind() == Track.Kind.VIDEO).toList();
  }

  /** The track on which {@code path} ends, or empty where there is none. */
  public static Optional<Track> track(Timeline timeline, ItemPath path) {
    List<Track> tracks = timeline.tracks();
    for (int level = 0; level < path.steps().size(); level++) {
      ItemPath.Step step = path.steps().get(level);
      if (step.track() < 0 || step.track() >= tracks.size()) {
        return Optional.empty();
      }
      Track track = tracks.get(step.track());
      if (level + 1 == path.steps().size()) {
        return Optional.of(track);
      }
      if (step.element() < 0
          || step.element() >= track.elements().size()
          || !(track.elements().get(step.element()) instanceof Nest nest)) {
        return Optional.empty();
      }
      tracks = nest.tracks();
    }
    return Optional.empty();
  }

  /** The element at {@code path}, or empty where the path leads nowhere. */
  public static Optional<Element> element(Timeline timeline, ItemPath path) {
    int element = path.last().element();
    return track(timeline, path)
        .filter(t -> element >= 0 && element < t.elements().size())
        .map(t -> t.elements().get(element));
  }

  /** The item at {@code path}, or empty where the path leads nowhere or to a transition. */
  public static Optional<Item> item(Timeline timeline, ItemPath path) {
    return element(timeline, path).filter(Item.class::isInstance).map(Item.class::cast);
  }

  /**
   * The address of an item, such as {@code V1-2} or {@code V1-3/V1-2}.
   *
   * @throws IllegalArgumentException if the path leads nowhere
   */
  public static String address(Timeline timeline, ItemPath path) {
    StringBuilder address = new StringBuilder();
    List<Track> tracks = timeline.tracks();
    for (ItemPath.Step step : path.steps()) {
      if (step.track() >= tracks.size()
          || step.element() >= tracks.get(step.track()).elements().size()) {
        throw new IllegalArgumentException("Nothing stands at " + path);
      }
      Track track = tracks.get(step.track());
      int number = ElementLine.of(track).places().itemsBefore(step.element() + 1);
      address
          .append(address.isEmpty() ? "" : "/")
          .append(trackAddress(tracks, step.track()))
          .append('-')
          .append(number);
      tracks =
          track.elements().get(step.element()) instanceof Nest nest ? nest.tracks() : List.of();
    }
    return address.toString();
  }

  /** The address of a track, such as {@code V1}: its kind and its number from the bottom. */
  public static String trackAddress(List<Track> tracks, int index) {
    Track.Kind kind = tracks.get(index).kind();
    long number = tracks.subList(0, index + 1).stream().filter(t -> t.kind() == kind).count();
    return kind.letter() + number;
  }

  /** The index of the track that an address such as {@code V1} names; case does not matter. */
  public static Optional<Integer> trackIndex(List<Track> tracks, String address) {
    String wanted = address.strip().toUpperCase(Locale.ROOT);
    for (int i = 0; i < tracks.size(); i++) {
      if (trackAddress(tracks, i).equals(wanted)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The path of the item that an address names; case does not matter. */
  public static Optional<ItemPath> path(Timeline timeline, String address) {
    List<ItemPath.Step> steps = new ArrayList<>();
    List<Track> tracks = timeline.tracks();
    for (String part : address.strip().toUpperCase(Locale.ROOT).split("/", -1)) {
      Matcher matcher = STEP.matcher(part);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Optional<Integer> index = trackIndex(tracks, matcher.group(1) + matcher.group(2));
      if (index.isEmpty()) {
        return Optional.empty();
      }
      List<Element> elements = tracks.get(index.get()).elements();
      int element = nth(elements, Long.parseLong(matcher.group(3)));
      if (element < 0) {
        return Optional.empty();
      }
      steps.add(new ItemPath.Step(index.get(), element));
      tracks = elements.get(element) instanceof Nest nest ? nest.tracks() : List.of();
    }
    return Optional.of(new ItemPath(steps));
  }

  private static int nth(List<Element> elements, long number) {
    long seen = 0;
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Item && ++seen == number) {
        return i;
      }
    }
    return -1;
  }

  /** The items that carry the slot record {@code slotId}: picture first, then sound. */
  public static List<ItemPath> slotItems(Timeline timeline, String slotId) {
    List<ItemPath> found =
        items(timeline, item -> item.slot().filter(s -> s.id().equals(slotId)).isPresent());
    List<ItemPath> sorted =
        new ArrayList<>(found.stream().filter(p -> isPicture(timeline, p)).toList());
    found.stream().filter(p -> !isPicture(timeline, p)).forEach(sorted::add);
    return sorted;
  }

  private static boolean isPicture(Timeline timeline, ItemPath path) {
    return track(timeline, path).filter(t -> t.kind() == Track.Kind.VIDEO).isPresent();
  }

  /** The clips of this name, on all tracks and levels. */
  public static List<ItemPath> clipsNamed(Timeline timeline, String name) {
    return items(timeline, item -> item instanceof Clip && item.name().equals(name));
  }

  /** The items that answer to {@code wanted}, on all tracks and levels, in order of the tracks. */
  public static List<ItemPath> items(Timeline timeline, Predicate<Item> wanted) {
    List<ItemPath> found = new ArrayList<>();
    collect(timeline.tracks(), List.of(), wanted, found);
    return found;
  }

  private static void collect(
      List<Track> tracks, List<ItemPath.Step> above, Predicate<Item> wanted, List<ItemPath> found) {
    for (int t = 0; t < tracks.size(); t++) {
      List<Element> elements = tracks.get(t).elements();
      for (int e = 0; e < elements.size(); e++) {
        if (elements.get(e) instanceof Item item) {
          List<ItemPath.Step> steps = new ArrayList<>(above);
          steps.add(new ItemPath.Step(t, e));
          if (wanted.test(item)) {
            found.add(new ItemPath(steps));
          }
          if (item instanceof Nest nest) {
            collect(nest.tracks(), steps, wanted, found);
          }
        }
      }
    }
  }
}
