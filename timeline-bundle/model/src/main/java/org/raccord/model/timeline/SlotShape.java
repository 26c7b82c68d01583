package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Makes slots: their address, their neighbours, what transitions need, what was cut out. */
final class SlotShape {

  private final Timeline timeline;
  private final Beside beside;

  SlotShape(Timeline timeline, MediaShelf shelf) {
    this.timeline = timeline;
    this.beside = new Beside(shelf);
  }

  /** The steps above the last one. */
  List<ItemPath.Step> above(ItemPath path) {
    return path.steps().subList(0, path.steps().size() - 1);
  }

  /**
   * A slot that is an item, or one end of it.
   *
   * @param record where it lies, at the rate of its track
   */
  Slot slot(Slot.Kind kind, List<Track> tracks, ItemPath path, FrameRange record, String remark) {
    Item item =
        Timelines.item(timeline, path)
            .orElseThrow(() -> new IllegalArgumentException("No item stands at " + path));
    String suffix =
        switch (kind) {
          case HEAD_OVERRUN -> ".head";
          case TAIL_OVERRUN -> ".tail";
          default -> "";
        };
    boolean atHead = kind != Slot.Kind.TAIL_OVERRUN;
    boolean atTail = kind != Slot.Kind.HEAD_OVERRUN;
    Track track = tracks.get(path.last().track());
    int element = path.last().element();
    ExactTime from = item(track, element);
    ExactTime to = from.plus(item.duration());
    if (kind == Slot.Kind.HEAD_OVERRUN) {
      to = from.plus(record.duration());
    } else if (kind == Slot.Kind.TAIL_OVERRUN) {
      from = to.minus(record.duration());
    }
    boolean overrun = kind == Slot.Kind.HEAD_OVERRUN || kind == Slot.Kind.TAIL_OVERRUN;
    return between(
        Timelines.address(timeline, path) + suffix,
        kind,
        tracks,
        path,
        record,
        new Span(from, to),
        atHead ? offset(track.elements(), element - 1, record, End.HEAD) : 0,
        atTail ? offset(track.elements(), element + 1, record, End.TAIL) : 0,
        overrun ? Optional.empty() : item.slot(),
        remark);
  }

  /** The slot that an item is, whatever it shows and whether or not it is seen. */
  Slot stored(ItemPath path) {
    List<Track> tracks = timeline.tracks();
    for (ItemPath.Step step : above(path)) {
      tracks = ((Nest) tracks.get(step.track()).elements().get(step.element())).tracks();
    }
    Slot.Kind kind =
        Timelines.element(timeline, path).orElse(null) instanceof Clip clip
            ? clip.media() instanceof MediaReference.Missing ? Slot.Kind.MISSING : Slot.Kind.FILLED
            : Slot.Kind.GAP;
    return slot(kind, tracks, path, TrackTimes.recordRange(timeline, path), "");
  }

  /** A slot that a marker names: a range that may lie over several items. */
  Slot marked(List<Track> tracks, ItemPath path, FrameRange record, String suffix, Brief asked) {
    ExactTime zero =
        TrackTimes.start(timeline, new ItemPath(Beside.step(above(path), path.last().track(), 0)));
    Slot slot =
        between(
            Timelines.address(timeline, path) + suffix,
            Slot.Kind.MARKED,
            tracks,
            path,
            record,
            new Span(
                ExactTime.of(record.startTime()).minus(zero),
                ExactTime.of(record.endTime()).minus(zero)),
            0,
            0,
            Optional.empty(),
            "");
    return slot.asking(asked);
  }

  /**
   * A range in a track's own time.
   *
   * @param from its start
   * @param to its end
   */
  private record Span(ExactTime from, ExactTime to) {}

  private Slot between(
      String address,
      Slot.Kind kind,
      List<Track> tracks,
      ItemPath path,
      FrameRange record,
      Span span,
      long headExtra,
      long tailExtra,
      Optional<SlotRecord> stored,
      String remark) {
    int track = path.last().track();
    Optional<Slot.Neighbour> before = beside.before(tracks, track, above(path), span.from());
    Optional<Slot.Neighbour> after = beside.after(tracks, track, above(path), span.to());
    return new Slot(
        address,
        kind,
        path,
        record,
        before,
        after,
        headExtra,
        tailExtra,
        cutOut(before, after, record),
        stored,
        Optional.empty(),
        remark);
  }

  private static ExactTime item(Track track, int element) {
    return ElementLine.of(track).start(element);
  }

  private static long offset(List<Element> line, int index, FrameRange record, End end) {
    if (index < 0 || index >= line.size() || !(line.get(index) instanceof Transition transition)) {
      return 0;
    }
    FrameTime offset = end == End.HEAD ? transition.inOffset() : transition.outOffset();
    return Math.max(0, offset.at(record.rate()).frame());
  }

  /** Frames of one source that lie between the neighbours, in running order. */
  private static long cutOut(
      Optional<Slot.Neighbour> before, Optional<Slot.Neighbour> after, FrameRange record) {
    if (before.isEmpty() || after.isEmpty()) {
      return 0;
    }
    Clip a = before.get().clip();
    Clip b = after.get().clip();
    if (!MediaIdentity.same(a, b) || a.speed() != 1 || b.speed() != 1) {
      return 0;
    }
    FrameTime out = before.get().usable().endTime();
    FrameTime in = after.get().usable().startTime();
    return Math.max(0, ExactTime.of(in).minus(out).at(record.rate()).frame());
  }
}
