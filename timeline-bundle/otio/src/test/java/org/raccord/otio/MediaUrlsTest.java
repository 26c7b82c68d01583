package org.raccord.otio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class MediaUrlsTest {

  private static final Path FOLDER = Path.of("/edits/film");

  private static void names(String url, String file) {
    assertEquals(Optional.of(Path.of(file)), MediaUrls.path(url, FOLDER), url);
  }

  @Test
  void everyDialectNamesItsFile() {
    names("file:///media/a%20b.mov", "/media/a b.mov");
    names("file://localhost/media/a.mov", "/media/a.mov");
    names("file:/media/a.mov", "/media/a.mov");
    names("file:///media/raw space.mov", "/media/raw space.mov");
    names("/media/a.mov", "/media/a.mov");
    names("a.mov", "/edits/film/a.mov");
    names("./x/../a.mov", "/edits/film/a.mov");
    names("../media/a%20b.mov", "/edits/media/a b.mov");
    names("media\\a.mov", "/edits/film/media/a.mov");
    names("file://localhost/C%3a/media/a.mov", "/C:/media/a.mov");
    names("file:///C:/media/a.mov", "/C:/media/a.mov");
    names("C:\\media\\a.mov", "/C:/media/a.mov");
    names("\\\\server\\share\\a.mov", "/server/share/a.mov");
    names("file://server/share/a.mov", "/server/share/a.mov");
    names("file:media/a.mov", "/edits/film/media/a.mov");
    names("100%.mov", "/edits/film/100%.mov");
    assertEquals(Optional.empty(), MediaUrls.path("https://host/a.mov", FOLDER));
    assertEquals(Optional.empty(), MediaUrls.path("", FOLDER));
  }

  @Test
  void aNameThatReallyHoldsAPercentSignWins(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("a%20b.mov"));
    assertEquals(Optional.of(file), MediaUrls.path("a%20b.mov", folder));
    Path spaced = Files.createFile(folder.resolve("c d.mov"));
    assertEquals(Optional.of(spaced), MediaUrls.path("c%20d.mov", folder));
  }

  @Test
  void urlsOfNearFilesAreRelativeAndReadBack() {
    for (String file :
        new String[] {
          "/edits/film/a b#?%.mov", "/edits/film/x/é.mov", "/edits/other/a.mov", "/media/a b.mov"
        }) {
      String url = MediaUrls.url(Path.of(file), FOLDER);
      assertEquals(Optional.of(Path.of(file)), MediaUrls.path(url, FOLDER), url);
    }
    assertEquals("x/a%20b.mov", MediaUrls.url(Path.of("/edits/film/x/a b.mov"), FOLDER));
    assertEquals("../other/a.mov", MediaUrls.url(Path.of("/edits/other/a.mov"), FOLDER));
    assertEquals("file:///media/a.mov", MediaUrls.url(Path.of("/media/a.mov"), FOLDER));
  }

  @Test
  void rebasingRewritesRelativeUrlsOnly() throws Exception {
    String json =
        OtioReaderTest.timeline(
            OtioReaderTest.clip(
                "a",
                "\"source_range\":"
                    + OtioReaderTest.range(0, 24, 24)
                    + ",\"media_reference\":{\"OTIO_SCHEMA\":\"ExternalReference.1\","
                    + "\"target_url\":\"m/a.mov\"}"),
            OtioReaderTest.clip(
                "b",
                "\"source_range\":"
                    + OtioReaderTest.range(0, 24, 24)
                    + ",\"media_reference\":{\"OTIO_SCHEMA\":\"ExternalReference.1\","
                    + "\"target_url\":\"file:///media/b.mov\"}"));
    String moved =
        OtioWriter.write(
            MediaUrls.rebase(
                OtioReader.read(json, "t"), Path.of("/edits/film"), Path.of("/edits/film/out")));
    assertEquals(Cases.tokens(json.replace("m/a.mov", "../m/a.mov")), Cases.tokens(moved));
  }
}
