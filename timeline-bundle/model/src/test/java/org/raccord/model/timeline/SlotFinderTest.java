package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.model.timeline.Cuts.audio;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.dissolve;
import static org.raccord.model.timeline.Cuts.gap;
import static org.raccord.model.timeline.Cuts.marker;
import static org.raccord.model.timeline.Cuts.missing;
import static org.raccord.model.timeline.Cuts.range;
import static org.raccord.model.timeline.Cuts.slot;
import static org.raccord.model.timeline.Cuts.survey;
import static org.raccord.model.timeline.Cuts.timeline;
import static org.raccord.model.timeline.Cuts.video;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Intent;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

class SlotFinderTest {

  private static List<String> addresses(List<Slot> slots) {
    return slots.stream().map(Slot::address).toList();
  }

  @Test
  void aGapBetweenClipsIsASlotAndThoseAtTheEndsAreBlack() {
    SlotSurvey found =
        survey(timeline(video(gap(24), clip("a", 10, 48), gap(7), clip("b", 0, 48), gap(5))));
    assertEquals(List.of("V1-3"), addresses(found.slots()));
    assertEquals(List.of("V1-1", "V1-5"), addresses(found.intendedBlack()));
    Slot slot = found.slots().get(0);
    assertEquals(range(72, 7), slot.record());
    assertEquals(range(10, 48), slot.before().orElseThrow().usable());
    assertEquals(range(0, 48), slot.after().orElseThrow().usable());
    assertTrue(slot.before().orElseThrow().contiguous());
    assertEquals(0, slot.cutOut());
  }

  @Test
  void framesOfOneSourceThatWereCutOutAreCounted() {
    Timeline cut = timeline(video(clip("a", 0, 48), gap(7), clip("a", 60, 48)));
    assertEquals(12, slot(cut, "V1-2").cutOut());
    Timeline back = timeline(video(clip("a", 60, 48), gap(7), clip("a", 0, 48)));
    assertEquals(0, slot(back, "V1-2").cutOut());
  }

  @Test
  void aGapBesideAFadeIsIntendedBlack() {
    Timeline faded = timeline(video(clip("a", 0, 48), dissolve(8, 8), gap(24), clip("b", 0, 48)));
    assertEquals(List.of(), survey(faded).slots());
    assertEquals(List.of("V1-2"), addresses(survey(faded).intendedBlack()));
  }

  @Test
  void upperTracksCountButTitlesDoNot() {
    Track lower = video(clip("a", 0, 48), gap(24), clip("b", 0, 48));
    Track over = video(gap(40), clip("c", 0, 60));
    assertEquals(List.of(), survey(timeline(lower, over)).slots());
    Track part = video(gap(40), clip("c", 0, 20));
    assertEquals("V1-2", survey(timeline(lower, part)).slots().get(0).address());
    assertFalse(survey(timeline(lower, part)).slots().get(0).remark().isEmpty());
    Clip title =
        Cuts.of(
            "title",
            range(0, 100),
            1,
            new MediaReference.Generator("t", "Text", Optional.empty(), Origin.NONE));
    assertEquals(List.of("V1-2"), addresses(survey(timeline(lower, video(title))).slots()));
  }

  @Test
  void missingAndGeneratedMediaAreSlotsAndTransitionsBesideThemAreCounted() {
    Timeline cut =
        timeline(
            video(
                clip("a", 0, 48),
                dissolve(4, 6),
                missing("m", 24),
                dissolve(3, 5),
                clip("b", 0, 48)));
    Slot slot = slot(cut, "V1-2");
    assertEquals(Slot.Kind.MISSING, slot.kind());
    assertEquals(4, slot.headExtra());
    assertEquals(5, slot.tailExtra());
  }

  @Test
  void whatReachesPastItsMediaIsASlotAndItsOwnClipIsTheNeighbour() {
    Slot tail = slot(timeline(video(clip("a", 980, 30), clip("b", 0, 9))), "V1-1.tail");
    assertEquals(range(20, 10), tail.record());
    assertEquals(range(980, 20), tail.before().orElseThrow().usable());
    assertEquals("b", tail.after().orElseThrow().clip().name());
    Slot head = slot(timeline(video(clip("b", 0, 9), clip("a", -5, 30))), "V1-2.head");
    assertEquals(range(9, 5), head.record());
    // Twice as fast needs twice the media; backwards the media's end comes first.
    assertEquals(range(10, 14), slot(timeline(video(clip("a", 980, 24, 2))), "V1-1.tail").record());
    assertEquals(range(0, 14), slot(timeline(video(clip("a", 980, 24, -2))), "V1-1.head").record());
    assertEquals(List.of(), survey(timeline(video(clip("a", 980, 40, 0.5)))).slots());
  }

  @Test
  void aStillIsNeverTooShort() {
    Clip still =
        Cuts.of(
            "s",
            range(0, 100),
            1,
            new MediaReference.External(
                "s", "s.PNG", Optional.of(new FrameRange(0, 1, Rate.of(1))), Origin.NONE));
    assertEquals(List.of(), survey(timeline(video(still))).slots());
  }

  @Test
  void mediaThatIsGoneIsOfflineAndNoSlot() {
    MediaShelf nothing =
        new MediaShelf() {
          @Override
          public boolean isThere(MediaReference reference) {
            return false;
          }

          @Override
          public Optional<FrameRange> available(MediaReference reference) {
            return reference.available();
          }
        };
    SlotSurvey found =
        SlotFinder.find(
            timeline(video(clip("a", 980, 40)), audio("A1", clip("a", 980, 40))), nothing);
    assertEquals(List.of(), found.slots());
    assertEquals(2, found.offline().size());
  }

  @Test
  void aMarkerOnAGapIsItsBriefAndOneOverPictureIsASlot() {
    Timeline cut =
        timeline(
            List.of(
                marker("RACCORD bridge", 50, 0, "she turns"),
                marker("RACCORD new shot", 80, 12, "a street\ncamara: pan"),
                marker("note", 10, 5, "x")),
            video(clip("a", 0, 48), gap(7), clip("b", 0, 48)));
    Slot gap = slot(cut, "V1-2");
    assertEquals(Intent.BRIDGE, gap.asked().orElseThrow().intent());
    assertEquals(Optional.of("she turns"), gap.asked().orElseThrow().prompt());
    Slot marked = slot(cut, "V1-3.mark");
    assertEquals(range(80, 12), marked.record());
    assertEquals(Intent.NEW_SHOT, marked.asked().orElseThrow().intent());
    assertTrue(
        marked.remark().contains("The marker at 00:00:03:08 says \"camara: pan\""),
        marked.remark());
    assertEquals("", gap.remark());
    assertEquals(range(0, 25), marked.before().orElseThrow().usable());
    assertEquals(range(37, 11), marked.after().orElseThrow().usable());
    assertEquals(2, survey(cut).slots().size());
  }

  @Test
  void aClipMarkerStandsInMediaTime() {
    Clip marked = clip("b", 100, 48).withMarkers(List.of(marker("RACCORD", 110, 6, "")));
    Slot slot = slot(timeline(video(clip("a", 0, 48), marked)), "V1-2.mark");
    assertEquals(range(58, 6), slot.record());
  }

  @Test
  void aGapInANestIsFoundWhereItIsSeen() {
    Nest nest =
        new Nest(
            "scene",
            true,
            range(10, 60),
            1,
            List.of(video(clip("a", 0, 30), gap(6), clip("b", 0, 30), gap(20), clip("c", 0, 9))),
            List.of(),
            Origin.NONE);
    Timeline cut = timeline(video(clip("x", 0, 100), nest, clip("y", 0, 9)));
    Slot slot = slot(cut, "V1-2/V1-2");
    assertEquals(range(120, 6), slot.record());
    // The second gap begins at 66 of the nest, of which 70 are seen.
    assertEquals(List.of("V1-2/V1-2", "V1-2/V1-4"), addresses(survey(cut).slots()));
    assertEquals(Timelines.path(cut, "v1-2/v1-2").orElseThrow(), slot.place());
    assertEquals("", slot.remark());
    assertTrue(slot(cut, "V1-2/V1-4").remark().startsWith("only 4 of its frames are seen"));
  }

  @Test
  void whatIsTrimmedOffANestIsNoPictureAndNoSlot() {
    // The gap has frames 30 to 50 of the nest; 40 and later are seen, and a clip lies over those.
    Nest nest =
        new Nest(
            "scene",
            true,
            range(40, 40),
            1,
            List.of(
                video(clip("a", 0, 30), gap(20), clip("b", 0, 30)),
                video(gap(40), clip("c", 0, 10))),
            List.of(),
            Origin.NONE);
    assertEquals(List.of(), survey(timeline(video(nest))).slots());
    // The frames past the media are trimmed off.
    Nest over =
        new Nest(
            "scene",
            true,
            range(0, 20),
            1,
            List.of(video(clip("a", 980, 30))),
            List.of(),
            Origin.NONE);
    assertEquals(List.of(), survey(timeline(video(over))).slots());
    assertEquals(
        List.of("V1-1/V1-1.tail"),
        addresses(survey(timeline(video(over.withSource(range(0, 21))))).slots()));
  }

  @Test
  void aRetimedClipWithoutMediaIsASlotThatSaysWhatIsInItsWay() {
    Clip fast = Cuts.of("m", range(0, 24), 2, missing("m", 24).media());
    Timeline cut = timeline(video(clip("a", 0, 48), fast, clip("b", 0, 48)));
    Slot slot = slot(cut, "V1-2");
    assertEquals("retimed", slot.remark());
    Obstacle obstacle = TimelineEdits.obstacle(cut, slot).orElseThrow();
    assertEquals(
        obstacle.message(),
        assertThrows(EditException.class, () -> Cuts.fill(cut, "V1-2", "s2345.1")).getMessage());
    // Of a retimed clip that reaches past its media, what is missing becomes a plain clip.
    Timeline reaching = timeline(video(clip("a", 980, 24, 2)));
    assertEquals(Optional.empty(), TimelineEdits.obstacle(reaching, slot(reaching, "V1-1.tail")));
  }

  @Test
  void aTrackThatCountsSeveralRatesCountsInThatOfTheStartTimecode() {
    Gap gap = Gap.of(FrameTime.of(536, Rate.of(30)));
    Clip slow = Cuts.of("a", new FrameRange(0, 50, Rate.of(15)), 1, clip("a", 0, 1).media());
    Timeline plain = timeline(video(gap, slow));
    assertEquals(Rate.of(15), Timelines.rate(plain));
    Timeline stated =
        new Timeline(
            "cut",
            Optional.of(FrameTime.zero(Rate.of(30))),
            plain.tracks(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Origin.NONE);
    assertEquals(Rate.of(30), Timelines.rate(stated));
    assertEquals(
        new FrameRange(536, 100, Rate.of(30)), TrackTimes.recordRange(stated, ItemPath.of(0, 1)));
  }

  @Test
  void theNeighbourOfASlotBesideANestIsTheClipAtItsEdge() {
    Nest nest =
        new Nest(
            "scene",
            true,
            range(10, 30),
            1,
            List.of(video(clip("a", 0, 30), clip("b", 5, 30))),
            List.of(),
            Origin.NONE);
    Slot slot = slot(timeline(video(nest, gap(6), clip("y", 0, 9))), "V1-2");
    assertEquals("b", slot.before().orElseThrow().clip().name());
    assertEquals(range(5, 10), slot.before().orElseThrow().usable());
  }

  @Test
  void aFilledSlotIsListedAsFilledWithItsNeighbours() throws Exception {
    Timeline cut = timeline(video(clip("a", 0, 48), gap(7), clip("a", 60, 48)));
    Slot slot = slot(Cuts.fill(cut, "V1-2", "s2345.1"), "V1-2");
    assertEquals(Slot.Kind.FILLED, slot.kind());
    assertEquals(12, slot.cutOut());
    assertEquals(Fingerprints.of(slot(cut, "V1-2")), Fingerprints.of(slot));
  }

  @Test
  void aLoneClipOfAnotherRateOnTheLowestTrackDoesNotSetTheRate() {
    Rate fifteen = Rate.of(15);
    Clip slow = Cuts.clip("slow", 0, 10).withSource(new FrameRange(0, 10, fifteen));
    Timeline plain = Cuts.timeline(Cuts.video(slow), Cuts.video(Cuts.clip("a", 0, 10)));
    assertEquals(fifteen, Timelines.rate(plain));
    Timeline started =
        new Timeline(
            plain.name(),
            Optional.of(FrameTime.zero(Rate.FPS_24)),
            plain.tracks(),
            plain.trim(),
            plain.markers(),
            plain.declaredFormat(),
            plain.origin());
    assertEquals(Rate.FPS_24, Timelines.rate(started));
    Timeline stray =
        new Timeline(
            plain.name(),
            Optional.of(FrameTime.zero(Rate.FPS_50)),
            plain.tracks(),
            plain.trim(),
            plain.markers(),
            plain.declaredFormat(),
            plain.origin());
    assertEquals(fifteen, Timelines.rate(stray));
  }
}
