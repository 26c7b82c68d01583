package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Puts the takes of former slots into the places that were found for them, or keeps them aside. */
final class TakeReturn {

  private Timeline now;
  private final MediaShelf shelf;
  private final List<UnplacedSlot> unplaced = new ArrayList<>();
  private final Map<String, String> reasons = new HashMap<>();

  TakeReturn(Timeline recut, MediaShelf shelf) {
    this.now = recut;
    this.shelf = shelf;
  }

  Timeline timeline() {
    return now;
  }

  List<UnplacedSlot> unplaced() {
    return unplaced;
  }

  /** What there is to say of a take or a slot. */
  Optional<String> reason(String id) {
    return Optional.ofNullable(reasons.get(id));
  }

  /** Keeps a slot that has no place. */
  void keep(FormerSlot former, String reason) {
    unplaced.add(former.unplaced(reason));
    reasons.put(former.record().orElseThrow().id(), reason);
  }

  /** What the editor should know of a slot's takes. */
  void note(FormerSlot former, String note) {
    for (Take take : former.record().orElseThrow().takes()) {
      reasons.put(take.id(), note);
    }
  }

  /** Puts what is stored of a slot into its place. */
  void put(FormerSlot former, Slot place) {
    SlotRecord record = former.record().orElseThrow();
    Timeline before = now;
    try {
      Timeline ready = TakeEdits.prepared(now, place, record.id());
      // Where the place had to be cut out first, it carries the id by now.
      ItemPath path =
          ready.equals(now) ? place.place() : Timelines.slotItems(ready, record.id()).get(0);
      now = ready;
      Item item = TakeEdits.item(now, path);
      Optional<Obstacle> obstacle = TakeEdits.obstacle(item);
      if (obstacle.isPresent()) {
        throw new EditException(obstacle.get().message());
      }
      Slot slot = new SlotShape(now, shelf).stored(path);
      Map<Take, Long> starts = starts(record, item, slot, Fingerprints.of(slot));
      List<Take> fitting = record.takes().stream().filter(starts::containsKey).toList();
      SlotRecord kept = known(item, record.withTakes(fitting, record.nextTake()));
      now = Surgery.replace(now, path, List.of(picture(former, item, kept, starts, slot)));
      SoundReturn sounds = new SoundReturn(now, former, kept, starts, shelf);
      now = sounds.put(path);
      sounds.silent().forEach((take, why) -> reasons.putIfAbsent(take, why));
      keepRest(former, record, starts);
    } catch (EditException e) {
      now = before;
      keep(former, String.valueOf(e.getMessage()));
    }
  }

  /** What the item knows of the slot already, with what the former cut knew. */
  private static SlotRecord known(Item item, SlotRecord record) {
    List<Take> takes = new ArrayList<>(record.takes());
    int next = record.nextTake();
    if (item.slot().isPresent()) {
      for (Take take : item.slot().get().takes()) {
        if (record.take(take.id()).isEmpty()) {
          takes.add(take);
        }
      }
      next = Math.max(next, item.slot().get().nextTake());
    }
    return record.withTakes(takes, next);
  }

  private void keepRest(FormerSlot former, SlotRecord record, Map<Take, Long> starts) {
    List<Take> rest = record.takes().stream().filter(t -> !starts.containsKey(t)).toList();
    if (rest.isEmpty()) {
      return;
    }
    Item item =
        Surgery.withSlot(former.picture(), Optional.of(record.withTakes(rest, record.nextTake())));
    UnplacedSlot kept = former.unplaced(reasons.getOrDefault(rest.get(0).id(), ""));
    unplaced.add(new UnplacedSlot(item, kept.sounds(), kept.place(), kept.reason()));
  }

  /** For each take that can be shown in the slot, how many frames of its file come before it. */
  private Map<Take, Long> starts(SlotRecord record, Item item, Slot slot, Fingerprint print) {
    Map<Take, Long> starts = new LinkedHashMap<>();
    Optional<Long> shown = Optional.empty();
    for (Take take : record.takes()) {
      if (plays(item, take)) {
        Clip clip = (Clip) item;
        Rate rate = slot.record().rate();
        shown =
            Optional.of(
                TakeFit.offset(clip.media(), clip.source(), shelf).at(rate).frame()
                    - take.picture().headHandle());
      }
    }
    for (Take take : record.takes()) {
      if (!take.fingerprint().rate().equals(print.rate())) {
        reasons.put(
            take.id(),
            "the rate was "
                + take.fingerprint().rate()
                + " and is "
                + print.rate()
                + " now; a take plays only at the rate it was made for.");
        continue;
      }
      Optional<Long> start =
          plays(item, take)
              ? shown.map(s -> s + take.picture().headHandle())
              : start(take, print, shown);
      if (start.isPresent()) {
        starts.put(take, start.get());
      } else {
        reasons.put(
            take.id(),
            "the slot has "
                + print.length()
                + " frames now, the take "
                + take.picture().length()
                + " and "
                + take.picture().headHandle()
                + " before and "
                + take.picture().tailHandle()
                + " after them.");
      }
    }
    return starts;
  }

  /** Whether an item shows a take: its file tells, whatever else was lost. */
  private static boolean plays(Item item, Take take) {
    return item instanceof Clip clip
        && PlaceSearch.fileName(clip.media())
            .filter(PlaceSearch.fileName(take.picture())::equals)
            .isPresent();
  }

  /** From where a take is shown so that it meets both clips beside it, else the one that stayed. */
  private static Optional<Long> start(Take take, Fingerprint print, Optional<Long> shown) {
    long handle = take.picture().headHandle();
    Fingerprint then = take.fingerprint();
    Optional<Long> head = EdgePrint.moved(then.before(), print.before(), then.rate());
    Optional<Long> tail = EdgePrint.moved(then.after(), print.after(), then.rate());
    List<Long> wishes = new ArrayList<>();
    shown.ifPresent(s -> wishes.add(handle + s));
    head.ifPresent(h -> wishes.add(handle + h));
    tail.ifPresent(t -> wishes.add(handle + then.length() + t - print.length()));
    wishes.add(handle);
    long frames = handle + take.picture().length() + take.picture().tailHandle();
    List<Long> possible =
        wishes.stream().filter(w -> w >= 0 && w + print.length() <= frames).toList();
    return possible.stream()
        .filter(w -> TakeFit.of(take, print, w).changes().isEmpty())
        .findFirst()
        .or(() -> possible.stream().filter(w -> w == handle).findFirst())
        .or(() -> possible.stream().findFirst());
  }

  private Item picture(
      FormerSlot former, Item item, SlotRecord record, Map<Take, Long> starts, Slot slot)
      throws EditException {
    if (starts.isEmpty() && !(item instanceof Clip clip && SlotSearch.isTake(clip))) {
      return Surgery.withSlot(item, Optional.of(record));
    }
    List<Take> takes = record.takes().stream().filter(starts::containsKey).toList();
    Optional<Take> playing = takes.stream().filter(t -> plays(item, t)).findFirst();
    if (playing.isPresent()) {
      return playing((Clip) item, playing.get(), former, record, starts, slot);
    }
    if (item instanceof Clip clip && SlotSearch.isTake(clip)) {
      return clip.withSlot(Optional.of(record.withSources(clip.slot().orElseThrow().sources())));
    }
    Item filled = item;
    for (Take take : inUseLast(former, takes)) {
      filled =
          TakeEdits.filled(
              filled,
              filled.slot().orElse(record.withSources(Map.of())),
              take,
              media(former.picture(), take),
              range(
                  media(former.picture(), take),
                  starts.getOrDefault(take, take.picture().headHandle()),
                  slot.record().duration()));
    }
    SlotRecord made = filled.slot().orElse(record);
    return Surgery.withSlot(filled, Optional.of(record.withSources(made.sources())));
  }

  /** A clip that shows a take already goes on as it is; the other takes are put beside that one. */
  private Clip playing(
      Clip clip,
      Take playing,
      FormerSlot former,
      SlotRecord record,
      Map<Take, Long> starts,
      Slot slot) {
    Map<String, MediaReference> media = new LinkedHashMap<>();
    Map<String, FrameRange> sources = new LinkedHashMap<>();
    clip.references()
        .forEach(
            (key, each) ->
                media.put(key.equals(clip.activeKey()) ? playing.referenceKey() : key, each));
    clip.slot().ifPresent(s -> sources.putAll(s.sources()));
    for (Map.Entry<Take, Long> start : starts.entrySet()) {
      Take take = start.getKey();
      String key = take.referenceKey();
      if (!media.containsKey(key)) {
        media.put(key, media(former.picture(), take));
      }
      if (!take.equals(playing)) {
        sources.put(
            key, range(media(former.picture(), take), start.getValue(), slot.record().duration()));
      }
    }
    sources.put(playing.referenceKey(), clip.source());
    return clip.withReferences(media, playing.referenceKey())
        .withSlot(Optional.of(record.withSources(sources)));
  }

  /** The takes in their order, but for the one that was shown last. */
  static List<Take> inUseLast(FormerSlot former, List<Take> takes) {
    List<Take> order = new ArrayList<>(takes);
    if (former.picture() instanceof Clip clip) {
      takes.stream()
          .filter(t -> t.referenceKey().equals(clip.activeKey()))
          .forEach(
              t -> {
                order.remove(t);
                order.add(t);
              });
    }
    return order;
  }

  private static MediaReference media(Item former, Take take) {
    MediaReference known =
        former instanceof Clip clip ? clip.references().get(take.referenceKey()) : null;
    return known != null
        ? known
        : new MediaReference.External(
            PlaceSearch.fileName(take.picture()),
            take.picture().path(),
            Optional.empty(),
            Origin.NONE);
  }

  private FrameRange range(MediaReference media, long start, FrameTime duration) {
    FrameTime zero =
        shelf
            .available(media)
            .map(FrameRange::startTime)
            .orElse(FrameTime.zero(duration.rate()))
            .at(duration.rate());
    return new FrameRange(zero.frame() + start, duration.frame(), duration.rate());
  }
}
