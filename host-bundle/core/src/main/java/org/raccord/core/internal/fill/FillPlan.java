package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.FillOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.MissingPlaces;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.timeline.Fingerprints;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotIds;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.Timeline;

/**
 * Which slots an order fills, in record order.
 *
 * @param targets slots that want takes
 * @param kept slots that have what was ordered
 */
record FillPlan(List<SlotTarget> targets, List<Slot> kept) {

  FillPlan {
    targets = List.copyOf(targets);
    kept = List.copyOf(kept);
  }

  /**
   * Plans an order.
   *
   * @throws WorkException ORDER if it names what is no slot; INPUT if media are away so that
   *     nothing should be filled
   */
  static FillPlan of(FillOrder order, Timeline timeline, FillProject project, FillTools tools)
      throws WorkException {
    MediaBay bay = project.bay();
    SlotSurvey survey = SlotFinder.find(timeline, bay);
    List<Slot> chosen = choose(order.slots(), survey, bay);
    List<Journal.Entry> abandoned = abandoned(project);
    List<SlotTarget> targets = new ArrayList<>();
    List<Slot> kept = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    long seed = order.seed().orElseGet(() -> tools.random().nextLong(1, 1_000_000));
    List<List<String>> parties = parties(order);
    for (Slot slot : chosen) {
      List<Share> shares = shares(slot, order, parties, tools.shelf());
      if (shares.isEmpty()) {
        kept.add(slot);
        continue;
      }
      Fingerprint fingerprint = Fingerprints.of(slot);
      List<Journal.Entry> unfinished =
          abandoned.stream().filter(e -> isOf(e, slot, fingerprint)).toList();
      String id = id(slot, unfinished, timeline, tools, ids);
      ids.add(id);
      PictureFormat format =
          TakeFormat.of(timeline, slot, order.format(), bay)
              .orElseThrow(
                  () ->
                      new WorkException(
                          WorkException.Kind.INPUT,
                          "Nothing tells the picture size of "
                              + slot.address()
                              + ": no clip of its track has media that can be read. Bring the media back, or state a size with --format."));
      Brief brief = RequestBuilder.brief(slot, order.brief());
      int number = firstNumber(slot, id, unfinished, project);
      for (Share share : shares) {
        targets.add(
            new SlotTarget(
                timeline,
                slot,
                id,
                brief,
                format,
                fingerprint,
                share.wanted,
                seed + share.has,
                number,
                share.generators,
                share.unfinished(unfinished, shares, tools.shelf()),
                order.fitting()));
        number += share.wanted;
      }
    }
    return new FillPlan(targets, kept);
  }

  /** The generators that make a slot's takes together: all that were named, or each for itself. */
  private static List<List<String>> parties(FillOrder order) {
    boolean each = order.sharing() == FillOrder.Sharing.EACH && order.generators().size() > 1;
    return each ? order.generators().stream().map(List::of).toList() : List.of(order.generators());
  }

  /**
   * What is wanted of generators that make takes of one slot together.
   *
   * @param generators their names; empty for whichever serves
   * @param has takes that the slot has of them
   * @param wanted takes that are still wanted
   */
  private record Share(List<String> generators, int has, int wanted) {

    /** Jobs of these generators; what is nobody's goes to the first. */
    List<Journal.Entry> unfinished(
        List<Journal.Entry> all, List<Share> shares, GeneratorShelf shelf) {
      return all.stream()
          .filter(
              entry ->
                  shares.stream()
                      .filter(s -> s.means(entry.generator(), shelf))
                      .findFirst()
                      .orElse(shares.get(0))
                      .equals(this))
          .toList();
    }

    private boolean means(String id, GeneratorShelf shelf) {
      return generators.isEmpty()
          || generators.stream()
              .flatMap(name -> shelf.named(name).stream())
              .anyMatch(s -> s.card().id().equals(id));
    }
  }

  private static List<Share> shares(
      Slot slot, FillOrder order, List<List<String>> parties, GeneratorShelf shelf) {
    List<Take> there =
        slot.kind() == Slot.Kind.FILLED
            ? slot.stored().map(SlotRecord::takes).orElse(List.of())
            : List.of();
    List<Share> shares = new ArrayList<>();
    for (List<String> party : parties) {
      Share any = new Share(party, 0, 0);
      int has =
          parties.size() == 1
              ? there.size()
              : (int) there.stream().filter(t -> any.means(t.generator(), shelf)).count();
      int wanted =
          order.refill() == FillOrder.Refill.ADD_TAKES ? order.takes() : order.takes() - has;
      if (wanted > 0) {
        shares.add(new Share(party, has, wanted));
      }
    }
    return shares;
  }

  /** Whether a job is one of this slot. */
  static boolean isOf(Journal.Entry entry, Slot slot, Fingerprint fingerprint) {
    return slot.stored().isPresent()
        ? slot.stored().get().id().equals(entry.slot())
        : slot.address().equals(entry.address())
            && SlotTarget.text(fingerprint).equals(entry.fingerprint());
  }

  private static String id(
      Slot slot,
      List<Journal.Entry> unfinished,
      Timeline timeline,
      FillTools tools,
      Set<String> taken) {
    if (slot.stored().isPresent()) {
      return slot.stored().get().id();
    }
    if (!unfinished.isEmpty()) {
      return unfinished.get(0).slot();
    }
    String id = SlotIds.next(timeline, tools.random());
    while (taken.contains(id)) {
      id = SlotIds.next(timeline, tools.random());
    }
    return id;
  }

  private static int firstNumber(
      Slot slot, String id, List<Journal.Entry> unfinished, FillProject project)
      throws WorkException {
    int next = slot.stored().map(SlotRecord::nextTake).orElse(1);
    for (Journal.Entry entry : unfinished) {
      next = Math.max(next, TakePaths.number(entry.take()) + 1);
    }
    try {
      return Math.max(next, TakePaths.highest(project.place(), id) + 1);
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, NotWritable.message(project.place().takes(), e), e);
    }
  }

  /** Jobs that can be gone on with; those that failed stay, the others' folders are deleted. */
  private static List<Journal.Entry> abandoned(FillProject project) throws WorkException {
    Journal journal = project.journal();
    try {
      List<Journal.Entry> resumable = new ArrayList<>();
      for (Journal.Entry entry : journal.abandoned()) {
        if (journal.isWaiting(entry.id())) {
          resumable.add(entry);
        } else if (journal.ticket(entry.id()).isEmpty()) {
          journal.end(entry.id());
        }
      }
      return resumable;
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, NotWritable.message(project.place().jobs(), e), e);
    }
  }

  static List<Slot> choose(FillOrder.Selection selection, SlotSurvey survey, MediaBay bay)
      throws WorkException {
    if (selection instanceof FillOrder.Selection.Named named) {
      List<Slot> chosen = new ArrayList<>();
      for (String name : named.slots()) {
        Slot slot = named(name, survey, bay);
        if (!chosen.contains(slot)) {
          chosen.add(slot);
        }
      }
      return chosen;
    }
    refuseWhereDriveIsMissing(survey, bay);
    if (selection instanceof FillOrder.Selection.Marked) {
      return survey.slots().stream().filter(FillPlan::isMarked).toList();
    }
    return survey.slots();
  }

  private static boolean isMarked(Slot slot) {
    return slot.kind() == Slot.Kind.MARKED
        || slot.asked().isPresent()
        || slot.stored().filter(s -> !s.brief().equals(Brief.OPEN)).isPresent();
  }

  /** The slot with this address or id among all gaps that a survey knows. */
  static Slot named(String name, SlotSurvey survey, MediaBay bay) throws WorkException {
    List<Slot> all = new ArrayList<>(survey.slots());
    all.addAll(survey.intendedBlack());
    all.addAll(survey.otherGaps());
    String wanted = name.toLowerCase(Locale.ROOT);
    for (Slot slot : all) {
      if (slot.address().toLowerCase(Locale.ROOT).equals(wanted)
          || slot.stored().filter(s -> s.id().equals(wanted)).isPresent()) {
        return slot;
      }
    }
    for (SlotSurvey.Offline offline : survey.offline()) {
      if (offline.address().toLowerCase(Locale.ROOT).equals(wanted)) {
        throw new WorkException(
            WorkException.Kind.INPUT,
            offline.address()
                + " is clip "
                + offline.clip().name()
                + ", whose media is offline"
                + bay.path(offline.clip().media())
                    .map(p -> " (" + MissingPlaces.shown(p) + ")")
                    .orElse("")
                + ": no slot. Bring the media back, or use raccord relink.");
      }
    }
    throw new WorkException(
        WorkException.Kind.ORDER,
        "There is no slot "
            + name
            + ". "
            + (survey.slots().isEmpty()
                ? "The timeline has no slots."
                : "The slots are: "
                    + String.join(", ", survey.slots().stream().map(Slot::address).toList())
                    + "."));
  }

  /** With a drive away, what looks like a hole may be none: nothing is filled. */
  private static void refuseWhereDriveIsMissing(SlotSurvey survey, MediaBay bay)
      throws WorkException {
    List<Path> files =
        survey.offline().stream()
            .map(o -> bay.path(o.clip().media()))
            .flatMap(Optional::stream)
            .toList();
    Map<Path, Integer> places = MissingPlaces.of(files);
    if (places.isEmpty()) {
      return;
    }
    Map.Entry<Path, Integer> most =
        places.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    throw new WorkException(
        WorkException.Kind.INPUT,
        MissingPlaces.sentence(most.getKey())
            + " is not there; "
            + most.getValue()
            + (most.getValue() == 1 ? " clip has" : " clips have")
            + " media on it. Nothing was filled. Plug the drive in, or point the timeline to the media with raccord relink, and fill again.");
  }
}
