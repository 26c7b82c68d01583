package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Finds the holes in the production sound that go with a picture slot. Music, voice-over and
 * effects tracks are never among them; sound that goes on under a picture hole is no hole.
 *
 * <p>A hole between the sound of the clip before and that of the clip after goes with the slot
 * whole, wherever an L or J cut puts its edges. Of a hole that is bounded by such sound on one side
 * only, the part up to the slot's other edge goes with it.
 */
public final class SoundSlots {

  private final Timeline timeline;
  private final Slot slot;
  private final List<Clip> before;
  private final List<Clip> after;

  private SoundSlots(Timeline timeline, Slot slot) {
    this.timeline = timeline;
    this.slot = slot;
    this.before = slot.before().map(Slot.Neighbour::clip).stream().toList();
    this.after = slot.after().map(Slot.Neighbour::clip).stream().toList();
  }

  /** The sound slots of {@code slot}, lowest track first. */
  public static List<SoundSlot> find(Timeline timeline, Slot slot) {
    return new SoundSlots(timeline, slot).find();
  }

  private List<SoundSlot> find() {
    List<ItemPath.Step> above = slot.place().steps().subList(0, slot.place().steps().size() - 1);
    List<Track> tracks = tracks(above);
    List<SoundSlot> found = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      if (!ProductionSound.mayBe(track)) {
        continue;
      }
      List<SoundSlot> own = stored(tracks, t, above);
      found.addAll(own.isEmpty() ? holes(tracks, t, above) : own);
    }
    return found;
  }

  private List<Track> tracks(List<ItemPath.Step> above) {
    List<Track> tracks = timeline.tracks();
    for (ItemPath.Step step : above) {
      tracks = ((Nest) tracks.get(step.track()).elements().get(step.element())).tracks();
    }
    return tracks;
  }

  /** The items that are stored as the slot's. */
  private List<SoundSlot> stored(List<Track> tracks, int t, List<ItemPath.Step> above) {
    List<SoundSlot> found = new ArrayList<>();
    List<Element> elements = tracks.get(t).elements();
    for (int e = 0; e < elements.size(); e++) {
      if (elements.get(e) instanceof Item item
          && item.slot().isPresent()
          && slot.stored().isPresent()
          && item.slot().get().id().equals(slot.stored().get().id())) {
        boolean filled = item instanceof Clip clip && SlotSearch.isTake(clip);
        ExactTime from = ElementLine.of(tracks.get(t)).start(e);
        found.add(slot(tracks, t, above, e, new Span(from, from.plus(item.duration())), filled));
      }
    }
    return found;
  }

  /** A range in a track's own time. */
  private record Span(ExactTime from, ExactTime to) {}

  private List<SoundSlot> holes(List<Track> tracks, int t, List<ItemPath.Step> above) {
    List<SoundSlot> found = new ArrayList<>();
    Track track = tracks.get(t);
    ExactTime zero = TrackTimes.start(timeline, new ItemPath(Beside.step(above, t, 0)));
    Span wanted =
        new Span(
            ExactTime.of(slot.record().startTime()).minus(zero),
            ExactTime.of(slot.record().endTime()).minus(zero));
    ExactTime at = ExactTime.ZERO;
    for (int e = 0; e < track.elements().size(); e++) {
      if (!(track.elements().get(e) instanceof Item item)) {
        continue;
      }
      Span span = new Span(at, at.plus(item.duration()));
      at = span.to();
      Optional<Span> part = Optional.empty();
      if (item instanceof Gap gap && gap.slot().isEmpty()) {
        part = part(tracks, t, above, e, span, wanted);
      } else if (item instanceof Clip clip && overrun(clip, span, wanted)) {
        // The gap that it runs into is the next slot's.
        return List.of(slot(tracks, t, above, e, wanted, false));
      }
      if (part.isPresent()) {
        found.add(slot(tracks, t, above, e, part.get(), false));
      }
    }
    return found;
  }

  private Optional<Span> part(
      List<Track> tracks, int t, List<ItemPath.Step> above, int gap, Span span, Span wanted) {
    Track track = tracks.get(t);
    Beside beside = new Beside(MediaShelf.TRUSTING);
    Optional<Clip> left =
        nestNext(track, gap, -1)
            ? beside.before(tracks, t, above, span.from()).map(Slot.Neighbour::clip)
            : clip(track, gap, -1);
    Optional<Clip> right =
        nestNext(track, gap, 1)
            ? beside.after(tracks, t, above, span.to()).map(Slot.Neighbour::clip)
            : clip(track, gap, 1);
    boolean fromA = left.filter(c -> ProductionSound.goWith(c, before)).isPresent();
    boolean toB = right.filter(c -> ProductionSound.goWith(c, after)).isPresent();
    boolean meets =
        span.from().compareTo(wanted.to()) < 0 && span.to().compareTo(wanted.from()) > 0;
    // Of two cuts of one source many gaps lie between sound that goes with both: take the near one.
    boolean touches =
        span.from().compareTo(wanted.to()) <= 0 && span.to().compareTo(wanted.from()) >= 0;
    if (fromA && toB && touches) {
      return Optional.of(span);
    }
    boolean named = ProductionSound.isNamed(track) && (left.isPresent() || right.isPresent());
    if (!meets || !(fromA || toB || named)) {
      return Optional.empty();
    }
    ExactTime from = fromA ? span.from() : later(span.from(), wanted.from());
    ExactTime to = toB ? span.to() : earlier(span.to(), wanted.to());
    return Optional.of(new Span(from, to));
  }

  /** Whether this is the sound of a clip that reaches past its media, and ends with its picture. */
  private boolean overrun(Clip sound, Span span, Span wanted) {
    boolean tail = slot.kind() == Slot.Kind.TAIL_OVERRUN && span.to().equals(wanted.to());
    boolean head = slot.kind() == Slot.Kind.HEAD_OVERRUN && span.from().equals(wanted.from());
    List<Clip> picture =
        Timelines.item(timeline, slot.place())
            .filter(Clip.class::isInstance)
            .map(Clip.class::cast)
            .stream()
            .toList();
    boolean same = picture.stream().anyMatch(p -> MediaIdentity.same(p, sound));
    boolean longer = span.to().minus(span.from()).compareTo(wanted.to().minus(wanted.from())) > 0;
    return (tail || head) && same && longer;
  }

  /** Whether a nest is what stands next to an element. */
  private static boolean nestNext(Track track, int from, int direction) {
    for (int i = from + direction; i >= 0 && i < track.elements().size(); i += direction) {
      if (track.elements().get(i) instanceof Item item && item.duration().frame() > 0) {
        return item instanceof Nest;
      }
    }
    return false;
  }

  private static Optional<Clip> clip(Track track, int from, int direction) {
    for (int i = from + direction; i >= 0 && i < track.elements().size(); i += direction) {
      if (track.elements().get(i) instanceof Clip clip) {
        return Optional.of(clip);
      }
      if (track.elements().get(i) instanceof Item item && item.duration().frame() > 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static ExactTime later(ExactTime a, ExactTime b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static ExactTime earlier(ExactTime a, ExactTime b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private SoundSlot slot(
      List<Track> tracks,
      int t,
      List<ItemPath.Step> above,
      int element,
      Span span,
      boolean filled) {
    ItemPath path = new ItemPath(Beside.step(above, t, element));
    Rate rate =
        Timelines.item(timeline, path).map(i -> i.duration().rate()).orElse(slot.record().rate());
    ExactTime zero = TrackTimes.start(timeline, new ItemPath(Beside.step(above, t, 0)));
    FrameTime from = zero.plus(span.from()).at(rate);
    FrameTime to = zero.plus(span.to()).at(rate);
    Beside beside = new Beside(MediaShelf.TRUSTING);
    return new SoundSlot(
        Timelines.address(timeline, path),
        path,
        FrameRange.between(from, to),
        beside.before(tracks, t, above, span.from()),
        beside.after(tracks, t, above, span.to()),
        filled);
  }

  /** The pictures that a slot stands beside. */
  static List<Clip> pictures(Slot slot) {
    return Stream.concat(slot.before().stream(), slot.after().stream())
        .map(Slot.Neighbour::clip)
        .toList();
  }
}
