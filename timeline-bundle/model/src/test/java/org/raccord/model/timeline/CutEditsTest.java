package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.model.timeline.Cuts.audio;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.dissolve;
import static org.raccord.model.timeline.Cuts.fill;
import static org.raccord.model.timeline.Cuts.frames;
import static org.raccord.model.timeline.Cuts.gap;
import static org.raccord.model.timeline.Cuts.marker;
import static org.raccord.model.timeline.Cuts.range;
import static org.raccord.model.timeline.Cuts.timeline;
import static org.raccord.model.timeline.Cuts.video;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The cut, changed by hand. */
class CutEditsTest {

  private static ItemPath path(Timeline timeline, String address) {
    return Timelines.path(timeline, address).orElseThrow();
  }

  private static Item at(Timeline timeline, String address) {
    return Timelines.item(timeline, path(timeline, address)).orElseThrow();
  }

  private static Timeline trim(Timeline cut, String clip, End end, long frames)
      throws EditException {
    return TimelineEdits.trim(cut, path(cut, clip), end, frames).timeline();
  }

  private static List<Long> lengths(Timeline timeline) {
    return timeline.tracks().get(0).elements().stream()
        .map(e -> ((Item) e).duration().frame())
        .toList();
  }

  private final Timeline cut =
      timeline(
          video(clip("a", 10, 48), clip("b", 100, 40), gap(12), clip("c", 0, 24)),
          audio("A", clip("a", 10, 48), clip("b", 100, 76)));

  @Test
  void aShorterClipLeavesAGapAndNothingMoves() throws Exception {
    Timeline tail = trim(cut, "V1-1", End.TAIL, -8);
    assertEquals(List.of(40L, 8L, 40L, 12L, 24L), lengths(tail));
    assertEquals(range(10, 40), ((Clip) at(tail, "V1-1")).source());
    assertEquals(cut.tracks().get(1), tail.tracks().get(1));

    Timeline head = trim(cut, "V1-2", End.HEAD, -8);
    assertEquals(List.of(48L, 8L, 32L, 12L, 24L), lengths(head));
    assertEquals(range(108, 32), ((Clip) at(head, "V1-3")).source());

    // A gap that is there already becomes longer; at the end of the track none is left.
    assertEquals(List.of(48L, 35L, 17L, 24L), lengths(trim(cut, "V1-2", End.TAIL, -5)));
    assertEquals(List.of(48L, 40L, 12L, 20L), lengths(trim(cut, "V1-4", End.TAIL, -4)));
  }

  @Test
  void aLongerClipTakesFromWhatStandsBeside() throws Exception {
    Timeline overClip = trim(cut, "V1-1", End.TAIL, 6);
    assertEquals(List.of(54L, 34L, 12L, 24L), lengths(overClip));
    assertEquals(range(106, 34), ((Clip) at(overClip, "V1-2")).source());

    assertEquals(List.of(48L, 52L, 24L), lengths(trim(cut, "V1-2", End.TAIL, 12)));
    assertEquals(List.of(48L, 40L, 7L, 29L), lengths(trim(cut, "V1-4", End.HEAD, 5)));
    assertEquals(List.of(48L, 40L, 12L, 30L), lengths(trim(cut, "V1-4", End.TAIL, 6)));
  }

  @Test
  void trimmingAndTakingItBackGivesTheSameCut() throws Exception {
    assertEquals(lengths(cut), lengths(trim(trim(cut, "V1-2", End.TAIL, 5), "V1-2", End.TAIL, -5)));
    assertEquals(
        ((Clip) at(cut, "V1-2")).source(),
        ((Clip) at(trim(trim(cut, "V1-2", End.HEAD, 5), "V1-2", End.HEAD, -5), "V1-3")).source());
  }

  @Test
  void whatCannotBeIsSaid() {
    assertThrows(EditException.class, () -> trim(cut, "V1-1", End.TAIL, -48));
    assertThrows(EditException.class, () -> trim(cut, "V1-1", End.TAIL, 40));
    assertThrows(EditException.class, () -> trim(cut, "V1-1", End.TAIL, 0));
    assertThrows(EditException.class, () -> trim(cut, "V1-1", End.HEAD, 3));
    assertThrows(EditException.class, () -> trim(cut, "V1-2", End.TAIL, 13));
    Timeline dissolved = timeline(video(clip("a", 10, 48), dissolve(4, 4), clip("b", 100, 40)));
    EditException why =
        assertThrows(EditException.class, () -> trim(dissolved, "V1-1", End.TAIL, -2));
    assertTrue(why.getMessage().contains("transition"), why.getMessage());
  }

  @Test
  void noClipBecomesShorterThanTheTransitionAtItsOtherEnd() throws Exception {
    Timeline dissolved =
        timeline(
            video(
                clip("a", 10, 48),
                dissolve(4, 20),
                clip("b", 100, 40),
                clip("c", 0, 40),
                dissolve(20, 4),
                clip("d", 0, 24)));
    assertEquals(20, at(trim(dissolved, "V1-2", End.TAIL, -20), "V1-2").duration().frame());
    refused(() -> trim(dissolved, "V1-2", End.TAIL, -21), "\"b\"");
    refused(() -> trim(dissolved, "V1-3", End.HEAD, -21), "\"c\"");
    // Nor does the clip beside it, which gives the time.
    trim(dissolved, "V1-2", End.TAIL, 20);
    refused(() -> trim(dissolved, "V1-2", End.TAIL, 21), "\"c\"");
    refused(() -> trim(dissolved, "V1-3", End.HEAD, 21), "\"b\"");
    TimelineEdits.roll(dissolved, path(dissolved, "V1-2"), End.TAIL, 20);
    refused(() -> TimelineEdits.roll(dissolved, path(dissolved, "V1-2"), End.TAIL, 21), "\"c\"");
    refused(() -> TimelineEdits.roll(dissolved, path(dissolved, "V1-2"), End.TAIL, -21), "\"b\"");
    refused(
        () ->
            TimelineEdits.extend(
                dissolved, path(dissolved, "V1-2"), End.TAIL, 21, Placement.OVERWRITE, "s"),
        "\"c\"");
    // A gap may cut a clip only outside of the transition.
    TimelineEdits.insertGap(dissolved, frames(48 + 20), frames(5));
    refused(() -> TimelineEdits.insertGap(dissolved, frames(48 + 19), frames(5)), "\"b\"");
    refused(() -> TimelineEdits.insertGap(dissolved, frames(88 + 21), frames(5)), "\"c\"");
  }

  @Test
  void aGapThatATransitionStandsAtIsNotTakenAway() {
    Timeline faded =
        timeline(video(clip("a", 10, 48), gap(12), dissolve(0, 8), clip("b", 100, 40)));
    refused(() -> trim(faded, "V1-1", End.TAIL, 12), "transition");
  }

  @Test
  void aGapPastTheEndOfAllTracksIsRefused() throws Exception {
    assertEquals(
        List.of(48L, 40L, 12L, 23L, 5L, 1L),
        lengths(TimelineEdits.insertGap(cut, frames(123), frames(5)).timeline()));
    refused(() -> TimelineEdits.insertGap(cut, frames(124), frames(5)), "have ended");
    refused(() -> TimelineEdits.insertGap(cut, frames(5000), frames(5)), "have ended");
  }

  private static void refused(Executable edit, String because) {
    EditException why = assertThrows(EditException.class, edit);
    assertTrue(why.getMessage().contains(because), why.getMessage());
  }

  @Test
  void aSlotWithTakesKeepsItsLength() throws Exception {
    Timeline filled = fill(cut, "V1-3", "s2345.1");
    assertThrows(EditException.class, () -> trim(filled, "V1-2", End.TAIL, 3));
    assertThrows(EditException.class, () -> trim(filled, "V1-3", End.TAIL, -3));
    assertThrows(
        EditException.class, () -> TimelineEdits.roll(filled, path(filled, "V1-2"), End.TAIL, 3));
    assertThrows(EditException.class, () -> TimelineEdits.insertGap(filled, frames(92), frames(5)));
  }

  @Test
  void aRolledCutMovesBetweenItsClipsAlone() throws Exception {
    Timeline later = TimelineEdits.roll(cut, path(cut, "V1-1"), End.TAIL, 7).timeline();
    assertEquals(List.of(55L, 33L, 12L, 24L), lengths(later));
    assertEquals(range(107, 33), ((Clip) at(later, "V1-2")).source());
    Timeline earlier = TimelineEdits.roll(later, path(later, "V1-2"), End.HEAD, -7).timeline();
    assertEquals(lengths(cut), lengths(earlier));
    assertThrows(
        EditException.class, () -> TimelineEdits.roll(cut, path(cut, "V1-2"), End.TAIL, 2));
  }

  @Test
  void aGapGoesThroughAllTracksAndMovesWhatComesLater() throws Exception {
    Timeline marked =
        timeline(
            List.of(marker("before", 10, 0, ""), marker("after", 60, 0, "")),
            cut.tracks().get(0),
            cut.tracks().get(1));
    Edited edited = TimelineEdits.insertGap(marked, frames(50), frames(20));
    Timeline now = edited.timeline();
    assertEquals(List.of(48L, 2L, 20L, 38L, 12L, 24L), lengths(now));
    assertEquals(range(102, 38), ((Clip) at(now, "V1-4")).source());
    assertEquals(range(102, 74), ((Clip) at(now, "A1-4")).source());
    assertEquals(10, now.markers().get(0).range().start());
    assertEquals(80, now.markers().get(1).range().start());
    // At an edit point nothing is cut.
    assertEquals(
        List.of(48L, 20L, 40L, 12L, 24L),
        lengths(TimelineEdits.insertGap(cut, frames(48), frames(20)).timeline()));
  }

  @Test
  void markersComeAreNamedAndGo() throws Exception {
    Timeline one = TimelineEdits.mark(cut, frames(30), "Here").timeline();
    assertEquals("Here", one.markers().get(0).name());
    Timeline two = TimelineEdits.mark(one, frames(30), "There").timeline();
    assertEquals(1, two.markers().size());
    assertEquals("There", two.markers().get(0).name());
    assertEquals(List.of(), TimelineEdits.unmark(two, frames(30)).timeline().markers());
    assertThrows(EditException.class, () -> TimelineEdits.unmark(two, frames(31)));
    assertThrows(EditException.class, () -> TimelineEdits.mark(cut, frames(1), " "));
  }

  @Test
  void aTrackIsSwitchedOffAndOn() throws Exception {
    Timeline off = TimelineEdits.enable(cut, "A1", Track.State.OFF).timeline();
    assertFalse(off.tracks().get(1).enabled());
    assertEquals(cut, TimelineEdits.enable(off, "A1", Track.State.ON).timeline());
    assertThrows(EditException.class, () -> TimelineEdits.enable(cut, "A9", Track.State.OFF));
  }

  @Test
  void aTrackInsideANestIsSwitchedByTheNestsAddressAndItsOwn() throws Exception {
    Clip inside = (Clip) cut.tracks().get(0).elements().get(0);
    Track own = cut.tracks().get(0).withElements(List.of(inside));
    Nest nest =
        new Nest("nest", true, inside.source(), 1, List.of(own, own), List.of(), Origin.NONE);
    Timeline nested =
        cut.withTracks(List.of(cut.tracks().get(0).withElements(List.of(inside, nest))));

    Timeline off = TimelineEdits.enable(nested, "V1-2/V2", Track.State.OFF).timeline();
    Nest switched = (Nest) off.tracks().get(0).elements().get(1);
    assertTrue(switched.tracks().get(0).enabled());
    assertFalse(switched.tracks().get(1).enabled());
    assertTrue(off.tracks().get(0).enabled());
    assertEquals(nested, TimelineEdits.enable(off, "V1-2/V2", Track.State.ON).timeline());
    for (String none : List.of("V1-2/V3", "V1-1/V1", "V1-9/V1", "/V1")) {
      assertThrows(EditException.class, () -> TimelineEdits.enable(nested, none, Track.State.OFF));
    }
  }
}
