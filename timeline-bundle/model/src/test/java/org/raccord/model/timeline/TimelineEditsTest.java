package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.model.timeline.Cuts.audio;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.dissolve;
import static org.raccord.model.timeline.Cuts.file;
import static org.raccord.model.timeline.Cuts.fill;
import static org.raccord.model.timeline.Cuts.frames;
import static org.raccord.model.timeline.Cuts.gap;
import static org.raccord.model.timeline.Cuts.missing;
import static org.raccord.model.timeline.Cuts.range;
import static org.raccord.model.timeline.Cuts.slot;
import static org.raccord.model.timeline.Cuts.survey;
import static org.raccord.model.timeline.Cuts.take;
import static org.raccord.model.timeline.Cuts.timeline;
import static org.raccord.model.timeline.Cuts.video;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Brief;

class TimelineEditsTest {

  private static Item at(Timeline timeline, String address) {
    return Timelines.path(timeline, address)
        .flatMap(p -> Timelines.item(timeline, p))
        .orElseThrow();
  }

  @Test
  void aTakeGoesInAndOutOfAGap() throws Exception {
    Timeline cut = timeline(video(clip("a", 0, 48), gap(7), clip("b", 0, 48)));
    Timeline one = fill(cut, "V1-2", "s2345.1");
    Timeline two = fill(one, "V1-2", "s2345.2");
    Clip filled = (Clip) at(two, "V1-2");
    assertEquals("raccord:s2345.2", filled.activeKey());
    assertEquals(range(12, 7), filled.source());
    assertEquals(3, filled.slot().orElseThrow().nextTake());
    Clip first = (Clip) at(TimelineEdits.useTake(two, "s2345.1").timeline(), "V1-2");
    assertEquals("raccord:s2345.1", first.activeKey());
    Timeline back = TimelineEdits.removeTake(two, "s2345.2").timeline();
    assertEquals("raccord:s2345.1", ((Clip) at(back, "V1-2")).activeKey());
    Timeline empty = TimelineEdits.removeTake(back, "s2345.1").timeline();
    assertTrue(at(empty, "V1-2") instanceof Gap);
    assertEquals(frames(7), at(empty, "V1-2").duration());
    // The number of a take is never used again.
    assertEquals(3, at(empty, "V1-2").slot().orElseThrow().nextTake());
    assertThrows(EditException.class, () -> TimelineEdits.useTake(empty, "s2345.1"));
  }

  @Test
  void aClipIsCalledLikeTheTakeInUseUnlessAnEditorNamedIt() throws Exception {
    Timeline cut = timeline(video(clip("a", 0, 48), gap(7), clip("b", 0, 48)));
    Timeline two = fill(fill(cut, "V1-2", "s2345.1"), "V1-2", "s2345.2");
    assertEquals("s2345.2", at(two, "V1-2").name());
    Timeline one = TimelineEdits.useTake(two, "s2345.1").timeline();
    assertEquals("s2345.1", at(one, "V1-2").name());
    assertEquals("s2345.1", at(TimelineEdits.removeTake(two, "s2345.2").timeline(), "V1-2").name());
    Clip renamed = ((Clip) at(one, "V1-2")).withName("the bridge");
    Timeline named =
        Surgery.replace(one, Timelines.path(one, "V1-2").orElseThrow(), List.of(renamed));
    assertEquals(
        "the bridge", at(TimelineEdits.useTake(named, "s2345.2").timeline(), "V1-2").name());
  }

  @Test
  void aMissingClipGetsItsOwnReferenceAndRangeBack() throws Exception {
    Clip missing = missing("m", 24).withSource(range(86400, 24));
    Timeline cut = timeline(video(clip("a", 0, 48), missing, clip("b", 0, 48)));
    Timeline filled = fill(cut, "V1-2", "s2345.1");
    assertEquals(range(12, 24), ((Clip) at(filled, "V1-2")).source());
    Clip back = (Clip) at(TimelineEdits.removeTake(filled, "s2345.1").timeline(), "V1-2");
    assertEquals(missing.source(), back.source());
    assertEquals(missing.references(), back.references());
  }

  @Test
  void aTakeOfAnotherLengthIsRefused() {
    Timeline cut = timeline(video(clip("a", 0, 48), gap(7), clip("b", 0, 48)));
    assertThrows(
        EditException.class,
        () ->
            TimelineEdits.putTake(
                cut,
                slot(cut, "V1-2"),
                take("s2345.1", 8),
                file("t", 32),
                range(12, 8),
                List.of()));
  }

  @Test
  void aRangeBecomesASlotAndTheRestOfTheClipsStays() throws Exception {
    Timeline cut = timeline(video(clip("a", 10, 48), clip("b", 0, 48)));
    Edited edited = TimelineEdits.addSlot(cut, "V1", range(40, 12), Removal.LIFT, "s2345");
    Timeline now = edited.timeline();
    assertEquals(range(10, 40), ((Clip) at(now, "V1-1")).source());
    assertEquals("s2345", at(now, "V1-2").slot().orElseThrow().id());
    assertEquals(range(4, 44), ((Clip) at(now, "V1-3")).source());
    assertThrows(
        EditException.class,
        () -> TimelineEdits.addSlot(now, "V1", range(41, 2), Removal.LIFT, "s6789"));
    assertThrows(
        EditException.class,
        () -> TimelineEdits.addSlot(cut, "V1", range(90, 12), Removal.LIFT, "s6789"));
    assertThrows(
        EditException.class,
        () -> TimelineEdits.addSlot(cut, "V2", range(4, 2), Removal.LIFT, "s6789"));
  }

  @Test
  void extractTakesTheProductionSoundAsWellButNoMusic() throws Exception {
    Timeline cut =
        timeline(
            video(clip("a", 0, 48)),
            audio("A1", clip("a", 0, 48)),
            audio("Music", clip("a", 0, 48)));
    Timeline now =
        TimelineEdits.addSlot(cut, "V1", range(20, 8), Removal.EXTRACT, "s2345").timeline();
    assertEquals(3, now.tracks().get(1).elements().size());
    assertEquals(1, now.tracks().get(2).elements().size());
    assertEquals(
        List.of(range(20, 8)),
        SoundSlots.find(now, slot(now, "V1-2")).stream().map(SoundSlot::record).toList());
  }

  @Test
  void aSlowedClipThatIsCutBetweenTwoOfItsFramesShowsTheSameFrames() throws Exception {
    Clip slow = clip("a", 100, 48, 0.5);
    Timeline now =
        TimelineEdits.addSlot(timeline(video(slow)), "V1", range(10, 7), Removal.LIFT, "s2345")
            .timeline();
    Clip rest = (Clip) at(now, "V1-3");
    for (int i = 0; i < 31; i++) {
      assertEquals(
          ClipTimes.mediaFrame(slow, frames(17 + i), Cuts.RATE),
          ClipTimes.mediaFrame(rest, frames(i), Cuts.RATE));
    }
  }

  @Test
  void smoothTakesHalfOfEachSide() throws Exception {
    Timeline cut =
        timeline(video(clip("a", 0, 48), clip("a", 60, 48)), audio("A1", clip("a", 0, 96)));
    Edited edited = TimelineEdits.smooth(cut, frames(50), 5, "s2345");
    Timeline now = edited.timeline();
    assertEquals(range(46, 5), slot(now, "V1-2").record());
    assertEquals(cut.tracks().get(1), now.tracks().get(1));
    assertEquals(TrackTimes.duration(cut), TrackTimes.duration(now));
    assertThrows(EditException.class, () -> TimelineEdits.smooth(cut, frames(60), 5, "s2345"));
    assertThrows(EditException.class, () -> TimelineEdits.smooth(cut, frames(48), 95, "s2345"));
    assertThrows(EditException.class, () -> TimelineEdits.smooth(now, frames(48), 2, "s6789"));
  }

  @Test
  void rippleMovesWhatComesLaterAndLeavesWhatSpans() throws Exception {
    Timeline cut =
        timeline(
            video(clip("a", 0, 48), dissolve(4, 4), clip("b", 0, 48)),
            audio("A1", clip("a", 0, 48), clip("b", 0, 48)),
            audio("Music", clip("song", 0, 96)));
    Edited edited =
        TimelineEdits.extend(cut, ItemPath.of(0, 0), End.TAIL, 12, Placement.RIPPLE, "s2345");
    Timeline now = edited.timeline();
    // The dissolve is now between the new part and b.
    assertTrue(now.tracks().get(0).elements().get(2) instanceof Transition);
    Slot slot = slot(now, "V1-2");
    assertEquals(range(48, 12), slot.record());
    assertEquals(4, slot.tailExtra());
    assertEquals(
        range(60, 48), TrackTimes.recordRange(now, Timelines.path(now, "A1-3").orElseThrow()));
    assertEquals(cut.tracks().get(2), now.tracks().get(2));
    assertEquals(1, edited.remarks().size());
    assertEquals(
        List.of(range(48, 12)),
        SoundSlots.find(now, slot).stream().map(SoundSlot::record).toList());
  }

  @Test
  void overwriteTrimsOnlyTheNextClip() throws Exception {
    Timeline cut =
        timeline(video(clip("a", 0, 48), clip("b", 0, 48)), audio("A1", clip("x", 0, 96)));
    Timeline now =
        TimelineEdits.extend(cut, ItemPath.of(0, 0), End.TAIL, 12, Placement.OVERWRITE, "s2345")
            .timeline();
    assertEquals(range(12, 36), ((Clip) at(now, "V1-3")).source());
    assertEquals(TrackTimes.duration(cut), TrackTimes.duration(now));
    Timeline head =
        TimelineEdits.extend(cut, ItemPath.of(0, 1), End.HEAD, 12, Placement.OVERWRITE, "s2345")
            .timeline();
    assertEquals(range(0, 36), ((Clip) at(head, "V1-1")).source());
    assertEquals(clip("b", 0, 48), at(head, "V1-3"));
    assertThrows(
        EditException.class,
        () ->
            TimelineEdits.extend(
                cut, ItemPath.of(0, 0), End.TAIL, 48, Placement.OVERWRITE, "s2345"));
  }

  @Test
  void aClipInANestIsExtendedOverTheNextOneWhereTheNestIsSeen() throws Exception {
    Nest nest =
        new Nest(
            "scene",
            true,
            range(10, 60),
            1,
            List.of(video(clip("a", 0, 40), clip("b", 0, 40))),
            List.of(),
            Origin.NONE);
    Timeline cut = timeline(video(clip("x", 0, 100), nest));
    ItemPath a = Timelines.path(cut, "V1-2/V1-1").orElseThrow();
    ItemPath b = Timelines.path(cut, "V1-2/V1-2").orElseThrow();
    Timeline now =
        TimelineEdits.extend(cut, a, End.TAIL, 12, Placement.OVERWRITE, "s2345").timeline();
    assertEquals(range(130, 12), slot(now, "V1-2/V1-2").record());
    assertEquals(range(12, 28), ((Clip) at(now, "V1-2/V1-3")).source());
    assertEquals(cut.tracks().get(0).elements().get(0), at(now, "V1-1"));
    Timeline filled = fill(now, "V1-2/V1-2", "s2345.1");
    Timeline back = TimelineEdits.removeTake(filled, "s2345.1").timeline();
    assertEquals(range(0, 52), ((Clip) at(back, "V1-2/V1-1")).source());
    // A ripple would push b out of the nest's trim, and past its end nothing is seen.
    assertThrows(
        EditException.class,
        () -> TimelineEdits.extend(cut, a, End.TAIL, 12, Placement.RIPPLE, "s2345"));
    assertThrows(
        EditException.class,
        () -> TimelineEdits.extend(cut, b, End.TAIL, 12, Placement.OVERWRITE, "s2345"));
  }

  @Test
  void theLastTakeOfAnExtendLeavesTheClipInOnePiece() throws Exception {
    Timeline cut =
        timeline(
            video(clip("a", 0, 48), clip("b", 10, 48)),
            audio("A1", clip("a", 0, 48), clip("b", 10, 48)));
    for (End end : End.values()) {
      ItemPath path = ItemPath.of(0, end == End.TAIL ? 0 : 1);
      Timeline longer =
          TimelineEdits.extend(cut, path, end, 6, Placement.RIPPLE, "s2345").timeline();
      Timeline filled = fill(longer, "V1-2", "s2345.1");
      Timeline back = TimelineEdits.removeTake(filled, "s2345.1").timeline();
      assertEquals(2, back.tracks().get(0).elements().size());
      assertEquals(2, back.tracks().get(1).elements().size());
      Clip joined = (Clip) at(back, end == End.TAIL ? "V1-1" : "V1-2");
      assertEquals(end == End.TAIL ? range(0, 54) : range(4, 54), joined.source());
      assertEquals(TrackTimes.duration(longer), TrackTimes.duration(back));
    }
  }

  @Test
  void anOverrunIsSplitFilledAndJoinedAgain() throws Exception {
    Timeline cut =
        timeline(video(clip("a", 980, 30), clip("b", 0, 9)), audio("A1", clip("a", 980, 30)));
    Slot slot = slot(cut, "V1-1.tail");
    Timeline briefed =
        TimelineEdits.storeBrief(cut, slot, "s2345", Brief.OPEN.withPrompt("on")).timeline();
    assertEquals(range(980, 20), ((Clip) at(briefed, "V1-1")).source());
    assertEquals(2, SoundSlots.find(briefed, slot(briefed, "V1-2")).size() + 1);
    Timeline filled = fill(briefed, "V1-2", "s2345.1");
    assertEquals(Optional.of("on"), at(filled, "V1-2").slot().orElseThrow().brief().prompt());
    assertEquals(cut, TimelineEdits.removeTake(filled, "s2345.1").timeline());
    assertEquals(
        cut, TimelineEdits.removeTake(fill(cut, "V1-1.tail", "s2345.1"), "s2345.1").timeline());
  }

  @Test
  void theGapBehindAnOverrunIsNotItsSound() throws Exception {
    Timeline cut =
        timeline(
            video(clip("a", 980, 30), gap(6), clip("b", 0, 48)),
            audio("A1", clip("a", 980, 30), gap(6), clip("b", 0, 48)));
    List<SoundSlot> tail = SoundSlots.find(cut, slot(cut, "V1-1.tail"));
    assertEquals(List.of("A1-1"), tail.stream().map(SoundSlot::address).toList());
    assertEquals(range(20, 10), tail.get(0).record());
    Timeline ahead =
        timeline(
            video(clip("b", 0, 48), gap(6), clip("a", -10, 30)),
            audio("A1", clip("b", 0, 48), gap(6), clip("a", -10, 30)));
    List<SoundSlot> head = SoundSlots.find(ahead, slot(ahead, "V1-3.head"));
    assertEquals(List.of("A1-3"), head.stream().map(SoundSlot::address).toList());
  }

  @Test
  void soundFillsItsPartOfAGapAndTheGapComesBackWhole() throws Exception {
    Timeline cut =
        timeline(
            video(clip("a", 0, 48), gap(12), clip("b", 0, 48)),
            audio("A1", clip("a", 0, 40), gap(25), clip("b", 5, 43)),
            audio("A2", clip("a", 0, 48), gap(60)));
    Slot slot = slot(cut, "V1-2");
    List<SoundSlot> sounds = SoundSlots.find(cut, slot);
    assertEquals(
        List.of(range(40, 25), range(48, 12)), sounds.stream().map(SoundSlot::record).toList());
    List<SoundPlacement> placements =
        sounds.stream()
            .map(
                s ->
                    new SoundPlacement(
                        s.place(), s.record(), file("t", 100), range(12, s.record().length())))
            .toList();
    Timeline filled =
        TimelineEdits.putTake(
                cut, slot, take("s2345.1", 12), file("t", 36), range(12, 12), placements)
            .timeline();
    for (int t = 0; t < 3; t++) {
      assertEquals(
          TrackTimes.length(cut.tracks().get(t).elements()),
          TrackTimes.length(filled.tracks().get(t).elements()));
    }
    assertEquals(3, Timelines.slotItems(filled, "s2345").size());
    assertTrue(SoundSlots.find(filled, slot(filled, "V1-2")).stream().allMatch(SoundSlot::filled));
    Timeline back = TimelineEdits.removeTake(filled, "s2345.1").timeline();
    assertEquals(cut.tracks().get(1), back.tracks().get(1));
    assertEquals(cut.tracks().get(2), back.tracks().get(2));
  }

  @Test
  void aTakeIsStaleOnceANeighboursEdgeMoves() throws Exception {
    Timeline cut = timeline(video(clip("a", 0, 48), gap(7), clip("b", 0, 48)));
    Timeline trimmed = timeline(video(clip("a", 0, 47), gap(7), clip("b", 0, 48)));
    Timeline longHead = timeline(video(clip("a", 9, 39), gap(7), clip("b", 0, 50)));
    assertNotEquals(Fingerprints.of(slot(cut, "V1-2")), Fingerprints.of(slot(trimmed, "V1-2")));
    assertEquals(Fingerprints.of(slot(cut, "V1-2")), Fingerprints.of(slot(longHead, "V1-2")));
  }

  @Test
  void aNewTimelineHasItsGapsAsSlotsAndItsSoundLinked() {
    Timeline made =
        TimelineEdits.concatenate(
            "new",
            List.of(
                new TimelineEdits.NewClip(
                    "A.mov", "A.mov", range(0, 50), TimelineEdits.Sound.WITH_SOUND),
                new TimelineEdits.NewClip(
                    "B.mov", "B.mov", range(0, 60), TimelineEdits.Sound.WITH_SOUND)),
            frames(24));
    assertEquals(List.of("V1-2"), survey(made).slots().stream().map(Slot::address).toList());
    assertEquals(1, SoundSlots.find(made, slot(made, "V1-2")).size());
  }
}
