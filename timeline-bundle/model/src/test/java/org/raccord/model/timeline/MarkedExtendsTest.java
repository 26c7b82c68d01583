package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.fill.Intent;
import org.raccord.model.fill.SlotRecord;

class MarkedExtendsTest {

  private final List<String> impossible = new ArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();

  private Optional<Edited> make(Timeline timeline) {
    return MarkedExtends.make(timeline, t -> "s" + ids.incrementAndGet(), impossible);
  }

  private static Clip marked(String name, Marker... markers) {
    return Cuts.clip(name, 100, 48).withMarkers(List.of(markers));
  }

  private static List<String> line(Timeline timeline) {
    return timeline.tracks().get(0).elements().stream()
        .map(
            e ->
                e instanceof Clip clip
                    ? clip.name() + " " + clip.duration().frame()
                    : "gap " + ((Item) e).duration().frame())
        .toList();
  }

  @Test
  void bothEndsOfAClipAreExtendedOnceAndTheirSlotsHaveTheBrief() {
    Timeline timeline =
        Cuts.timeline(
            Cuts.video(
                Cuts.clip("a", 0, 24),
                marked(
                    "b",
                    Cuts.marker("RACCORD extend tail 36", 110, 0, "rain\ncamera: pan"),
                    Cuts.marker("raccord: Extend Head 12 frames", 110, 4, "")),
                Cuts.clip("c", 0, 24)));
    Edited edited = make(timeline).orElseThrow();
    assertEquals(
        List.of("a 24", "b (extended) 12", "b 48", "b (extended) 36", "c 24"),
        line(edited.timeline()));
    assertEquals(List.of(), impossible);
    SlotRecord tail =
        ((Clip) edited.timeline().tracks().get(0).elements().get(3)).slot().orElseThrow();
    assertEquals(Intent.EXTEND, tail.brief().intent());
    assertEquals(Optional.of("rain"), tail.brief().prompt());
    assertEquals(Optional.of("pan"), tail.brief().camera());
    assertTrue(make(edited.timeline()).isEmpty(), "what is made is not made again");
    SlotSurvey survey = Cuts.survey(timeline);
    assertEquals(List.of(), survey.slots(), "the picture that it stands on is no slot");
  }

  @Test
  void aMarkerOfTheTimelineMeansTheClipThatItStandsOn() {
    Timeline timeline =
        Cuts.timeline(
            List.of(Cuts.marker("RACCORD extend tail 6 overwrite", 30, 1, "")),
            Cuts.video(Cuts.clip("a", 0, 24), Cuts.clip("b", 0, 24), Cuts.clip("c", 0, 24)));
    assertEquals(
        List.of("a 24", "b 24", "b (extended) 6", "c 18"),
        line(make(timeline).orElseThrow().timeline()));
  }

  @Test
  void whatCannotBeMadeIsToldOnceAndTheOthersAreMade() {
    Timeline timeline =
        Cuts.timeline(
            Cuts.video(
                marked("a", Cuts.marker("RACCORD extend tail 90 overwrite", 110, 0, "")),
                marked("b", Cuts.marker("RACCORD extend tail 5", 110, 0, ""))));
    Edited edited = make(timeline).orElseThrow();
    assertEquals(List.of("a 48", "b 48", "b (extended) 5"), line(edited.timeline()));
    assertEquals(1, impossible.size(), impossible.toString());
    assertTrue(impossible.get(0).contains("tail of V1-1"), impossible.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RACCORD extend tail", "RACCORD extend tail soon", "RACCORD extend head 0"})
  void anExtendWithoutALengthIsToldAndNotMade(String name) {
    MarkerBrief said = MarkerBrief.of(Cuts.marker(name, 0, 1, "")).orElseThrow();
    assertEquals(Optional.empty(), said.extend());
    assertEquals(List.of(name), said.odd());
    assertEquals(Intent.EXTEND, said.brief().intent());
  }

  @Test
  void whatIsNotMadeYetIsAnnouncedWithItsPlaceAndWhatStandsAgainstIt() {
    Timeline timeline =
        Cuts.timeline(
            List.of(
                Cuts.marker("RACCORD extend head 4", 50, 0, "lihgting: dusk"),
                Cuts.marker("RACCORD extend tail 9", 24, 0, "")),
            Cuts.video(
                marked("a", Cuts.marker("RACCORD extend tail 90 overwrite", 110, 0, "")),
                marked("b", Cuts.marker("RACCORD extend tail 5", 148, 0, ""))));
    List<MarkerNote> notes = TimelineEdits.markedExtends(timeline);
    assertEquals(
        List.of(
            "V1-2 HEAD 4 at 50", "V1-1 TAIL 9 at 24", "V1-1 TAIL 90 at 10", "V1-2 TAIL 5 at 96"),
        notes.stream()
            .map(
                n ->
                    n.extend().orElseThrow().clip()
                        + " "
                        + n.extend().orElseThrow().end()
                        + " "
                        + n.extend().orElseThrow().frames()
                        + " at "
                        + n.at().frame())
            .toList());
    assertTrue(notes.get(0).remark().orElse("").contains("lihgting: dusk"), notes.toString());
    assertTrue(notes.get(2).obstacle().isPresent(), notes.toString());
    assertEquals(Optional.empty(), notes.get(3).obstacle());
    Timeline after = make(timeline).orElseThrow().timeline();
    assertEquals(
        List.of(),
        TimelineEdits.markedExtends(after).stream().filter(n -> n.obstacle().isEmpty()).toList(),
        "what is made is announced no more");
  }

  @Test
  void aMarkerThatNothingComesOfIsSaid() {
    Timeline timeline =
        Cuts.timeline(
            List.of(
                Cuts.marker("RACCORD bridge", 30, 0, "mud: deep"),
                Cuts.marker("RACCORD extend tail 5", 500, 1, ""),
                Cuts.marker("RACCORD extend tail soon", 40, 0, "")),
            Cuts.video(Cuts.clip("a", 0, 24), Cuts.clip("b", 0, 24)));
    List<MarkerNote> lost = Cuts.survey(timeline).lostMarkers();
    assertEquals(List.of(30L, 40L), lost.stream().map(n -> n.at().frame()).toList());
    assertTrue(lost.get(0).obstacle().orElse("").contains("no length"), lost.toString());
    assertTrue(lost.get(0).remark().orElse("").contains("mud: deep"), lost.toString());
    assertTrue(lost.get(1).remark().orElse("").contains("extend tail soon"), lost.toString());
    MarkerNote beyond = TimelineEdits.markedExtends(timeline).get(0);
    assertEquals(Optional.empty(), beyond.extend());
    assertTrue(beyond.obstacle().orElse("").contains("No clip stands there"), beyond.toString());
  }

  @Test
  void aTimelineMarkerAtRecordTimecodeMeansTheClipThereToo() {
    Timeline plain =
        Cuts.timeline(
            List.of(Cuts.marker("RACCORD extend tail 6", 86400 + 30, 1, "")),
            Cuts.video(Cuts.clip("a", 0, 24), Cuts.clip("b", 0, 24)));
    Timeline hour =
        new Timeline(
            plain.name(),
            Optional.of(org.raccord.model.time.FrameTime.of(86400, Cuts.RATE)),
            plain.tracks(),
            plain.trim(),
            plain.markers(),
            plain.declaredFormat(),
            plain.origin());
    assertEquals(
        List.of("a 24", "b 24", "b (extended) 6"), line(make(hour).orElseThrow().timeline()));
  }
}
