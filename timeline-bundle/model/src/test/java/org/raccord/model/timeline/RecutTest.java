package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.model.timeline.Cuts.audio;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.file;
import static org.raccord.model.timeline.Cuts.frames;
import static org.raccord.model.timeline.Cuts.gap;
import static org.raccord.model.timeline.Cuts.timeline;
import static org.raccord.model.timeline.Cuts.video;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Updated.Fate;
import org.raccord.model.timeline.Updated.Outcome;

/** What another editor does to a cut, and where its takes are afterwards. */
class RecutTest {

  private static final Clip A = clip("A", 0, 40);
  private static final Clip B = clip("B", 10, 50);
  private static final Clip C = clip("C", 20, 60);
  private static final Clip D = clip("D", 0, 30);

  /** A, a hole of 12, B, a hole of 8, C; with sound that has the first hole too. */
  private static Timeline cut() {
    return timeline(video(A, gap(12), B, gap(8), C), sound());
  }

  private static Track sound() {
    return audio("A1", A, gap(12), B, gap(8), C);
  }

  private static Take take(String id, Slot slot) {
    Take plain = Cuts.take(id, slot.record().length());
    return new Take(
        id,
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
        new TakeFile("cut.raccord/takes/" + id + ".mov", "00", 12, slot.record().length(), 12),
        List.of(new TakeFile("cut.raccord/takes/" + id + ".wav", "00", 24000, 2000, 24000)),
        Fingerprints.of(slot),
        plain.made(),
        Optional.empty(),
        Optional.empty());
  }

  /** One more take in a slot, picture and sound. */
  private static Timeline fill(Timeline timeline, String address, String id) throws Exception {
    Slot slot = Cuts.slot(timeline, address);
    long length = slot.record().length();
    List<SoundPlacement> sounds = new ArrayList<>();
    for (SoundSlot each : SoundSlots.find(timeline, slot)) {
      MediaReference wav =
          new MediaReference.External(
              id, "x/" + id + ".wav", Optional.of(Cuts.range(0, length + 24)), Origin.NONE);
      sounds.add(
          new SoundPlacement(
              each.place(), each.record(), wav, Cuts.range(12, each.record().length())));
    }
    return TimelineEdits.putTake(
            timeline,
            slot,
            take(id, slot),
            file("x/" + id, length + 24),
            Cuts.range(12, length),
            sounds)
        .timeline();
  }

  private static Timeline filled() throws Exception {
    Timeline one = fill(cut(), "V1-2", "s1111.1");
    return fill(fill(one, "V1-2", "s1111.2"), "V1-4", "s2222.1");
  }

  private static Updated update(Timeline former, Timeline recut) {
    Updated updated = Recut.update(former, recut, MediaShelf.TRUSTING);
    assertNothingElseChanged(recut, updated.timeline());
    return updated;
  }

  /** What is no slot stands where it stood, and is as it was. */
  private static void assertNothingElseChanged(Timeline recut, Timeline updated) {
    for (int t = 0; t < recut.tracks().size(); t++) {
      Map<String, FrameRange> before = clips(recut, t);
      Map<String, FrameRange> after = clips(updated, t);
      assertEquals(before, after);
      assertEquals(
          TrackTimes.length(recut.tracks().get(t).elements()),
          TrackTimes.length(updated.tracks().get(t).elements()));
    }
  }

  private static Map<String, FrameRange> clips(Timeline timeline, int track) {
    Map<String, FrameRange> found = new LinkedHashMap<>();
    List<Element> line = timeline.tracks().get(track).elements();
    for (int e = 0; e < line.size(); e++) {
      if (line.get(e) instanceof Clip clip && clip.slot().isEmpty() && clip.name().length() == 1) {
        FrameRange at = TrackTimes.recordRange(timeline, ItemPath.of(track, e));
        found.put(e + clip.name() + clip.source() + at, at);
      }
    }
    // The number of an element may change where a hole is split.
    Map<String, FrameRange> plain = new LinkedHashMap<>();
    found.forEach((k, v) -> plain.put(k.replaceFirst("^\\d+", "") + "@" + v.start(), v));
    return plain;
  }

  private static Fate fate(Updated updated, String take) {
    return updated.fates().stream()
        .filter(f -> f.take().equals(Optional.of(take)))
        .findFirst()
        .orElseThrow();
  }

  private static void assertFate(Updated updated, String take, Outcome outcome, String where) {
    Fate fate = fate(updated, take);
    assertEquals(outcome, fate.outcome(), fate.toString());
    assertEquals(where, fate.address().orElse("-"), fate.toString());
  }

  private static Clip item(Timeline timeline, int track, int element) {
    return (Clip) timeline.tracks().get(track).elements().get(element);
  }

  private static Timeline with(Timeline timeline, UnaryOperator<Item> change) {
    Timeline now = timeline;
    for (ItemPath path : Timelines.items(timeline, i -> true)) {
      Item item = Timelines.item(now, path).orElseThrow();
      now = Surgery.replace(now, path, List.of(change.apply(item)));
    }
    return now;
  }

  /** As a program leaves it that keeps only the media in use and none of our data. */
  private static Timeline stripped(Timeline timeline) {
    return with(
        timeline,
        item ->
            item instanceof Clip clip
                ? Cuts.of(clip.name(), clip.source(), clip.speed(), clip.media())
                : Gap.of(item.duration()));
  }

  @Test
  void anUpstreamRippleTakesAllTakesAlongPictureAndSound() throws Exception {
    Updated updated =
        update(
            filled(),
            timeline(video(D, A, gap(12), B, gap(8), C), audio("A1", D, A, gap(12), B, gap(8), C)));
    assertFate(updated, "s1111.1", Outcome.PLACED, "V1-3");
    assertFate(updated, "s1111.2", Outcome.PLACED, "V1-3");
    assertFate(updated, "s2222.1", Outcome.PLACED, "V1-5");
    Clip picture = item(updated.timeline(), 0, 2);
    assertEquals("raccord:s1111.2", picture.activeKey());
    assertEquals(Cuts.range(12, 12), picture.source());
    Clip sound = item(updated.timeline(), 1, 2);
    assertEquals("raccord:s1111.2", sound.activeKey());
    assertEquals(Cuts.range(12, 12), sound.source());
    assertTrue(updated.timeline().unplaced().isEmpty());
  }

  @Test
  void whereAWasTrimmedTheHandlesServeOrTheTakeIsStale() throws Exception {
    Clip shorter = clip("A", 0, 37);
    Updated served =
        update(
            filled(),
            timeline(
                video(shorter, gap(15), B, gap(8), C),
                audio("A1", shorter, gap(15), B, gap(8), C)));
    assertFate(served, "s1111.2", Outcome.PLACED, "V1-2");
    assertEquals(
        Optional.of("Its handles serve 3 frames at the head."), fate(served, "s1111.2").reason());
    assertEquals(Cuts.range(9, 15), item(served.timeline(), 0, 1).source());
    assertEquals(Cuts.range(9, 15), item(served.timeline(), 1, 1).source());
    Updated rippled = update(filled(), timeline(video(shorter, gap(12), B, gap(8), C), sound()));
    assertFate(rippled, "s1111.2", Outcome.STALE, "V1-2");
    assertTrue(
        fate(rippled, "s1111.2").reason().orElseThrow().contains("ends 3 frames earlier"),
        fate(rippled, "s1111.2").toString());
    assertFate(rippled, "s2222.1", Outcome.PLACED, "V1-4");
    Updated longer =
        update(filled(), timeline(video(clip("A", 0, 45), gap(7), B, gap(8), C), sound()));
    assertFate(longer, "s1111.2", Outcome.PLACED, "V1-2");
    assertEquals(Cuts.range(17, 7), item(longer.timeline(), 0, 1).source());
  }

  @Test
  void aTrimBeyondTheHandlesLeavesTheSlotEmptyAndTheTakesKept() throws Exception {
    Updated updated =
        update(filled(), timeline(video(A, gap(60), B, gap(8), C), audio("A1", A, gap(60), B)));
    assertFate(updated, "s1111.1", Outcome.UNPLACED, "-");
    assertTrue(fate(updated, "s1111.1").reason().orElseThrow().contains("60 frames now"));
    assertEquals(2, updated.timeline().unplaced().get(0).record().takes().size());
    Updated back = update(updated.timeline(), cut());
    assertFate(back, "s1111.2", Outcome.PLACED, "V1-2");
    assertTrue(back.timeline().unplaced().isEmpty());
  }

  @Test
  void aReorderedCutHasItsTakesWhereTheirShotsAre() throws Exception {
    Updated updated =
        update(
            filled(),
            timeline(
                video(D, B, gap(8), C, A, gap(12), B),
                audio("A1", D, B, gap(8), C, A, gap(12), B)));
    assertFate(updated, "s1111.1", Outcome.PLACED, "V1-6");
    assertFate(updated, "s2222.1", Outcome.PLACED, "V1-3");
  }

  @Test
  void theTakesOfADeletedSlotAreKeptAndFoundAgainLater() throws Exception {
    Updated updated =
        update(filled(), timeline(video(A, B, gap(8), C), audio("A1", A, B, gap(8), C)));
    assertFate(updated, "s1111.1", Outcome.UNPLACED, "-");
    assertTrue(fate(updated, "s1111.1").reason().orElseThrow().contains("meet now (V1-1, V1-2)"));
    assertFate(updated, "s2222.1", Outcome.PLACED, "V1-3");
    assertEquals(
        "s1111", updated.timeline().unplaced().get(0).record().id(), "kept in the new timeline");
    Updated again = update(updated.timeline(), timeline(video(D, A, gap(12), B, gap(8), C)));
    assertFate(again, "s1111.1", Outcome.PLACED, "V1-3");
    assertEquals("raccord:s1111.2", item(again.timeline(), 0, 2).activeKey());
    assertTrue(again.timeline().unplaced().isEmpty());
  }

  @Test
  void aNeighbourThatWasReplacedMakesTheTakeStale() throws Exception {
    Updated updated =
        update(filled(), timeline(video(A, gap(12), D, gap(8), C), audio("A1", A, gap(12), D)));
    assertFate(updated, "s1111.2", Outcome.STALE, "V1-2");
    assertTrue(
        fate(updated, "s1111.2").reason().orElseThrow().contains("D.mov, not B.mov"),
        fate(updated, "s1111.2").toString());
  }

  @Test
  void ourOwnDataThatSurvivedIsTheSlotWhateverElseChanged() throws Exception {
    Timeline former = filled();
    List<Element> moved = new ArrayList<>(former.tracks().get(0).elements());
    moved.add(0, D);
    Timeline recut =
        former.withTracks(List.of(former.tracks().get(0).withElements(moved), sound()));
    Updated updated = update(former, recut);
    assertFate(updated, "s1111.2", Outcome.PLACED, "V1-3");
    assertEquals(recut.tracks().get(0), updated.timeline().tracks().get(0), "token for token");
  }

  @Test
  void aTakeThatPlaysWithoutOurDataIsKnownByItsFile() throws Exception {
    Timeline bare = stripped(filled());
    Updated updated = update(filled(), bare);
    assertFate(updated, "s1111.1", Outcome.PLACED, "V1-2");
    assertFate(updated, "s1111.2", Outcome.PLACED, "V1-2");
    assertFate(updated, "s2222.1", Outcome.PLACED, "V1-4");
    Clip picture = item(updated.timeline(), 0, 1);
    assertEquals("raccord:s1111.2", picture.activeKey());
    assertEquals(
        List.of("raccord:s1111.2", "raccord:s1111.1"), List.copyOf(picture.references().keySet()));
    Timeline other = TimelineEdits.useTake(updated.timeline(), "s1111.1").timeline();
    assertEquals("raccord:s1111.1", item(other, 0, 1).activeKey());
    assertEquals("raccord:s1111.1", item(other, 1, 1).activeKey());
    // Trimmed by three frames in step with A: still in its place, by its handles.
    Clip shown = item(bare, 0, 1);
    List<Element> line = new ArrayList<>(bare.tracks().get(0).elements());
    line.set(0, clip("A", 0, 37));
    line.set(1, shown.withSource(Cuts.range(9, 15)));
    Updated trimmed =
        update(
            filled(), bare.withTracks(List.of(bare.tracks().get(0).withElements(line), sound())));
    assertFate(trimmed, "s1111.2", Outcome.PLACED, "V1-2");
    line.set(1, shown.withSource(Cuts.range(12, 15)));
    Updated slipped =
        update(
            filled(), bare.withTracks(List.of(bare.tracks().get(0).withElements(line), sound())));
    assertFate(slipped, "s1111.2", Outcome.STALE, "V1-2");
  }

  @Test
  void aTakeThatWasCutInTwoOrCopiedHasNoPlaceAndStaysOnScreen() throws Exception {
    Timeline former = filled();
    Clip take = item(former, 0, 1);
    Timeline recut =
        timeline(
            video(
                A,
                take.withSource(Cuts.range(12, 6)),
                take.withSource(Cuts.range(18, 6)),
                B,
                gap(8),
                C),
            sound());
    Updated updated = update(former, recut);
    assertFate(updated, "s1111.2", Outcome.UNPLACED, "-");
    assertTrue(fate(updated, "s1111.2").reason().orElseThrow().contains("V1-2, V1-3"));
    assertEquals(take.media(), item(updated.timeline(), 0, 2).media());
    assertTrue(item(updated.timeline(), 0, 2).slot().isEmpty());
    Timeline copied = timeline(video(A, take, B, gap(8), C, D, take, D), sound());
    Updated told = update(former, copied);
    assertFate(told, "s1111.2", Outcome.PLACED, "V1-2");
    assertTrue(item(told.timeline(), 0, 6).slot().isEmpty(), "a copy is an ordinary clip");
  }

  @Test
  void fillsThatLieOnAnUpperTrackShowWhereTheirSlotsAre() throws Exception {
    Timeline former = filled();
    Item take = item(stripped(former), 0, 1);
    Timeline recut = timeline(video(D, A, gap(12), B, gap(8), C), sound(), video(gap(70), take));
    Updated updated = update(former, recut);
    assertFate(updated, "s1111.2", Outcome.PLACED, "V1-3");
    assertTrue(fate(updated, "s1111.2").reason().orElseThrow().contains("V2-2"));
    assertEquals(take, item(updated.timeline(), 2, 1));
  }

  @Test
  void theSameShotsTwiceAreToldApartByWhatStandsAroundOrNotAtAll() throws Exception {
    Timeline twice = timeline(video(A, gap(12), B, A, gap(12), B));
    Timeline former = fill(twice, "V1-2", "s1111.1");
    Updated same = update(former, twice);
    assertFate(same, "s1111.1", Outcome.PLACED, "V1-2");
    Updated one = update(former, timeline(video(A, gap(12), B)));
    assertFate(one, "s1111.1", Outcome.UNPLACED, "-");
    assertTrue(fate(one, "s1111.1").reason().orElseThrow().contains("equally likely"));
    Updated three = update(former, timeline(video(A, gap(12), B, A, gap(12), B, D, A, gap(12), B)));
    assertTrue(
        !fate(three, "s1111.1").address().equals(Optional.of("V1-9"))
            && !fate(three, "s1111.1").address().equals(Optional.of("V1-5")),
        fate(three, "s1111.1").toString());
    Timeline known = timeline(video(D, A, gap(12), B, A, gap(12), B, C));
    Timeline second = fill(known, "V1-6", "s2222.1");
    assertFate(
        update(second, timeline(video(A, gap(12), B, C, D, A, gap(12), B))),
        "s2222.1",
        Outcome.PLACED,
        "V1-2");
  }

  @Test
  void anEmptySlotOfTheFormerCutIsNotTakenForAnother() throws Exception {
    // Both holes follow the same frame of A; only the first was filled, and its place is gone.
    Timeline former = fill(timeline(video(A, gap(12), B, A, gap(12), C)), "V1-2", "s1111.1");
    Updated updated = update(former, timeline(video(A, B, A, gap(12), C)));
    assertFate(updated, "s1111.1", Outcome.UNPLACED, "-");
  }

  @Test
  void renamedClipsAndMovedMediaAreTheSame() throws Exception {
    Timeline renamed =
        with(
            cut(),
            item ->
                item instanceof Clip clip
                    ? Cuts.of(
                        "scene " + clip.name(),
                        clip.source(),
                        1,
                        new MediaReference.External(
                            "",
                            "file:///mnt/raid/" + clip.name() + ".mov",
                            Optional.of(Cuts.range(0, 1000)),
                            Origin.NONE))
                    : item);
    Updated updated = update(filled(), renamed);
    assertFate(updated, "s1111.2", Outcome.PLACED, "V1-2");
    assertFate(updated, "s2222.1", Outcome.PLACED, "V1-4");
  }

  @Test
  void atAnotherRateTheBriefGoesAlongAndTheTakesAreKept() throws Exception {
    Timeline faster =
        with(
            cut(),
            item ->
                item instanceof Gap gap
                    ? gap.withDuration(FrameTime.of(gap.duration().frame(), Rate.FPS_25))
                    : Cuts.of(
                        item.name(),
                        new FrameRange(
                            ((Clip) item).source().start(), item.duration().frame(), Rate.FPS_25),
                        1,
                        ((Clip) item).media()));
    Updated updated = Recut.update(filled(), faster, MediaShelf.TRUSTING);
    for (Fate fate : updated.fates()) {
      assertEquals(Outcome.UNPLACED, fate.outcome(), fate.toString());
    }
    assertEquals(2, updated.timeline().unplaced().size());
  }

  @Test
  void aSmoothedCutIsSmoothedAgainInAReCutThatDoesNotKnowOfIt() throws Exception {
    Timeline plain = timeline(video(D, A, B, C), audio("A1", D, A, B, C));
    Timeline smoothed = TimelineEdits.smooth(plain, frames(70), 8, "s1111").timeline();
    Timeline former = fill(smoothed, "V1-3", "s1111.1");
    Updated updated =
        Recut.update(
            former, timeline(video(A, B, D, C), audio("A1", A, B, D, C)), MediaShelf.TRUSTING);
    assertEquals(frames(180), TrackTimes.duration(updated.timeline()));
    assertFate(updated, "s1111.1", Outcome.PLACED, "V1-2");
    assertEquals(Cuts.range(0, 36), item(updated.timeline(), 0, 0).source());
    assertEquals(Cuts.range(12, 8), item(updated.timeline(), 0, 1).source());
    assertEquals(A, item(updated.timeline(), 1, 0), "its sound goes on");
    Updated twice = update(former, timeline(video(A, B, D, A, B)));
    assertFate(twice, "s1111.1", Outcome.UNPLACED, "-");
  }

  @Test
  void anOverrunIsSplitAgainForItsTakes() throws Exception {
    Clip over = clip("A", 980, 40);
    Timeline former = fill(timeline(video(over, B)), "V1-1.tail", "s1111.1");
    Updated updated = Recut.update(former, timeline(video(D, over, B)), MediaShelf.TRUSTING);
    assertFate(updated, "s1111.1", Outcome.PLACED, "V1-3");
    assertEquals(Cuts.range(980, 20), item(updated.timeline(), 0, 1).source());
    assertEquals(
        new Fingerprint("A.mov@1000/24", "B.mov@10/24", 20, "24"),
        item(updated.timeline(), 0, 2).slot().orElseThrow().takes().get(0).fingerprint());
  }
}
