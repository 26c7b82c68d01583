package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** One search for slots: walks the levels of a timeline and sorts what it meets. */
final class SlotSearch {

  private final Timeline timeline;
  private final MediaShelf shelf;
  private final SlotShape shape;
  private final List<Slot> slots = new ArrayList<>();
  private final List<SlotSurvey.Offline> offline = new ArrayList<>();
  private final List<Slot> black = new ArrayList<>();
  private final List<Slot> others = new ArrayList<>();

  SlotSearch(Timeline timeline, MediaShelf shelf) {
    this.timeline = timeline;
    this.shelf = shelf;
    this.shape = new SlotShape(timeline, shelf);
  }

  SlotSurvey survey() {
    ExactTime zero =
        timeline.trim().map(t -> ExactTime.ZERO.minus(t.startTime())).orElse(ExactTime.ZERO);
    ExactTime end = ExactTime.of(TrackTimes.duration(timeline));
    level(timeline.tracks(), List.of(), zero, new Window(ExactTime.ZERO, end));
    List<MarkerNote> lost = new ArrayList<>();
    new MarkerSlots(timeline, shape).attach(slots, black, others, lost);
    Comparator<Slot> order =
        Comparator.<Slot, FrameTime>comparing(s -> s.record().startTime())
            .thenComparing(Slot::address);
    slots.sort(order);
    black.sort(order);
    others.sort(order);
    return new SlotSurvey(slots, offline, black, others, lost);
  }

  /** What the trims of the timeline and of the nests around a level let through, in record time. */
  private record Window(ExactTime from, ExactTime to) {

    Window within(ExactTime start, ExactTime end) {
      return new Window(start.compareTo(from) > 0 ? start : from, end.compareTo(to) < 0 ? end : to);
    }

    Optional<FrameRange> of(FrameRange range) {
      Rate rate = range.rate();
      long start = Math.max(range.start(), from.at(rate).frame());
      long end = Math.min(range.end(), to.at(rate).frame());
      return end > start ? Optional.of(new FrameRange(start, end - start, rate)) : Optional.empty();
    }
  }

  /**
   * Sorts what stands on a level.
   *
   * @param zero where its time begins, in record time
   */
  private void level(List<Track> tracks, List<ItemPath.Step> above, ExactTime zero, Window window) {
    int lowest = Beside.lowestVideo(tracks);
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      Rate rate = Timelines.rate(timeline, track);
      ElementLine line = ElementLine.of(track);
      ExactTime from = track.trim().map(r -> zero.minus(r.startTime())).orElse(zero);
      for (int e = 0; e < line.size(); e++) {
        if (!(line.get(e) instanceof Item item)) {
          continue;
        }
        ExactTime start = from.plus(line.start(e));
        ExactTime end = from.plus(line.start(e + 1));
        FrameRange record = FrameRange.between(start.at(rate), end.at(rate));
        Optional<FrameRange> seen = window.of(record);
        if (seen.isEmpty()) {
          continue;
        }
        ItemPath path = new ItemPath(Beside.step(above, t, e));
        if (item instanceof Nest nest) {
          if (nest.enabled() && track.enabled()) {
            ExactTime inner = start.minus(nest.source().startTime());
            level(nest.tracks(), path.steps(), inner, window.within(start, end));
          }
        } else if (track.kind() == Track.Kind.VIDEO) {
          picture(tracks, path, record, seen.get(), item, t == lowest);
        } else if (track.kind() == Track.Kind.AUDIO) {
          sound(tracks, path, record, item);
        }
      }
    }
  }

  private void sound(List<Track> tracks, ItemPath path, FrameRange record, Item item) {
    if (item instanceof Gap) {
      others.add(shape.slot(Slot.Kind.GAP, tracks, path, record, ""));
    } else if (item instanceof Clip clip && clip.slot().isEmpty() && !isThere(clip)) {
      offline(path, clip);
    }
  }

  private void picture(
      List<Track> tracks,
      ItemPath path,
      FrameRange record,
      FrameRange seen,
      Item item,
      boolean lowest) {
    if (item instanceof Gap gap) {
      gap(tracks, path, record, seen, gap, lowest);
    } else if (item instanceof Clip clip && clip.enabled()) {
      clip(tracks, path, record, seen, clip, lowest);
    }
  }

  /** A slot is filled as long as it is, but the editor should know what of it nobody sees. */
  private static String trimmed(FrameRange record, FrameRange seen) {
    return seen.length() == record.length()
        ? ""
        : "only " + seen.length() + " of its frames are seen, the rest is trimmed off further out";
  }

  private void gap(
      List<Track> tracks,
      ItemPath path,
      FrameRange record,
      FrameRange seen,
      Gap gap,
      boolean lowest) {
    if (gap.slot().isPresent()) {
      slots.add(shape.slot(Slot.Kind.GAP, tracks, path, record, ""));
      return;
    }
    if (record.isEmpty()) {
      return;
    }
    if (!lowest) {
      others.add(shape.slot(Slot.Kind.GAP, tracks, path, record, "on an upper track"));
      return;
    }
    int track = path.last().track();
    int element = path.last().element();
    ElementLine line = ElementLine.of(tracks.get(track));
    Slot slot = shape.slot(Slot.Kind.GAP, tracks, path, record, trimmed(record, seen));
    long open = Coverage.uncovered(timeline, tracks, track, shape.above(path), seen);
    if (isFade(line, element - 1) || isFade(line, element + 1)) {
      black.add(slot.remarked("beside a fade"));
    } else if (!line.places().isPictureBefore(element)) {
      black.add(slot.remarked("before the first clip"));
    } else if (!line.places().isPictureAfter(element)) {
      black.add(slot.remarked("after the last clip"));
    } else if (open == 0) {
      others.add(slot.remarked("an upper track shows a picture here"));
    } else if (open < seen.length()) {
      String remark =
          "an upper track shows a picture over " + (seen.length() - open) + " of its frames";
      slots.add(slot.remarked(remark));
    } else {
      slots.add(slot);
    }
  }

  private static boolean isFade(List<Element> line, int index) {
    return index >= 0 && index < line.size() && line.get(index) instanceof Transition;
  }

  private void clip(
      List<Track> tracks,
      ItemPath path,
      FrameRange record,
      FrameRange seen,
      Clip clip,
      boolean lowest) {
    MediaReference media = clip.media();
    boolean empty =
        media instanceof MediaReference.Missing || media instanceof MediaReference.Generator;
    Optional<SlotRecord> stored = clip.slot();
    if (stored.isPresent() && isTake(clip)) {
      slots.add(shape.slot(Slot.Kind.FILLED, tracks, path, record, ""));
    } else if (empty && (stored.isPresent() || lowest)) {
      empty(tracks, path, record, seen, clip, stored.isPresent());
    } else if (!empty && !isThere(clip)) {
      offline(path, clip);
    } else if (lowest && !empty) {
      overruns(tracks, path, record, seen, clip);
    }
  }

  /** Whether a take of ours is in use. */
  static boolean isTake(Clip clip) {
    return clip.slot().isPresent()
        && clip.slot().get().takes().stream()
            .anyMatch(t -> t.referenceKey().equals(clip.activeKey()));
  }

  private void empty(
      List<Track> tracks,
      ItemPath path,
      FrameRange record,
      FrameRange seen,
      Clip clip,
      boolean stored) {
    Slot.Kind kind =
        clip.media() instanceof MediaReference.Generator ? Slot.Kind.GENERATOR : Slot.Kind.MISSING;
    String remark = TakeEdits.obstacle(clip).isPresent() ? "retimed" : trimmed(record, seen);
    Slot slot = shape.slot(kind, tracks, path, record, remark);
    if (record.isEmpty()) {
      return;
    }
    if (stored) {
      slots.add(slot);
    } else if (clip.media() instanceof MediaReference.Generator generator && isBlack(generator)) {
      black.add(slot.remarked("generated black"));
    } else if (Coverage.uncovered(timeline, tracks, path.last().track(), shape.above(path), seen)
        == 0) {
      others.add(slot.remarked("an upper track shows a picture here"));
    } else {
      slots.add(slot);
    }
  }

  private static boolean isBlack(MediaReference.Generator generator) {
    String kind = (generator.kind() + " " + generator.name()).toLowerCase(Locale.ROOT);
    return kind.contains("black") || kind.contains("slug");
  }

  private void overruns(
      List<Track> tracks, ItemPath path, FrameRange record, FrameRange seen, Clip clip) {
    Optional<Overruns> overruns = Overruns.of(clip, record.duration(), shelf);
    if (overruns.isEmpty()) {
      offline(path, clip);
      return;
    }
    long head = overruns.get().head();
    long tail = overruns.get().tail();
    Rate rate = record.rate();
    if (head > 0) {
      part(Slot.Kind.HEAD_OVERRUN, tracks, path, new FrameRange(record.start(), head, rate), seen);
    }
    if (tail > 0) {
      part(
          Slot.Kind.TAIL_OVERRUN,
          tracks,
          path,
          new FrameRange(record.end() - tail, tail, rate),
          seen);
    }
  }

  private void part(
      Slot.Kind kind, List<Track> tracks, ItemPath path, FrameRange part, FrameRange seen) {
    Optional<FrameRange> shown = part.intersection(seen);
    if (shown.isPresent()
        && Coverage.uncovered(timeline, tracks, path.last().track(), shape.above(path), shown.get())
            > 0) {
      slots.add(shape.slot(kind, tracks, path, part, trimmed(part, shown.get())));
    }
  }

  private boolean isThere(Clip clip) {
    return shelf.isThere(clip.media());
  }

  private void offline(ItemPath path, Clip clip) {
    offline.add(new SlotSurvey.Offline(Timelines.address(timeline, path), path, clip));
  }
}
