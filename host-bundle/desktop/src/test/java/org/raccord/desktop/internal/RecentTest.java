package org.raccord.desktop.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentTest {

  @TempDir private Path folder;

  @Test
  void theLatestStandsFirstOnceAndWhatIsGoneIsLeftOut() throws IOException {
    Path a = Files.createFile(folder.resolve("a.otio"));
    Path b = Files.createFile(folder.resolve("b.otio"));
    Path c = Files.createFile(folder.resolve("c.otio"));
    Recent recent = new Recent(folder.resolve("config"));
    for (Path path : List.of(a, b, c, a)) {
      recent.opened(path);
    }
    Files.delete(b);

    assertEquals(List.of(a, c), new Recent(folder.resolve("config")).list());
  }

  @Test
  void noMoreThanTenAreKept() throws IOException {
    Recent recent = new Recent(folder.resolve("config"));
    for (int i = 0; i < 14; i++) {
      recent.opened(Files.createFile(folder.resolve(i + ".otio")));
    }
    assertEquals(10, recent.list().size());
    assertEquals(folder.resolve("13.otio"), recent.list().get(0));
  }

  @Test
  void aBrokenFileBeginsTheListAnew() throws IOException {
    Path config = Files.createDirectory(folder.resolve("config"));
    Files.writeString(config.resolve("desktop.properties"), "recent.0=\\u00zz");
    assertEquals(List.of(), new Recent(config).list());
  }
}
