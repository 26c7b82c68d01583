package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Puts things in place of others in the tree that a timeline is; what does not change is shared.
 */
final class Surgery {

  private Surgery() {}

  /** The timeline with other elements on the track on which {@code path} ends. */
  static Timeline withElements(Timeline timeline, ItemPath path, List<Element> elements) {
    return timeline.withTracks(in(timeline.tracks(), path.steps(), elements));
  }

  private static List<Track> in(
      List<Track> tracks, List<ItemPath.Step> steps, List<Element> elements) {
    ItemPath.Step step = steps.get(0);
    Track track = tracks.get(step.track());
    List<Element> now = elements;
    if (steps.size() > 1) {
      Nest nest = (Nest) track.elements().get(step.element());
      now = new ArrayList<>(track.elements());
      now.set(
          step.element(),
          nest.withTracks(in(nest.tracks(), steps.subList(1, steps.size()), elements)));
    }
    List<Track> changed = new ArrayList<>(tracks);
    changed.set(step.track(), track.withElements(now));
    return changed;
  }

  /** The timeline with {@code others} in place of the element at {@code path}. */
  static Timeline replace(Timeline timeline, ItemPath path, List<? extends Element> others) {
    List<Element> elements = new ArrayList<>(elements(timeline, path));
    elements.remove(path.last().element());
    elements.addAll(path.last().element(), others);
    return withElements(timeline, path, elements);
  }

  /** The elements of the track on which {@code path} ends. */
  static List<Element> elements(Timeline timeline, ItemPath path) {
    return Timelines.track(timeline, path)
        .orElseThrow(() -> new IllegalArgumentException("No track stands at " + path))
        .elements();
  }

  /** The timeline with every clip put through {@code change}. */
  static Timeline clips(Timeline timeline, UnaryOperator<Clip> change) {
    List<Track> tracks = timeline.tracks().stream().map(t -> clips(t, change)).toList();
    return tracks.equals(timeline.tracks()) ? timeline : timeline.withTracks(tracks);
  }

  private static Track clips(Track track, UnaryOperator<Clip> change) {
    List<Element> elements = new ArrayList<>();
    for (Element element : track.elements()) {
      if (element instanceof Clip clip) {
        elements.add(change.apply(clip));
      } else if (element instanceof Nest nest) {
        List<Track> tracks = nest.tracks().stream().map(t -> clips(t, change)).toList();
        elements.add(tracks.equals(nest.tracks()) ? nest : nest.withTracks(tracks));
      } else {
        elements.add(element);
      }
    }
    return elements.equals(track.elements()) ? track : track.withElements(elements);
  }

  /** The timeline with every item that holds a slot put through {@code change}, kept ones too. */
  static Timeline slots(Timeline timeline, UnaryOperator<Item> change) {
    Timeline now = timeline;
    for (ItemPath path : Timelines.items(timeline, i -> i.slot().isPresent())) {
      Item item = (Item) elements(now, path).get(path.last().element());
      now = replace(now, path, List.of(change.apply(item)));
    }
    return now.withUnplaced(
        timeline.unplaced().stream()
            .map(
                u ->
                    new UnplacedSlot(
                        change.apply(u.picture()),
                        u.sounds().stream().map(change).toList(),
                        u.place(),
                        u.reason()))
            .toList());
  }

  /** The item with a slot record, or without one. */
  static Item withSlot(Item item, Optional<SlotRecord> slot) {
    if (item instanceof Clip clip) {
      return clip.withSlot(slot);
    }
    return item instanceof Gap gap ? gap.withSlot(slot) : item;
  }

  /**
   * The item without its first {@code head} and last {@code tail}.
   *
   * @param head from the item's start, exact
   * @param tail up to the item's end, exact
   */
  static Item trimmed(Item item, ExactTime head, ExactTime tail) {
    FrameTime first = head.exactly(item.duration().rate());
    FrameTime last = tail.exactly(item.duration().rate());
    if (item instanceof Clip clip) {
      return ClipTimes.trimmed(clip, first, last);
    }
    ExactTime length = ExactTime.of(item.duration()).minus(head).minus(tail);
    if (item instanceof Gap gap) {
      return gap.withDuration(length.exactly(gap.duration().rate()));
    }
    Nest nest = (Nest) item;
    FrameTime start =
        ExactTime.of(nest.source().startTime()).plus(head).exactly(nest.source().rate());
    FrameRange source = ClipTimes.exactRange(start, length.exactly(nest.source().rate()));
    return nest.withSource(source);
  }

  /** Where an element starts in the timeline, exactly. */
  static ExactTime start(Timeline timeline, ItemPath path) {
    return TrackTimes.start(timeline, path);
  }

  /** The item of a track that is there at a record time. */
  static Optional<ItemPath> at(Timeline timeline, ItemPath track, FrameTime record) {
    List<Element> elements = elements(timeline, track);
    List<ItemPath.Step> above = track.steps().subList(0, track.steps().size() - 1);
    int index = track.last().track();
    ExactTime wanted = ExactTime.of(record);
    ExactTime start = start(timeline, new ItemPath(Beside.step(above, index, 0)));
    // A record time may be rounded: take the item in which its frame's middle lies.
    ExactTime middle =
        wanted.plus(
            FrameTime.of(
                1,
                new Rate(
                    Math.multiplyExact(record.rate().numerator(), 2L),
                    record.rate().denominator())));
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Item item) {
        ExactTime end = start.plus(item.duration());
        if (start.compareTo(middle) <= 0 && end.compareTo(middle) > 0) {
          return Optional.of(new ItemPath(Beside.step(above, index, i)));
        }
        start = end;
      }
    }
    return Optional.empty();
  }
}
