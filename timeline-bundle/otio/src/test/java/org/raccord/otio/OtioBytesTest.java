package org.raccord.otio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Timeline;

/** A file is read as its bytes stand in it, and written back as they stood. */
class OtioBytesTest {

  private static String named(String... names) {
    List<String> clips = new ArrayList<>();
    for (String name : names) {
      clips.add(
          OtioReaderTest.clip(
              name,
              "\"source_range\":"
                  + OtioReaderTest.range("3.0", "24.0", "24.0")
                  + ",\"media_reference\":{\"OTIO_SCHEMA\":\"ExternalReference.1\",\"target_url\":\"a.mov\","
                  + "\"available_range\":"
                  + OtioReaderTest.range("0.0", "240.0", "24.0")
                  + "}"));
    }
    return OtioReaderTest.timeline(clips.toArray(String[]::new));
  }

  private static String name(Timeline timeline, int index) {
    return ((Clip) timeline.tracks().get(0).elements().get(index)).name();
  }

  private static OtioException fails(byte[] json, OtioException.Kind kind) {
    OtioException failure =
        assertThrows(OtioException.class, () -> OtioReader.read(json, "t.otio"));
    assertEquals(kind, failure.kind(), failure.getMessage());
    return failure;
  }

  @Test
  void namesOfAllScriptsAreReadAndWrittenAsTheyStood() throws Exception {
    String[] names = {"Überfahrt", "夜の海", "🎬 one", "\uFFFD", "a\\u00e9\\n\\\"b\\\\", "plain"};
    byte[] text = named(names).getBytes(UTF_8);
    Timeline read = OtioReader.read(text, "t.otio");
    for (int i = 0; i < 4; i++) {
      assertEquals(names[i], name(read, i));
    }
    assertEquals("aé\n\"b\\", name(read, 4));
    byte[] once = OtioWriter.write(read).getBytes(UTF_8);
    assertArrayEquals(once, OtioWriter.write(OtioReader.read(once, "t.otio")).getBytes(UTF_8));
    assertTrue(new String(once, UTF_8).contains("a\\u00e9\\n\\\"b\\\\"), "as it stood");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws Exception {
    byte[] text = ("\uFEFF" + named("one")).getBytes(UTF_8);
    assertEquals("one", name(OtioReader.read(text, "t.otio"), 0));
    byte[] cut = "\uFEFF{\"a\": ? }".getBytes(UTF_8);
    assertTrue(fails(cut, OtioException.Kind.BROKEN).getMessage().contains("line 1, column 7"));
  }

  @Test
  void whatIsNoUtf8IsRefusedWhereverItStands() {
    byte[] latin = named("Überfahrt").getBytes(ISO_8859_1);
    byte[] outside = (named("one") + " é").getBytes(ISO_8859_1);
    byte[] half = Arrays.copyOf("{\"é".getBytes(UTF_8), 3);
    // A surrogate on its own, as a program writes it that knows of 16-bit characters only.
    byte[] surrogate = named("xyz").getBytes(UTF_8);
    int at = new String(surrogate, ISO_8859_1).indexOf("xyz");
    surrogate[at] = (byte) 0xED;
    surrogate[at + 1] = (byte) 0xA0;
    surrogate[at + 2] = (byte) 0x80;
    for (byte[] text : List.of(latin, outside, half, surrogate)) {
      String message = fails(text, OtioException.Kind.NOT_A_TIMELINE).getMessage();
      assertTrue(message.startsWith("t.otio is not text in UTF-8"), message);
    }
  }

  @Test
  void aPlaceIsCountedInCharacters() {
    byte[] text = "{\n  \"é🎬夜\": ?}".getBytes(UTF_8);
    String message = fails(text, OtioException.Kind.BROKEN).getMessage();
    assertTrue(message.contains("line 2, column 11"), message);
    String escape =
        fails("{\"a\": \"\\夜\"}".getBytes(UTF_8), OtioException.Kind.BROKEN).getMessage();
    assertTrue(escape.contains("\\夜 is no escape"), escape);
  }

  @Test
  void numbersAreThoseOfJsonAndThoseOfOtherPrograms() throws Exception {
    List<String> right =
        List.of("0", "-0", "10", "1.5", "-2e3", "1E+9", "0.0e-1", "NaN", "Inf", "-Infinity");
    List<String> wrong =
        List.of("01", "+1", ".5", "1.", "1e", "1e+", "-", "--1", "0x1", "nan", "Infinit", "1.5.2");
    for (String number : right) {
      byte[] text = named("one").replace("\"name\":\"t\"", "\"x\":" + number).getBytes(UTF_8);
      assertTrue(
          OtioWriter.write(OtioReader.read(text, "t.otio")).contains("\"x\": " + number), number);
    }
    for (String number : wrong) {
      byte[] text = named("one").replace("\"name\":\"t\"", "\"x\":" + number).getBytes(UTF_8);
      String message = fails(text, OtioException.Kind.BROKEN).getMessage();
      assertTrue(message.contains("\"" + number + "\" is no value"), message);
    }
  }

  /** What stands in a file a hundred thousand times takes the memory of one. */
  @Test
  void whatIsRepeatedIsHeldOnceAndWhatIsLikeItIsNotTakenForIt() throws Exception {
    String[] names = new String[20_000];
    Arrays.setAll(names, i -> "shot" + i);
    Timeline read = OtioReader.read(named(names).getBytes(UTF_8), "t.otio");
    for (int i = 0; i < names.length; i++) {
      assertEquals(names[i], name(read, i));
    }
    Clip first = (Clip) read.tracks().get(0).elements().get(0);
    Clip last = (Clip) read.tracks().get(0).elements().get(names.length - 1);
    assertSame(first.source().rate(), last.source().rate());
    String written = OtioWriter.write(read);
    assertEquals(written, OtioWriter.write(OtioReader.read(written.getBytes(UTF_8), "t.otio")));
  }
}
