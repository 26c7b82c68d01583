package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.raccord.model.timeline.Cuts.clip;
import static org.raccord.model.timeline.Cuts.frames;
import static org.raccord.model.timeline.Cuts.marker;
import static org.raccord.model.timeline.Cuts.range;
import static org.raccord.model.timeline.Cuts.video;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Markers that a file keeps at record timecode, or behind a trim, stand where they are seen. */
class MarkersInTimeTest {

  private static final long HOUR = 86_400;

  private static Timeline cut(
      Optional<FrameTime> start, Optional<FrameRange> trim, Marker... markers) {
    Timeline plain = Cuts.timeline(video(clip("a", 0, 48), clip("b", 0, 48)));
    return new Timeline(
        plain.name(),
        start,
        plain.tracks(),
        trim,
        List.of(markers),
        plain.declaredFormat(),
        plain.origin());
  }

  private static Timeline hour(Marker... markers) {
    return cut(Optional.of(frames(HOUR)), Optional.empty(), markers);
  }

  private static Timeline trimmed(Marker... markers) {
    return cut(Optional.empty(), Optional.of(range(12, 72)), markers);
  }

  private static List<Long> starts(List<Marker> markers) {
    return markers.stream().map(m -> m.range().start()).toList();
  }

  @Test
  void aGapMovesTheMarkersAfterItAtRecordTimecodeToo() throws Exception {
    Timeline marked = hour(marker("before", HOUR + 10, 0, ""), marker("after", HOUR + 60, 0, ""));
    Timeline now = TimelineEdits.insertGap(marked, frames(50), frames(20)).timeline();
    assertEquals(List.of(HOUR + 10, HOUR + 80), starts(now.markers()));
  }

  @Test
  void aGapMovesTheMarkersAfterItBehindATrimToo() throws Exception {
    Timeline marked = trimmed(marker("before", 55, 0, ""), marker("after", 63, 0, ""));
    Timeline now = TimelineEdits.insertGap(marked, frames(50), frames(20)).timeline();
    assertEquals(List.of(55L, 83L), starts(now.markers()));
  }

  @Test
  void aGapMovesTheMarkersOfItsTracksToo() throws Exception {
    Timeline plain = hour();
    Track track =
        plain
            .tracks()
            .get(0)
            .withMarkers(List.of(marker("before", 10, 0, ""), marker("after", 60, 5, "")));
    Timeline now =
        TimelineEdits.insertGap(plain.withTracks(List.of(track)), frames(50), frames(20))
            .timeline();
    assertEquals(List.of(10L, 80L), starts(now.tracks().get(0).markers()));
    assertEquals(5, now.tracks().get(0).markers().get(1).range().length());
  }

  @Test
  void aMarkerAtRecordTimecodeIsNamedAndGoesByItsPlace() throws Exception {
    Timeline marked = hour(marker("here", HOUR + 30, 0, ""));
    Timeline named = TimelineEdits.mark(marked, frames(30), "there").timeline();
    assertEquals(List.of("there"), named.markers().stream().map(Marker::name).toList());
    assertEquals(List.of(HOUR + 30), starts(named.markers()));
    assertEquals(List.of(), TimelineEdits.unmark(named, frames(30)).timeline().markers());
    assertThrows(EditException.class, () -> TimelineEdits.unmark(named, frames(31)));
  }

  @Test
  void aNewMarkerIsWrittenAsTheOthersAreAndFoundAgain() throws Exception {
    Timeline among = hour(marker("other", HOUR + 30, 0, ""));
    Timeline alone = hour();
    Timeline behind = trimmed();
    assertEquals(List.of(HOUR + 30, HOUR + 40), starts(marked(among)));
    assertEquals(List.of(40L), starts(marked(alone)));
    assertEquals(List.of(52L), starts(marked(behind)));
  }

  /** With a marker at frame 40, which naming and removing it find. */
  private static List<Marker> marked(Timeline timeline) throws EditException {
    Timeline now = TimelineEdits.mark(timeline, frames(40), "new").timeline();
    assertEquals(
        now.markers().size(),
        TimelineEdits.mark(now, frames(40), "again").timeline().markers().size());
    assertEquals(timeline.markers(), TimelineEdits.unmark(now, frames(40)).timeline().markers());
    return now.markers();
  }
}
