package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * Finds the slots of a former cut in a re-cut. What carries a slot's id or plays one of its takes
 * is the slot. Else it is the empty place between the same two clips, cut at the same frames; else
 * one where they were trimmed by no more than handles are long; else one where one of the two is
 * exactly the same. Where several places answer equally well, what stands further out decides, and
 * where it does not, none is taken.
 */
final class PlaceSearch {

  private static final String NOWHERE =
      "no place of the new cut has the clips beside it that it had.";

  /**
   * A place of the re-cut.
   *
   * @param slot the place
   * @param print what stands beside it
   * @param around what stands further out
   */
  record Place(Slot slot, Fingerprint print, Surroundings around) {}

  private final Timeline recut;
  private final SlotShape shape;
  private final List<FormerSlot> all;
  private final List<FormerSlot> open;
  private final List<Place> free = new ArrayList<>();
  private final Map<FormerSlot, Place> found = new LinkedHashMap<>();
  private final Map<FormerSlot, String> refused = new LinkedHashMap<>();
  private final Map<FormerSlot, String> notes = new LinkedHashMap<>();
  private final Set<ItemPath> copies = new LinkedHashSet<>();

  PlaceSearch(List<FormerSlot> former, Timeline recut, MediaShelf shelf) {
    this.recut = recut;
    this.shape = new SlotShape(recut, shelf);
    this.all = List.copyOf(former);
    this.open = new ArrayList<>(former);
    for (Slot slot : FormerSlot.all(SlotFinder.find(recut, shelf))) {
      if (slot.stored().isEmpty() && FormerSlot.isPicture(recut, slot.place())) {
        free.add(place(slot));
      }
    }
    byIdentity();
    Set<ItemPath> taken =
        found.values().stream().map(p -> p.slot().place()).collect(Collectors.toSet());
    free.removeIf(p -> taken.contains(p.slot().place()));
    for (int tier :
        new int[] {PlaceMatch.EXACT, PlaceMatch.SERVED, PlaceMatch.TRIMMED, PlaceMatch.ONE_SIDE}) {
      byNeighbours(tier);
    }
    List.copyOf(open).stream().filter(f -> f.record().isPresent()).forEach(this::inWholeShots);
  }

  /** Where each slot is that was found. */
  Map<FormerSlot, Place> found() {
    return found;
  }

  /** What the editor should know of a place that was found. */
  Optional<String> note(FormerSlot former) {
    return Optional.ofNullable(notes.get(former));
  }

  /** Why a slot has no place. */
  String refusal(FormerSlot former) {
    String refusal = refused.get(former);
    return refusal != null ? refusal : closed(former).orElse(NOWHERE);
  }

  /** Where the clips that stood beside a slot meet now. */
  private Optional<String> closed(FormerSlot former) {
    for (ItemPath path : Timelines.items(recut, i -> i instanceof Clip)) {
      ItemPath next =
          new ItemPath(
              Beside.step(shape.above(path), path.last().track(), path.last().element() + 1));
      if (FormerSlot.isPicture(recut, path)
          && edge(path, End.TAIL).equals(former.place().before())
          && edge(next, End.HEAD).equals(former.place().after())) {
        return Optional.of(
            "the clips that stood beside it meet now ("
                + Timelines.address(recut, path)
                + ", "
                + Timelines.address(recut, next)
                + "): the slot was closed.");
      }
    }
    return Optional.empty();
  }

  /** What an empty place beside a clip would say of it. */
  private String edge(ItemPath path, End met) {
    return Timelines.item(recut, path).orElse(null) instanceof Clip clip
        ? Fingerprints.edge(clip, clip.source(), met)
        : "";
  }

  /** Items that carry a slot's data and are not the slot. */
  Set<ItemPath> copies() {
    return copies;
  }

  private Place place(Slot slot) {
    return new Place(slot, Fingerprints.of(slot), Surroundings.of(recut, slot.place()));
  }

  private void byIdentity() {
    Map<String, List<ItemPath>> marked = new LinkedHashMap<>();
    Map<String, List<ItemPath>> playing = new LinkedHashMap<>();
    for (ItemPath path : Timelines.items(recut, i -> !(i instanceof Nest))) {
      Item item = Timelines.item(recut, path).orElseThrow();
      if (!FormerSlot.isPicture(recut, path)) {
        continue;
      }
      if (item.slot().isPresent()) {
        marked.computeIfAbsent(item.slot().get().id(), k -> new ArrayList<>()).add(path);
      } else if (item instanceof Clip clip) {
        fileName(clip.media())
            .ifPresent(name -> playing.computeIfAbsent(name, k -> new ArrayList<>()).add(path));
      }
    }
    for (FormerSlot former : List.copyOf(open)) {
      if (former.record().isEmpty()) {
        continue;
      }
      SlotRecord record = former.record().get();
      List<ItemPath> own = new ArrayList<>(marked.getOrDefault(record.id(), List.of()));
      for (Take take : record.takes()) {
        own.addAll(playing.getOrDefault(fileName(take.picture()), List.of()));
      }
      if (!own.isEmpty()) {
        choose(former, own);
      }
    }
  }

  /**
   * A take that lies on an upper track, as fills are handed back, hides the slot it is for: that is
   * the empty place under it.
   */
  private Optional<Place> under(FormerSlot former, ItemPath own) {
    if (Timelines.item(recut, own).flatMap(Item::slot).isPresent()) {
      return Optional.empty();
    }
    FrameRange record = TrackTimes.recordRange(recut, own);
    return free.stream()
        .filter(p -> p.slot().place().last().track() < own.last().track())
        .filter(p -> p.slot().place().steps().size() == own.steps().size())
        .filter(p -> p.slot().record().at(record.rate()).intersection(record).isPresent())
        .filter(p -> PlaceMatch.tier(former, p) >= PlaceMatch.TRIMMED)
        .findFirst();
  }

  /** Of several clips of one slot, such as copies or the parts of one that was cut in two. */
  private void choose(FormerSlot former, List<ItemPath> own) {
    for (ItemPath path : own) {
      Optional<Place> hidden = under(former, path);
      if (hidden.isPresent()) {
        take(former, hidden.get());
        notes.put(
            former,
            "It lies over its place as a clip of its own too ("
                + Timelines.address(recut, path)
                + "); delete that one to see other takes.");
        return;
      }
    }
    List<Place> places = own.stream().map(path -> place(shape.stored(path))).toList();
    List<Place> best = new ArrayList<>();
    int most = -1;
    for (Place place : places) {
      int score =
          PlaceMatch.closeness(former, place) * 1000 + former.around().alike(place.around());
      if (score > most) {
        best.clear();
        most = score;
      }
      if (score == most) {
        best.add(place);
      }
    }
    open.remove(former);
    if (best.size() == 1) {
      found.put(former, best.get(0));
    } else {
      refuse(former, best, "its clip was copied or cut in two, and each part could be it");
    }
    for (ItemPath path : own) {
      if (best.size() > 1 || !best.get(0).slot().place().equals(path)) {
        copies.add(path);
      }
    }
  }

  private void refuse(FormerSlot former, List<Place> places, String why) {
    String where =
        places.stream().map(p -> p.slot().address()).sorted().collect(Collectors.joining(", "));
    refused.put(former, places.size() + " places are equally likely (" + where + "): " + why + ".");
  }

  private void byNeighbours(int tier) {
    boolean more = true;
    while (more) {
      more = false;
      for (FormerSlot former : List.copyOf(open)) {
        Optional<Place> best = best(former, tier);
        if (best.isPresent() && !isContested(former, best.get(), tier)) {
          take(former, best.get());
          more = true;
        }
      }
    }
    for (FormerSlot former : List.copyOf(open)) {
      List<Place> options = options(former, tier);
      if (open.contains(former) && !options.isEmpty()) {
        settle(former, options, tier);
      }
    }
  }

  private void take(FormerSlot former, Place place) {
    found.put(former, place);
    open.remove(former);
    free.remove(place);
  }

  private List<Place> options(FormerSlot former, int tier) {
    return free.stream().filter(p -> PlaceMatch.tier(former, p) == tier).toList();
  }

  /**
   * The one place that is best; empty where several are. Only of places that are the same in every
   * frame may what stands further out choose.
   */
  private Optional<Place> best(FormerSlot former, int tier) {
    List<Place> options = options(former, tier);
    if (tier != PlaceMatch.EXACT) {
      return options.size() == 1 ? Optional.of(options.get(0)) : Optional.empty();
    }
    List<Place> best = new ArrayList<>();
    int most = -1;
    for (Place place : options) {
      int alike = former.around().alike(place.around());
      if (alike > most) {
        best.clear();
        most = alike;
      }
      if (alike == most) {
        best.add(place);
      }
    }
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /**
   * Whether the place could be another slot's. A place that is not quite the same is nobody's if it
   * resembles that of any other slot of the former cut, wherever that one is now.
   */
  private boolean isContested(FormerSlot former, Place place, int tier) {
    int own = former.around().alike(place.around());
    return tier == PlaceMatch.EXACT
        ? open.stream()
            .filter(other -> !other.equals(former) && PlaceMatch.tier(other, place) == tier)
            .anyMatch(other -> other.around().alike(place.around()) >= own)
        : all.stream()
            .filter(other -> !other.equals(former))
            .anyMatch(other -> PlaceMatch.tier(other, place) >= PlaceMatch.ONE_SIDE);
  }

  /**
   * Equal places of equally many equal slots are taken in their order; of any others none is taken,
   * now or later.
   */
  private void settle(FormerSlot former, List<Place> options, int tier) {
    List<FormerSlot> rivals =
        open.stream().filter(other -> options(other, tier).equals(options)).toList();
    boolean inOrder =
        tier == PlaceMatch.EXACT
            && rivals.size() == options.size()
            && rivals.stream().allMatch(r -> r.place().equals(former.place()))
            && rivals.stream().noneMatch(r -> r.around().equals(Surroundings.UNKNOWN))
            && options.stream().allMatch(p -> p.print().equals(former.place()));
    for (int i = 0; i < rivals.size(); i++) {
      if (inOrder) {
        take(rivals.get(i), options.get(i));
      } else {
        open.remove(rivals.get(i));
        String why =
            options.size() > 1
                ? "the same clips stand beside each"
                : "it could be another slot's as well";
        refuse(rivals.get(i), options, why);
      }
    }
    free.removeAll(options);
  }

  /**
   * Where the shots beside the slot were cut for it, in a cut that does not know of it: a clip
   * plays on over the frames at which the slot began and ended. Only a range between exactly these
   * frames and as long as the slot is it.
   */
  private void inWholeShots(FormerSlot former) {
    Optional<EdgePrint> before = EdgePrint.of(former.place().before());
    Optional<EdgePrint> after = EdgePrint.of(former.place().after());
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    List<Place> places = new ArrayList<>();
    for (int t = 0; t < recut.tracks().size(); t++) {
      Track track = recut.tracks().get(t);
      Rate rate = Timelines.rate(recut, track);
      if (track.kind() != Track.Kind.VIDEO || !rate.toString().equals(former.place().rate())) {
        continue;
      }
      for (int e = 0; e < track.elements().size(); e++) {
        ItemPath path = ItemPath.of(t, e);
        if (track.elements().get(e) instanceof Clip clip && clip.slot().isEmpty()) {
          start(path, clip, before.get(), rate)
              .map(start -> new FrameRange(start, former.place().length(), rate))
              .map(range -> shape.marked(recut.tracks(), path, range, "", Brief.OPEN))
              .map(this::place)
              .filter(p -> p.print().equals(former.place()))
              .ifPresent(places::add);
        }
      }
    }
    open.remove(former);
    if (places.size() == 1) {
      found.put(former, places.get(0));
    } else if (places.size() > 1) {
      refuse(former, places, "the same shots play there");
    }
  }

  /** When a clip comes to the frame at which the slot began, in record frames. */
  private Optional<Long> start(ItemPath path, Clip clip, EdgePrint edge, Rate rate) {
    FrameRange source = clip.source();
    boolean plays =
        clip.speed() == 1
            && fileName(clip.media()).filter(edge.media()::equals).isPresent()
            && source.rate().toString().equals(edge.rate())
            && source.start() < edge.frame()
            && edge.frame() <= source.end();
    if (!plays) {
      return Optional.empty();
    }
    ExactTime into =
        ExactTime.of(new FrameRange(edge.frame() - source.start(), 0, source.rate()).startTime());
    return Optional.of(TrackTimes.start(recut, path).plus(into).at(rate).frame());
  }

  /** The name of the file of a reference, without its folder. */
  static Optional<String> fileName(MediaReference media) {
    return MediaIdentity.of(media).map(m -> m.substring(m.lastIndexOf('/') + 1));
  }

  static String fileName(TakeFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }
}
