package org.raccord.otio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Transition;

class OtioReaderTest {

  static String time(Object value, Object rate) {
    return "{\"OTIO_SCHEMA\":\"RationalTime.1\",\"rate\":" + rate + ",\"value\":" + value + "}";
  }

  static String range(Object start, Object duration, Object rate) {
    return "{\"OTIO_SCHEMA\":\"TimeRange.1\",\"duration\":"
        + time(duration, rate)
        + ",\"start_time\":"
        + time(start, rate)
        + "}";
  }

  static String clip(String name, String fields) {
    return "{\"OTIO_SCHEMA\":\"Clip.2\",\"name\":\"" + name + "\"," + fields + "}";
  }

  static String timeline(String... children) {
    return "{\"OTIO_SCHEMA\":\"Timeline.1\",\"name\":\"t\",\"tracks\":{\"OTIO_SCHEMA\":\"Stack.1\","
        + "\"children\":[{\"OTIO_SCHEMA\":\"Track.1\",\"kind\":\"Video\",\"children\":["
        + String.join(",", children)
        + "]}]}}";
  }

  private static Timeline read(String... children) throws OtioException {
    return OtioReader.read(timeline(children), "t.otio");
  }

  private static Clip clip(Timeline timeline, int index) {
    return (Clip) timeline.tracks().get(0).elements().get(index);
  }

  private static OtioException fails(String json, OtioException.Kind kind) {
    OtioException failure =
        assertThrows(OtioException.class, () -> OtioReader.read(json, "t.otio"), json);
    assertEquals(kind, failure.kind());
    assertTrue(failure.getMessage().startsWith("t.otio"), failure.getMessage());
    assertTrue(failure.getMessage().endsWith("."), failure.getMessage());
    return failure;
  }

  @Test
  void oldNamesOfSchemasAreRead() throws Exception {
    String old =
        "{\"OTIO_SCHEMA\":\"Timeline.1\",\"tracks\":{\"OTIO_SCHEMA\":\"Stack.1\",\"children\":["
            + "{\"OTIO_SCHEMA\":\"Sequence.1\",\"kind\":\"Video\",\"children\":["
            + "{\"OTIO_SCHEMA\":\"Filler.1\",\"source_range\":"
            + range(0, 12, 24)
            + "},{\"OTIO_SCHEMA\":\"Clip.1\",\"name\":\"c\",\"media_reference\":null,"
            + "\"markers\":[{\"OTIO_SCHEMA\":\"Marker.1\",\"name\":\"m\",\"range\":"
            + range(3, 2, 24)
            + "}],\"source_range\":"
            + range(0, 24, 24)
            + "}]}]}}";
    Timeline timeline = OtioReader.read(old, "t.otio");
    assertEquals(12, ((Gap) timeline.tracks().get(0).elements().get(0)).duration().frame());
    assertTrue(clip(timeline, 1).media() instanceof MediaReference.Missing);
    assertEquals(3, clip(timeline, 1).markers().get(0).range().start());
    assertEquals(Cases.tokens(old), Cases.tokens(OtioWriter.write(timeline)));
  }

  @Test
  void ratesAreSnappedAndOddOnesDivideNothing() throws Exception {
    Timeline timeline =
        read(
            clip("a", "\"source_range\":" + range(0, 24, "23.98")),
            clip("b", "\"source_range\":" + range(0, 24, "29.97002997")),
            clip("c", "\"source_range\":" + range("0.0", "0.0", "0.0")),
            clip("d", "\"source_range\":" + range("1.0", "5.0", "1.0")),
            clip("e", "\"source_range\":" + range("3.5", "7.25", "24.0")));
    assertEquals(Rate.NTSC_24, clip(timeline, 0).source().rate());
    assertEquals(Rate.NTSC_30, clip(timeline, 1).source().rate());
    assertTrue(clip(timeline, 2).source().isEmpty());
    assertEquals(new FrameRange(1, 5, Rate.of(1)), clip(timeline, 3).source());
    assertEquals(new FrameRange(14, 29, Rate.of(96)), clip(timeline, 4).source());
  }

  @Test
  void nestsTransitionsRetimesAndForeignThings() throws Exception {
    String warp =
        "\"effects\":[{\"OTIO_SCHEMA\":\"LinearTimeWarp.1\",\"time_scalar\":-2.0},"
            + "{\"OTIO_SCHEMA\":\"Blur.7\",\"effect_name\":\"soft\"}]";
    Timeline timeline =
        read(
            clip("a", warp + ",\"source_range\":" + range(0, 24, 24)),
            "{\"OTIO_SCHEMA\":\"Transition.1\",\"in_offset\":"
                + time(3, 24)
                + ",\"out_offset\":"
                + time(4, 24)
                + "}",
            "{\"OTIO_SCHEMA\":\"Stack.1\",\"name\":\"n\",\"children\":["
                + "{\"OTIO_SCHEMA\":\"Track.1\",\"kind\":\"Video\",\"children\":["
                + clip("in", "\"source_range\":" + range(0, 30, 24))
                + "]}]}",
            "{\"OTIO_SCHEMA\":\"Caption.3\",\"text\":1e2,\"source_range\":"
                + range(0, 5, 24)
                + "}");
    assertEquals(-2.0, clip(timeline, 0).speed());
    assertEquals(List.of("soft"), clip(timeline, 0).otherEffects());
    assertEquals(
        FrameTime.of(3, Rate.FPS_24),
        ((Transition) timeline.tracks().get(0).elements().get(1)).inOffset());
    assertEquals(30, ((Nest) timeline.tracks().get(0).elements().get(2)).duration().frame());
    assertTrue(clip(timeline, 3).media() instanceof MediaReference.Unknown);
    assertTrue(Timelines.path(timeline, "V1-2/V1-1").isPresent());
  }

  @Test
  void theFirstTimelineOfACollectionIsRead() throws Exception {
    String collection =
        "{\"OTIO_SCHEMA\":\"SerializableCollection.1\",\"children\":[{\"OTIO_SCHEMA\":\"Clip.2\"},"
            + timeline(clip("a", "\"source_range\":" + range(0, 24, 24)))
            + "]}";
    Timeline timeline = OtioReader.read(collection, "t.otio");
    assertEquals("a", clip(timeline, 0).name());
    assertEquals(Cases.tokens(collection), Cases.tokens(OtioWriter.write(timeline)));
    fails(
        "{\"OTIO_SCHEMA\":\"SerializableCollection.1\",\"children\":[]}",
        OtioException.Kind.NOT_A_TIMELINE);
  }

  @Test
  void aTextThatIsCutShortAnywhereSaysSo() {
    String whole = timeline(clip("a\\u00e9", "\"source_range\":" + range(0, 24, 24)));
    for (int end = 0; end < whole.length(); end++) {
      fails(whole.substring(0, end), OtioException.Kind.BROKEN);
    }
  }

  @Test
  void whatIsNoTimelineSaysWhy() {
    assertTrue(
        fails("{\n  \"a\": 1,\n  \"b\" 2\n}", OtioException.Kind.BROKEN)
            .getMessage()
            .contains("line 3"));
    fails("{\"a\": 01}", OtioException.Kind.BROKEN);
    fails("{} {}", OtioException.Kind.BROKEN);
    fails("<xml/>", OtioException.Kind.BROKEN);
    fails("[]", OtioException.Kind.NOT_A_TIMELINE);
    fails("{\"name\": \"x\"}", OtioException.Kind.NOT_A_TIMELINE);
    fails("{\"OTIO_SCHEMA\": \"Clip.2\"}", OtioException.Kind.NOT_A_TIMELINE);
    fails("[".repeat(100_000), OtioException.Kind.BROKEN);
    fails(timeline("\"text\""), OtioException.Kind.INVALID);
    fails(timeline(clip("a", "\"source_range\":null")), OtioException.Kind.INVALID);
    String key =
        "\"source_range\":"
            + range(0, 24, 24)
            + ",\"media_references\":{\"DEFAULT_MEDIA\":null},"
            + "\"active_media_reference_key\":\"proxy\"";
    assertTrue(
        fails(timeline(clip("a", key)), OtioException.Kind.INVALID).getMessage().contains("proxy"));
    fails(
        timeline(
            clip(
                "a",
                "\"metadata\":{\"raccord\":{\"version\":99,\"slot\":{}}},\"source_range\":"
                    + range(0, 24, 24))),
        OtioException.Kind.TOO_NEW);
    fails(
        timeline(
            clip(
                "a",
                "\"metadata\":{\"raccord\":{\"version\":1,\"slot\":{}}},\"source_range\":"
                    + range(0, 24, 24))),
        OtioException.Kind.INVALID);
  }

  @Test
  void numbersThatAreNoneAreKept() throws Exception {
    String odd =
        timeline(
            clip(
                "a",
                "\"metadata\":{\"x\":NaN,\"y\":-Inf,\"z\":Infinity,\"i\":9007199254740993,"
                    + "\"f\":1.10,\"e\":1E+2},\"source_range\":"
                    + range(0, 24, 24)
                    + ",\"media_reference\":{\"OTIO_SCHEMA\":\"ExternalReference.1\","
                    + "\"target_url\":\"a.mov\",\"available_range\":"
                    + range(0, "NaN", 24)
                    + "}"));
    Timeline timeline = OtioReader.read(odd, "t.otio");
    assertEquals(Optional.empty(), clip(timeline, 0).media().available());
    assertEquals(Cases.tokens(odd), Cases.tokens(OtioWriter.write(timeline)));
  }
}
