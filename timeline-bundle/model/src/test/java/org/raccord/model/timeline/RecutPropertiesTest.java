package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.Take;
import org.raccord.model.timeline.Updated.Fate;
import org.raccord.model.timeline.Updated.Outcome;

/**
 * Cuts made at random are re-cut at random, by steps that know which hole is which: no take is ever
 * put into another hole, none is lost, and nothing else changes.
 */
class RecutPropertiesTest {

  /**
   * An item and the hole of the former cut that it is, or 0.
   *
   * @param item a clip or a gap
   * @param hole number of the hole
   */
  private record Piece(Item item, int hole) {}

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().between(0, 1L << 40);
  }

  private static Clip shot(Random random) {
    // Few sources and few in points, so that the same frames meet again and again.
    return Cuts.clip(
        "c" + random.nextInt(3), 100L * random.nextInt(2), 30L + 5L * random.nextInt(3));
  }

  private static List<Piece> cut(Random random) {
    List<Piece> pieces = new ArrayList<>();
    int count = 4 + random.nextInt(8);
    int holes = 0;
    for (int i = 0; i < count; i++) {
      pieces.add(new Piece(shot(random), 0));
      if (i + 1 < count && random.nextInt(3) > 0) {
        pieces.add(new Piece(Cuts.gap(8L + random.nextInt(3)), ++holes));
      }
    }
    return pieces;
  }

  private static Timeline timeline(List<Piece> pieces) {
    return Cuts.timeline(Cuts.video(pieces.stream().map(Piece::item).toArray(Element[]::new)));
  }

  private static Timeline filled(List<Piece> pieces, Random random) throws EditException {
    Timeline now = timeline(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).hole() > 0 && random.nextInt(3) > 0) {
        String address = "V1-" + (i + 1);
        Slot slot =
            FormerSlot.all(Cuts.survey(now)).stream()
                .filter(s -> s.address().equals(address))
                .findFirst()
                .orElseThrow();
        String id = "s" + pieces.get(i).hole();
        long length = slot.record().length();
        Take plain = Cuts.take(id + ".1", length);
        Take take =
            new Take(
                plain.id(),
                plain.generator(),
                plain.generatorVersion(),
                plain.brief(),
                plain.seed(),
                plain.settings(),
                plain.sourceType(),
                plain.plan(),
                plain.description(),
                plain.estimate(),
                plain.remarks(),
                plain.counts(),
                plain.picture(),
                List.of(),
                Fingerprints.of(slot),
                plain.made(),
                Optional.empty(),
                Optional.empty());
        now =
            TimelineEdits.putTake(
                    now,
                    slot,
                    take,
                    Cuts.file(take.id(), length + 24),
                    Cuts.range(12, length),
                    List.of())
                .timeline();
      }
    }
    return now;
  }

  /** One step of another editor's work. */
  private static void step(List<Piece> pieces, Random random) {
    int at = random.nextInt(pieces.size());
    Piece piece = pieces.get(at);
    switch (random.nextInt(6)) {
      case 0 -> pieces.add(at, new Piece(shot(random), 0));
      case 1 -> {
        if (pieces.size() > 2) {
          pieces.remove(at);
        }
      }
      case 2 -> Collections.rotate(pieces, random.nextInt(pieces.size()));
      case 3 -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
      case 4 -> trim(pieces, at, random);
      default -> pieces.add(random.nextInt(pieces.size()), piece);
    }
  }

  private static void trim(List<Piece> pieces, int at, Random random) {
    Piece piece = pieces.get(at);
    if (!(piece.item() instanceof Clip clip)) {
      return;
    }
    long by = 1L + random.nextInt(5);
    long length = clip.source().length() - by;
    boolean tail = random.nextBoolean();
    pieces.set(
        at,
        new Piece(clip.withSource(Cuts.range(clip.source().start() + (tail ? 0 : by), length)), 0));
    int beside = tail ? at + 1 : at - 1;
    if (random.nextBoolean()
        && beside >= 0
        && beside < pieces.size()
        && pieces.get(beside).item() instanceof Gap gap) {
      pieces.set(
          beside,
          new Piece(
              gap.withDuration(Cuts.frames(gap.duration().frame() + by)),
              pieces.get(beside).hole()));
    }
  }

  @Property(tries = 1000)
  void noTakeIsPutIntoAnotherHoleAndNothingElseChanges(@ForAll("seeds") long seed)
      throws EditException {
    Random random = new Random(seed);
    List<Piece> pieces = cut(random);
    Timeline former = filled(pieces, random);
    Map<String, Fingerprint> places = new HashMap<>();
    for (FormerSlot slot : FormerSlot.of(former, MediaShelf.TRUSTING)) {
      slot.record().ifPresent(r -> places.put(r.id(), slot.place()));
    }
    List<Piece> again = new ArrayList<>(pieces);
    int steps = random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      step(again, random);
    }
    Timeline recut = timeline(again);
    Updated updated = Recut.update(former, recut, MediaShelf.TRUSTING);
    assertEquals(places.size(), updated.fates().size());
    List<Element> now = updated.timeline().tracks().get(0).elements();
    boolean whole = now.size() == again.size();
    for (int i = 0; whole && i < now.size(); i++) {
      if (((Item) now.get(i)).slot().isEmpty()) {
        assertSame(again.get(i).item(), now.get(i));
      }
    }
    assertEquals(TrackTimes.duration(recut), TrackTimes.duration(updated.timeline()));
    for (Fate fate : updated.fates()) {
      boolean kept =
          updated.timeline().unplaced().stream().anyMatch(u -> u.record().id().equals(fate.slot()));
      assertEquals(fate.outcome() == Outcome.UNPLACED, kept, fate.toString());
      if (fate.address().isEmpty() || !whole) {
        continue;
      }
      ItemPath path = Timelines.path(updated.timeline(), fate.address().get()).orElseThrow();
      Slot slot = new SlotShape(updated.timeline(), MediaShelf.TRUSTING).stored(path);
      Fingerprint then = places.get(fate.slot());
      Fingerprint here = Fingerprints.of(slot);
      int hole = again.get(path.last().element()).hole();
      boolean before = then.before().equals(here.before());
      boolean after = then.after().equals(here.after());
      // A hole has no name: of what looks the same on one side altogether nobody can say more, and
      // one whose take meets both shots to the frame is as good as the other.
      boolean same = (before && after) || ((before || after) && then.length() == here.length());
      assertTrue(
          fate.slot().equals("s" + hole) || same || fate.outcome() == Outcome.PLACED,
          () -> fate + " is at hole " + hole + ": " + then + " is not " + here);
      assertEquals(
          fate.outcome() == Outcome.STALE,
          !TakeFit.of(
                  slot.stored().orElseThrow().takes().get(0),
                  Timelines.item(updated.timeline(), path).orElseThrow(),
                  here,
                  MediaShelf.TRUSTING)
              .changes()
              .isEmpty());
    }
    if (steps == 0) {
      long lost = updated.fates().stream().filter(f -> f.outcome() != Outcome.PLACED).count();
      assertEquals(0, lost, updated.fates().toString());
    }
  }
}
