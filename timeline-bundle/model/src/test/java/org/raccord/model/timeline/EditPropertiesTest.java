package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.model.timeline.Cuts.frames;
import static org.raccord.model.timeline.Cuts.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** The operations on timelines made at random, with transitions, nests, retimes and other rates. */
class EditPropertiesTest {

  @Provide
  Arbitrary<Timeline> timelines() {
    return Arbitraries.randomValue(EditPropertiesTest::random);
  }

  private static Timeline random(Random random) {
    return Cuts.timeline(
        Cuts.video(elements(random, true)),
        Cuts.video(
            Cuts.gap(5L + random.nextInt(60)), Cuts.clip("over", 0, 1L + random.nextInt(20))),
        Cuts.audio("A1", elements(random, false)),
        Cuts.audio("Music", Cuts.clip("song", 0, 400)));
  }

  private static Element[] elements(Random random, boolean nests) {
    List<Element> elements = new ArrayList<>();
    int count = 3 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      String name = "c" + random.nextInt(4);
      long length = 10L + random.nextInt(40);
      boolean again = !elements.isEmpty() && elements.get(elements.size() - 1) instanceof Gap;
      switch (random.nextInt(nests ? 7 : 5)) {
        case 0, 1 -> elements.add(Cuts.clip(name, random.nextInt(900), length));
        case 2 -> elements.add(again ? Cuts.clip(name, 0, length) : Cuts.gap(length));
        case 3 ->
            elements.add(
                Cuts.clip(name, 300, length, new double[] {0.5, 2, -1, 0.3}[random.nextInt(4)]));
        case 4 ->
            elements.add(
                Cuts.of(
                    name,
                    new FrameRange(random.nextInt(50), 12L + random.nextInt(30), Rate.NTSC_30),
                    1,
                    new MediaReference.External(name, name, Optional.empty(), Origin.NONE)));
        case 5 -> elements.add(Cuts.missing("m" + i, length));
        default ->
            elements.add(
                new Nest(
                    "n",
                    true,
                    range(random.nextInt(5), length),
                    1,
                    List.of(Cuts.video(elements(random, false))),
                    List.of(),
                    Origin.NONE));
      }
      if (i + 1 < count && random.nextInt(5) == 0) {
        elements.add(Cuts.dissolve(random.nextInt(4), random.nextInt(4)));
      }
    }
    if (elements.get(elements.size() - 1) instanceof Transition) {
      elements.remove(elements.size() - 1);
    }
    return elements.toArray(new Element[0]);
  }

  private static List<ExactTime> starts(Timeline timeline, int track) {
    ElementLine line = ElementLine.of(timeline.tracks().get(track));
    return IntStream.rangeClosed(0, line.size()).mapToObj(line::start).toList();
  }

  @Property(tries = 300)
  void aFillMovesNothingAndItsRemovalRestoresTheTimeline(@ForAll("timelines") Timeline timeline)
      throws Exception {
    for (Slot slot : Cuts.survey(timeline).slots()) {
      Timeline filled = Cuts.fill(timeline, slot.address(), "s2345.1");
      boolean split =
          slot.kind() == Slot.Kind.HEAD_OVERRUN || slot.kind() == Slot.Kind.TAIL_OVERRUN;
      for (int t = 0; t < timeline.tracks().size(); t++) {
        assertEquals(
            TrackTimes.length(timeline.tracks().get(t).elements()),
            TrackTimes.length(filled.tracks().get(t).elements()));
        if (!split) {
          assertEquals(starts(timeline, t), starts(filled, t));
        }
      }
      Timeline back = TimelineEdits.removeTake(filled, "s2345.1").timeline();
      for (int t = 0; t < timeline.tracks().size(); t++) {
        assertEquals(starts(timeline, t), starts(back, t), slot.address());
      }
      if (split && slot.place().steps().size() == 1) {
        assertSameFrames(timeline, back);
      }
    }
  }

  private static void assertSameFrames(Timeline was, Timeline now) {
    for (ItemPath path : Timelines.items(was, i -> i instanceof Clip)) {
      Clip before = (Clip) Timelines.item(was, path).orElseThrow();
      Clip after = (Clip) Timelines.item(now, path).orElseThrow();
      assertEquals(0, before.source().startTime().compareTo(after.source().startTime()));
      assertEquals(0, before.duration().compareTo(after.duration()));
    }
  }

  @Property(tries = 300)
  void addressesLeadBackToTheirItems(@ForAll("timelines") Timeline timeline) {
    for (ItemPath path : Timelines.items(timeline, i -> true)) {
      assertEquals(Optional.of(path), Timelines.path(timeline, Timelines.address(timeline, path)));
    }
  }

  @Property(tries = 300)
  void aLiftKeepsWhatIsOutsideFrameByFrame(
      @ForAll("timelines") Timeline timeline,
      @ForAll @IntRange(min = 0, max = 150) int from,
      @ForAll @IntRange(min = 1, max = 60) int length) {
    Timeline now;
    try {
      now =
          TimelineEdits.addSlot(timeline, "V1", range(from, length), Removal.LIFT, "s2345")
              .timeline();
    } catch (EditException refused) {
      assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
      return;
    }
    Rate rate = TrackTimes.rate(timeline.tracks().get(0)).orElseThrow();
    FrameRange lifted = range(from, length).at(rate);
    assertEquals(
        TrackTimes.length(timeline.tracks().get(0).elements()),
        TrackTimes.length(now.tracks().get(0).elements()));
    for (long f = 0; f < 200; f++) {
      if (f < lifted.start() || f >= lifted.end()) {
        FrameTime at = FrameTime.of(f, rate);
        assertEquals(shown(timeline, at), shown(now, at), "frame " + f);
      }
    }
    assertEquals(timeline.tracks().subList(1, 4), now.tracks().subList(1, 4));
  }

  /** What is shown on V1: the clip's name and its media time in thousandths of a frame. */
  private static String shown(Timeline timeline, FrameTime at) {
    ExactTime start = ExactTime.ZERO;
    for (Element element : timeline.tracks().get(0).elements()) {
      if (element instanceof Item item) {
        ExactTime end = start.plus(item.duration());
        ExactTime time = ExactTime.of(at);
        if (start.compareTo(time) <= 0 && end.compareTo(time) > 0) {
          ExactTime offset = time.minus(start);
          if (item instanceof Clip clip) {
            FrameTime exact = offset.exactly(clip.duration().rate());
            return clip.name() + ClipTimes.mediaFrame(clip, exact, Rate.of(24000));
          }
          return item instanceof Nest nest
              ? "nest" + offset.plus(nest.source().startTime()).at(Rate.of(24000))
              : "";
        }
        start = end;
      }
    }
    return "";
  }

  @Property(tries = 300)
  void smoothKeepsDurationAndSound(
      @ForAll("timelines") Timeline timeline,
      @ForAll @IntRange(min = 0, max = 200) int at,
      @ForAll @IntRange(min = 1, max = 12) int length) {
    try {
      Timeline now = TimelineEdits.smooth(timeline, frames(at), length, "s2345").timeline();
      assertEquals(
          TrackTimes.length(timeline.tracks().get(0).elements()),
          TrackTimes.length(now.tracks().get(0).elements()));
      assertEquals(timeline.tracks().subList(1, 4), now.tracks().subList(1, 4));
      Item slot = Timelines.item(now, Timelines.slotItems(now, "s2345").get(0)).orElseThrow();
      assertEquals(length, slot.duration().frame());
    } catch (EditException refused) {
      assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
    }
  }

  @Property(tries = 300)
  void anExtendMovesWhatComesLaterByItsLengthOrNothing(
      @ForAll("timelines") Timeline timeline,
      @ForAll End end,
      @ForAll Placement placement,
      @ForAll @IntRange(min = 1, max = 30) int length) {
    for (ItemPath path :
        Timelines.items(timeline, i -> i instanceof Clip c && c.slot().isEmpty())) {
      if (path.steps().size() > 1
          || timeline.tracks().get(path.last().track()).kind() != Track.Kind.VIDEO) {
        continue;
      }
      Timeline now;
      try {
        now = TimelineEdits.extend(timeline, path, end, length, placement, "s2345").timeline();
      } catch (EditException refused) {
        assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        continue;
      }
      Item clip = Timelines.item(timeline, path).orElseThrow();
      ExactTime edge = TrackTimes.start(timeline, path);
      edge = end == End.TAIL ? edge.plus(clip.duration()) : edge;
      Rate rate = TrackTimes.rate(timeline.tracks().get(path.last().track())).orElseThrow();
      FrameTime moved = FrameTime.of(placement == Placement.RIPPLE ? length : 0, rate);
      for (int t = 0; t < timeline.tracks().size(); t++) {
        if (t != path.last().track()) {
          for (Element element : timeline.tracks().get(t).elements()) {
            if (element instanceof Clip other) {
              ExactTime was = start(timeline, t, other);
              ExactTime is = start(now, t, other);
              assertEquals(was.compareTo(edge) >= 0 ? was.plus(moved) : was, is);
            }
          }
        }
      }
    }
  }

  private static ExactTime start(Timeline timeline, int track, Element wanted) {
    ExactTime at = ExactTime.ZERO;
    for (Element element : timeline.tracks().get(track).elements()) {
      if (element == wanted) {
        return at;
      }
      at = element instanceof Item item ? at.plus(item.duration()) : at;
    }
    throw new AssertionError(wanted.name() + " is gone");
  }
}
