package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.model.timeline.Cuts.audio;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.dissolve;
import static org.raccord.model.timeline.Cuts.gap;
import static org.raccord.model.timeline.Cuts.marker;
import static org.raccord.model.timeline.Cuts.range;
import static org.raccord.model.timeline.Cuts.timeline;
import static org.raccord.model.timeline.Cuts.video;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Trims with which what comes later moves. */
class RippleTrimTest {

  private final Timeline cut =
      timeline(
          List.of(marker("before", 20, 0, ""), marker("on b", 60, 0, "")),
          video(clip("a", 10, 48), clip("b", 100, 40)),
          audio("A", clip("a", 10, 48), clip("b", 100, 40)),
          audio("music", clip("m", 0, 70), gap(4), clip("n", 0, 14)));

  private static Edited ripple(Timeline cut, String clip, End end, long frames)
      throws EditException {
    return TimelineEdits.rippleTrim(cut, Timelines.path(cut, clip).orElseThrow(), end, frames);
  }

  private static List<Long> lengths(Timeline timeline, int track) {
    return timeline.tracks().get(track).elements().stream()
        .map(e -> ((Item) e).duration().frame())
        .toList();
  }

  private static List<Long> markers(Timeline timeline) {
    return timeline.markers().stream().map(m -> m.range().start()).toList();
  }

  @Test
  void aShorterTailBringsAllThatIsLaterNearer() throws EditException {
    Timeline shorter = ripple(cut, "V1-1", End.TAIL, -4).timeline();

    assertEquals(List.of(44L, 40L), lengths(shorter, 0));
    assertEquals(List.of(44L, 40L), lengths(shorter, 1));
    // The music spans the edge and stays; what follows it comes nearer within the gap.
    assertEquals(List.of(70L, 14L), lengths(shorter, 2));
    assertEquals(List.of(20L, 56L), markers(shorter));
  }

  @Test
  void aShorterHeadKeepsWhereTheClipBegins() throws EditException {
    Timeline shorter = ripple(cut, "V1-2", End.HEAD, -3).timeline();

    assertEquals(List.of(48L, 37L), lengths(shorter, 0));
    assertEquals(range(103, 37), ((Clip) shorter.tracks().get(0).elements().get(1)).source());
    assertEquals(range(103, 37), ((Clip) shorter.tracks().get(1).elements().get(1)).source());
    assertEquals(List.of(70L, 1L, 14L), lengths(shorter, 2));
    assertEquals(List.of(20L, 57L), markers(shorter));
    // What a marker stood on is cut off: it comes to the cut.
    assertEquals(
        List.of(20L, 48L), markers(ripple(withoutMusic(), "V1-2", End.HEAD, -14).timeline()));
  }

  private Timeline withoutMusic() {
    return cut.withTracks(cut.tracks().subList(0, 2));
  }

  @Test
  void nothingBecomesShorterThanTheTransitionAtItsOtherEnd() throws EditException {
    Timeline dissolved = timeline(video(clip("a", 10, 48), dissolve(4, 4), clip("b", 100, 40)));
    Track shorter = ripple(dissolved, "V1-2", End.TAIL, -36).timeline().tracks().get(0);
    assertEquals(4, ((Item) shorter.elements().get(2)).duration().frame());
    assertThrows(EditException.class, () -> ripple(dissolved, "V1-2", End.TAIL, -37));

    // Nor does the gap that another track closes.
    Timeline faded =
        timeline(
            video(clip("a", 10, 48), clip("b", 100, 40)),
            audio("music", clip("m", 0, 48), gap(40), dissolve(4, 4), clip("n", 0, 40)));
    ripple(faded, "V1-1", End.TAIL, -36);
    assertThrows(EditException.class, () -> ripple(faded, "V1-1", End.TAIL, -37));
  }

  @Test
  void aLongerTailMovesAllThatIsLaterAway() throws EditException {
    Edited longer = ripple(cut, "V1-1", End.TAIL, 6);

    assertEquals(List.of(54L, 40L), lengths(longer.timeline(), 0));
    assertEquals(List.of(54L, 40L), lengths(longer.timeline(), 1));
    assertEquals(List.of(70L, 10L, 14L), lengths(longer.timeline(), 2));
    assertEquals(List.of(20L, 66L), markers(longer.timeline()));
    assertEquals(
        "Made \"a\" 6 frames longer at its tail; what comes later moved", longer.summary());
  }

  @Test
  void aTrimAndItsOppositeGiveTheSameCut() throws EditException {
    for (End end : End.values()) {
      Timeline there = ripple(cut, "V1-2", end, 5).timeline();
      assertEquals(cut.tracks(), ripple(there, "V1-2", end, -5).timeline().tracks(), "" + end);
    }
  }

  @Test
  void otherTracksGetAGapWhereNoneIs() throws EditException {
    Timeline butted =
        timeline(
            video(clip("a", 0, 20), clip("b", 0, 20)), video(clip("x", 0, 20), clip("y", 0, 9)));

    assertEquals(List.of(20L, 5L, 9L), lengths(ripple(butted, "V1-1", End.TAIL, 5).timeline(), 1));
  }

  @Test
  void whatHasNoRoomToComeNearerIsNotPutOutOfStep() {
    EditException none = assertThrows(EditException.class, () -> ripple(cut, "V1-1", End.TAIL, -5));
    assertTrue(
        String.valueOf(none.getMessage()).startsWith("\"n\" on A2 has no room"), none::getMessage);
    Timeline dissolved = timeline(video(clip("a", 10, 48), dissolve(4, 4), clip("b", 100, 40)));
    assertThrows(EditException.class, () -> ripple(dissolved, "V1-1", End.TAIL, -5));
    assertThrows(EditException.class, () -> ripple(cut, "V1-1", End.TAIL, -48));
    assertThrows(EditException.class, () -> ripple(cut, "V1-1", End.TAIL, 0));
  }
}
