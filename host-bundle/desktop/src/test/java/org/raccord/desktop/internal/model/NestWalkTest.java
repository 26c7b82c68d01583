package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.core.Jobs;
import org.raccord.core.Survey;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.MediaShelf;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.Transition;

/** Going into nests and out of them. */
class NestWalkTest {

  private static final Rate RATE = Rate.FPS_25;

  private static Clip clip(String name, long start, long length) {
    return new Clip(
        name,
        true,
        new FrameRange(start, length, RATE),
        1,
        List.of(),
        Map.of(
            Clip.DEFAULT_MEDIA,
            new MediaReference.External(
                name, name + ".mov", Optional.of(new FrameRange(0, 1000, RATE)), Origin.NONE)),
        Clip.DEFAULT_MEDIA,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Origin.NONE);
  }

  private static Gap gap(long length) {
    return Gap.of(FrameTime.of(length, RATE));
  }

  private static Track video(Element... elements) {
    return new Track(
        "", Track.Kind.VIDEO, true, Optional.empty(), List.of(elements), List.of(), Origin.NONE);
  }

  private static Nest nest(String name, long start, long length, Track... tracks) {
    return new Nest(
        name,
        true,
        new FrameRange(start, length, RATE),
        1,
        List.of(tracks),
        List.of(),
        Origin.NONE);
  }

  private static Snapshot snapshot(Element... elements) {
    Timeline timeline =
        new Timeline(
            "cut",
            Optional.empty(),
            List.of(video(elements)),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Origin.NONE);
    List<SurveyedSlot> slots =
        SlotFinder.find(timeline, MediaShelf.TRUSTING).slots().stream()
            .map(s -> new SurveyedSlot(s, List.of(), 0, Optional.empty(), List.of()))
            .toList();
    FakeMonitor film = new FakeMonitor(300, RATE);
    return new Snapshot(
        Path.of("cut.otio"),
        Path.of("cut.raccord.otio"),
        timeline,
        RATE,
        new Survey(slots, List.of(), List.of(), List.of(), List.of()),
        List.of(),
        new Jobs(List.of(), Optional.empty(), List.of()),
        List.of(),
        List.of(),
        film,
        film,
        "",
        List.of());
  }

  /** A clip of 100 frames, then frames 20 to 120 of a scene: a, a hole, b, another nest with c. */
  private final Snapshot cut =
      snapshot(
          clip("first", 0, 100),
          nest(
              "scene",
              20,
              100,
              video(
                  clip("a", 0, 50),
                  gap(10),
                  clip("b", 200, 40),
                  new Transition(
                      "fade",
                      "SMPTE_Dissolve",
                      FrameTime.of(4, RATE),
                      FrameTime.of(4, RATE),
                      Origin.NONE),
                  nest("inner", 0, 60, video(clip("c", 7, 60))))));

  private static List<String> blocks(Lane lane) {
    return lane.blocks().stream()
        .map(b -> b.name() + " " + b.start() + "-" + b.end() + " " + b.kind() + " " + b.slot())
        .toList();
  }

  @Test
  void fromOutsideANestSaysWhatIsOpenInIt() {
    List<Lane> lanes = Lanes.of(cut);

    assertEquals(1, lanes.size());
    assertEquals(
        List.of("first 0-100 CLIP ", "scene \u2013 1 slot 100-200 NEST "), blocks(lanes.get(0)));
  }

  @Test
  void insideANestThingsStandWhereTheyAreSeen() {
    NestWalk walk = new NestWalk();

    assertFalse(walk.enter(cut, "V1", 99));
    assertTrue(walk.enter(cut, "V1", 100));

    Lane lane = Lanes.of(cut, walk.level(cut)).get(0);
    assertEquals("V1-2/V1", lane.name());
    assertEquals(
        List.of(
            "a 100-130 CLIP ", " 130-140 SLOT V1-2/V1-2", "b 140-180 CLIP ", "inner 180-200 NEST "),
        blocks(lane));
    // The head of a is cut off by the nest: its edge there is not its own.
    assertEquals(
        List.of("", "", "V1-2/V1-3", ""), lane.blocks().stream().map(Block::clip).toList());
    // Nor is what is seen of it its picture and its sound, which are kept for all of it.
    assertEquals("", lane.blocks().get(0).media());
    assertTrue(lane.blocks().get(2).media().startsWith("b.mov"), lane.blocks().get(2).media());
    assertEquals(List.of(new Lane.Joint("fade", 176, 180, 184)), lane.joints());
    assertEquals(Optional.of(new FrameRange(100, 100, RATE)), walk.range(cut));
    assertEquals(List.of("Timeline", "V1-2 scene"), walk.way(cut));
  }

  @Test
  void nestsInNestsAreGoneIntoAndOutOf() {
    NestWalk walk = new NestWalk();
    assertTrue(walk.enter(cut, "V1", 150));
    assertTrue(walk.enter(cut, "V1-2/V1", 190));

    assertEquals(List.of("Timeline", "V1-2 scene", "V1-4 inner"), walk.way(cut));
    assertEquals(List.of("c 180-200 CLIP "), blocks(Lanes.of(cut, walk.level(cut)).get(0)));
    walk.leave(cut);
    assertEquals(List.of("Timeline", "V1-2 scene"), walk.way(cut));
    walk.leave(cut);
    walk.leave(cut);
    assertFalse(walk.isInside());
  }

  @Test
  void whatLiesBeneathOthersOnAnyLevelHasNoPictureOfItsOwn() {
    Snapshot two =
        snapshot(
            nest(
                "scene",
                0,
                60,
                video(nest("inner", 0, 60, video(clip("c", 7, 60)))),
                video(clip("title", 0, 60))));
    NestWalk walk = new NestWalk();
    assertTrue(walk.enter(two, "V1", 5));
    assertTrue(walk.enter(two, "V1-1/V1", 5));
    assertEquals("", Lanes.of(two, walk.level(two)).get(0).blocks().get(0).media());
  }

  @Test
  void aSlotIsFollowedToItsLevel() {
    NestWalk walk = new NestWalk();

    walk.follow(cut, new ItemPath(List.of(new ItemPath.Step(0, 1), new ItemPath.Step(0, 1))));
    assertEquals(List.of("Timeline", "V1-2 scene"), walk.way(cut));
    walk.follow(cut, ItemPath.of(0, 0));
    assertFalse(walk.isInside());
  }

  @Test
  void whereAnEditTakesTheNestAwayOneIsOutside() {
    NestWalk walk = new NestWalk();
    assertTrue(walk.enter(cut, "V1", 150));

    Snapshot without = snapshot(clip("first", 0, 100), clip("other", 0, 100));
    Lane lane = Lanes.of(without, walk.level(without)).get(0);

    assertEquals("V1", lane.name());
    assertFalse(walk.isInside());
    assertTrue(walk.enter(cut, "V1", 150));
    Snapshot renamed = snapshot(clip("first", 0, 100), nest("else", 0, 9, video(gap(9))));
    assertEquals("V1", Lanes.of(renamed, walk.level(renamed)).get(0).name());
    assertEquals(List.of("Timeline"), walk.way(renamed));
  }
}
