package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.dissolve;
import static org.raccord.model.timeline.Cuts.fill;
import static org.raccord.model.timeline.Cuts.frames;
import static org.raccord.model.timeline.Cuts.gap;
import static org.raccord.model.timeline.Cuts.timeline;
import static org.raccord.model.timeline.Cuts.video;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameRange;

/** Transitions taken away, and made longer or shorter. */
class TransitionEditsTest {

  private final Timeline cut =
      timeline(
          video(
              clip("a", 10, 48),
              dissolve(4, 8),
              clip("b", 100, 20),
              dissolve(6, 6),
              clip("c", 3, 40)));

  private static ItemPath at(Timeline cut, long frame) throws EditException {
    return TimelineEdits.transitionAt(cut, "V1", frames(frame));
  }

  private static List<Long> offsets(Timeline timeline, int element) {
    Transition transition = (Transition) timeline.tracks().get(0).elements().get(element);
    return List.of(transition.inOffset().frame(), transition.outOffset().frame());
  }

  private static Edited resize(Timeline cut, long at, long frames) throws EditException {
    return TimelineEdits.resizeTransition(cut, at(cut, at), frames, MediaShelf.TRUSTING);
  }

  @Test
  void theOneThatLiesThereIsFound() throws EditException {
    assertEquals(ItemPath.of(0, 1), at(cut, 44));
    assertEquals(ItemPath.of(0, 1), at(cut, 56));
    assertEquals(ItemPath.of(0, 3), at(cut, 62));
    assertThrows(EditException.class, () -> at(cut, 43));
    assertThrows(EditException.class, () -> at(cut, 59));
    assertThrows(EditException.class, () -> TimelineEdits.transitionAt(cut, "V2", frames(48)));
    Nest nest =
        new Nest(
            "scene",
            true,
            new FrameRange(0, 108, Cuts.RATE),
            1,
            cut.tracks(),
            List.of(),
            Origin.NONE);
    Timeline nested = timeline(video(gap(100), nest));
    ItemPath inside = TimelineEdits.transitionAt(nested, "V1-2/V1", frames(148));
    assertEquals(
        Optional.of(cut.tracks().get(0).elements().get(1)), Timelines.element(nested, inside));
  }

  @Test
  void aTransitionIsTakenAwayAndTheCutStays() throws EditException {
    Edited edited = TimelineEdits.removeTransition(cut, at(cut, 48));

    assertEquals(4, edited.timeline().tracks().get(0).elements().size());
    assertEquals(TrackTimes.duration(cut), TrackTimes.duration(edited.timeline()));
    assertEquals("Removed the transition \"dissolve\"", edited.summary());
    assertThrows(EditException.class, () -> TimelineEdits.removeTransition(cut, ItemPath.of(0, 0)));
  }

  @Test
  void itsSidesKeepTheirShare() throws EditException {
    assertEquals(List.of(2L, 4L), offsets(resize(cut, 48, 6).timeline(), 1));
    assertEquals(List.of(1L, 3L), offsets(resize(cut, 48, 4).timeline(), 1));
    assertEquals(List.of(6L, 12L), offsets(resize(cut, 48, 18).timeline(), 1));
    Timeline fade = timeline(video(dissolve(0, 8), clip("a", 10, 48)));
    assertEquals(List.of(0L, 20L), offsets(resize(fade, 0, 20).timeline(), 0));
    assertThrows(EditException.class, () -> resize(cut, 48, 0));
  }

  @Test
  void clipsAndMediaSetBounds() {
    // b has 20 frames, of which the second transition takes 6: 14 are left on its side.
    EditException room = assertThrows(EditException.class, () -> resize(cut, 48, 24));
    assertTrue(String.valueOf(room.getMessage()).contains("room for 14 frames"), room::getMessage);
    // c begins 3 frames into its media, and 7 would be seen before its cut.
    EditException media = assertThrows(EditException.class, () -> resize(cut, 68, 14));
    assertTrue(
        String.valueOf(media.getMessage()).contains("media for 3 frames"), media::getMessage);
  }

  @Test
  void aTakeIsAsLongAsItsSlotWanted() throws EditException {
    Timeline filled =
        fill(timeline(video(clip("a", 10, 48), gap(20), clip("b", 100, 40))), "V1-2", "s1.1");
    List<Element> line = new java.util.ArrayList<>(filled.tracks().get(0).elements());
    line.add(1, dissolve(4, 4));
    Timeline joined = filled.withTracks(List.of(filled.tracks().get(0).withElements(line)));

    assertEquals(List.of(2L, 2L), offsets(resize(joined, 48, 4).timeline(), 1));
    assertThrows(EditException.class, () -> resize(joined, 48, 12));
  }
}
