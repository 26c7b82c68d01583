package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * How a take lies in its slot as the cut stands now. A take fits where it meets the frames at both
 * joins that it was made to meet; where a neighbour was trimmed by a few frames, the take's handles
 * hold what is missing, and it fits if it is shown from as much earlier or later.
 *
 * @param changes why it does not fit, in words; empty where it does
 * @param head frames that it shows more (or, negative, fewer) before its slot's former start
 * @param tail frames that it shows more, or fewer, after its former end
 */
public record TakeFit(List<String> changes, long head, long tail) {

  public TakeFit {
    changes = List.copyOf(changes);
  }

  /** How {@code take} lies on {@code clip}, which is the item of a slot with this fingerprint. */
  public static TakeFit of(Take take, Item item, Fingerprint now, MediaShelf shelf) {
    long handle = take.picture().headHandle();
    return of(take, now, start(take, item, shelf).orElse(handle));
  }

  /**
   * How a take would lie in a slot.
   *
   * @param start frames of its file before the slot's first
   */
  static TakeFit of(Take take, Fingerprint now, long start) {
    Fingerprint then = take.fingerprint();
    long head = take.picture().headHandle() - start;
    long tail = start + now.length() - take.picture().headHandle() - then.length();
    List<String> changes = new ArrayList<>();
    boolean before = meets(then.before(), now.before(), -head, then.rate());
    boolean after = meets(then.after(), now.after(), tail, then.rate());
    if (!before) {
      side(then.before(), now.before(), End.TAIL, then.rate()).ifPresent(changes::add);
    }
    if (!after) {
      side(then.after(), now.after(), End.HEAD, then.rate()).ifPresent(changes::add);
    }
    boolean met = before && after;
    if (then.length() != now.length() && !met) {
      changes.add("the slot had " + then.length() + " frames and has " + now.length() + " now");
    } else if (!met && changes.isEmpty()) {
      changes.add("it is shown " + frames(-head) + " off where it meets the clips beside it");
    }
    if (!then.rate().equals(now.rate())) {
      changes.add("the rate was " + then.rate() + " and is " + now.rate() + " now");
    }
    if (head > take.picture().headHandle() || tail > take.picture().tailHandle()) {
      changes.add("it has too few frames for the slot");
    }
    return new TakeFit(changes, head, tail);
  }

  private static boolean meets(String then, String now, long by, String rate) {
    return (then.equals(Fingerprint.NONE) && now.equals(Fingerprint.NONE))
        || EdgePrint.moved(then, now, rate).filter(m -> m == by).isPresent();
  }

  private static Optional<String> side(String then, String now, End end, String rate) {
    String where = end == End.TAIL ? "before" : "after";
    if (then.equals(now)) {
      return Optional.empty();
    }
    if (then.equals(Fingerprint.NONE)) {
      return Optional.of("a clip stands " + where + " it now");
    }
    if (now.equals(Fingerprint.NONE)) {
      return Optional.of("no clip stands " + where + " it any more");
    }
    String changed = "the clip " + where + " it has changed";
    Optional<EdgePrint> was = EdgePrint.of(then);
    Optional<EdgePrint> is = EdgePrint.of(now);
    if (was.isEmpty() || is.isEmpty()) {
      return Optional.of(changed);
    }
    if (!was.get().media().equals(is.get().media())) {
      return Optional.of(changed + ": " + is.get().media() + ", not " + was.get().media());
    }
    Optional<Long> moved = EdgePrint.moved(then, now, rate);
    if (moved.isEmpty()) {
      return Optional.of(changed);
    }
    String verb = end == End.TAIL ? ": it ends " : ": it begins ";
    return Optional.of(
        changed + verb + frames(moved.get()) + (moved.get() < 0 ? " earlier" : " later"));
  }

  private static String frames(long count) {
    return Math.abs(count) == 1 ? "1 frame" : Math.abs(count) + " frames";
  }

  /** What of its handles is shown, in words; empty where none is. */
  public Optional<String> handles() {
    List<String> shown = new ArrayList<>();
    if (head > 0) {
      shown.add(frames(head) + " at the head");
    }
    if (tail > 0) {
      shown.add(frames(tail) + " at the tail");
    }
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of("Its handles serve " + String.join(" and ", shown) + ".");
  }

  /** Why it does not fit, as a sentence; empty where it does. */
  public Optional<String> stale() {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of("Made for an older cut: " + String.join(", ", changes) + ".");
  }

  /** Frames of the take's file before the slot's first, where the item says so. */
  static Optional<Long> start(Take take, Item item, MediaShelf shelf) {
    if (!(item instanceof Clip clip)) {
      return Optional.empty();
    }
    String key = take.referenceKey();
    MediaReference media = clip.references().get(key);
    Optional<FrameRange> used =
        clip.activeKey().equals(key)
            ? Optional.of(clip.source())
            : clip.slot().map(SlotRecord::sources).map(s -> s.get(key));
    if (media == null || used.isEmpty()) {
      return Optional.empty();
    }
    return used.map(u -> offset(media, u, shelf).at(rate(media, u, shelf)).frame());
  }

  private static Rate rate(MediaReference media, FrameRange used, MediaShelf shelf) {
    return shelf.available(media).map(FrameRange::rate).orElse(used.rate());
  }

  /** Time from the first of a file to the first that is used. */
  static ExactTime offset(MediaReference media, FrameRange used, MediaShelf shelf) {
    ExactTime start = ExactTime.of(used.startTime());
    Optional<FrameTime> zero = shelf.available(media).map(FrameRange::startTime);
    return zero.isPresent() ? start.minus(zero.get()) : start;
  }
}
