package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The start script of Windows does as that of the other systems does. */
class StartScriptsTest {

  private static final Path BIN = Path.of("src/distribution/bin");

  /** Only where the window's classes are kept from run to run, which Windows does without. */
  private static final Set<String> ELSEWHERE =
      Set.of("-XX:ArchiveClassesAtExit", "-Xlog:cds*=off,class+path*=off");

  /** The script without its remarks. */
  private static String script(String name, String remark) throws IOException {
    return Files.readString(BIN.resolve(name))
        .lines()
        .filter(line -> !line.strip().startsWith(remark))
        .collect(Collectors.joining("\n"));
  }

  private static String unix() throws IOException {
    return script("raccord", "#");
  }

  private static String windows() throws IOException {
    return script("raccord.bat", "rem");
  }

  /** Options of the JVM, without what they are set to where that is a place. */
  private static Set<String> options(String script) {
    Matcher option =
        Pattern.compile(
                "(?<![\\w*:\"%-])(-X[\\w:+*=,.-]+|-D[\\w.]+(=\\w+)?|--(module-path|add-modules))")
            .matcher(script.replaceAll("\"(-[XD])", " $1"));
    Set<String> found = new TreeSet<>();
    while (option.find()) {
      found.add(
          option
              .group(1)
              .replaceAll("(SharedArchiveFile|ArchiveClassesAtExit)=.*", "$1")
              .replaceAll("[=.]+$", ""));
    }
    return found;
  }

  @Test
  void bothHandTheJvmTheSameOptions() throws IOException {
    Set<String> unix = options(unix());
    assertTrue(
        unix.containsAll(
            List.of(
                "-XX:+UseSerialGC",
                "-Xms384m",
                "-Xmn192m",
                "-XX:TieredStopAtLevel=1",
                "--module-path")),
        unix.toString());
    unix.removeAll(ELSEWHERE);

    assertEquals(unix, options(windows()));
  }

  @Test
  void theSameCommandsAreCompiledForFewLoops() throws IOException {
    Matcher unix = Pattern.compile("(?m)^ *([a-z |]+)\\)\\s*quick='-XX:Tier4").matcher(unix());
    Matcher windows =
        Pattern.compile("for %%c in \\(([^)]*)\\) do .*QUICK=-XX:Tier4").matcher(windows());
    assertTrue(unix.find() && windows.find());

    assertEquals(words(unix.group(1), "\\|"), words(windows.group(1), " "));
  }

  @Test
  void theSameCommandsAreCompiledQuickly() throws IOException {
    Matcher unix =
        Pattern.compile("(?s)case \\$\\{1-\\} in\\s*([^)]*)\\)\\s*quick=").matcher(unix());
    Matcher windows = Pattern.compile("for %%c in \\(([^)]*)\\)").matcher(windows());
    assertTrue(unix.find() && windows.find());

    Set<String> theirs = words(windows.group(1), " ");
    assertFalse(theirs.contains("fill"));
    if (windows().contains("if \"%~1\"==\"\" set \"QUICK=")) {
      theirs.add("\"\"");
    }
    assertEquals(words(unix.group(1), "\\|"), theirs);
  }

  @Test
  void theSameCommandsKeepLittleMoreMemoryThanTheyNeed() throws IOException {
    Matcher unix =
        Pattern.compile("(?m)^ *([a-z |]+)\\)\\s*export MALLOC_ARENA_MAX=.*MALLOC_MMAP_THRESHOLD_=")
            .matcher(unix());
    Matcher windows =
        Pattern.compile("for %%c in \\(([^)]*)\\) do .*LEAN=-XX:MinHeapFreeRatio")
            .matcher(windows());
    assertTrue(unix.find() && windows.find());

    Set<String> theirs = words(windows.group(1), " ");
    assertTrue(theirs.contains("fill"), theirs.toString());
    assertEquals(words(unix.group(1), "\\|"), theirs);
  }

  private static Set<String> words(String text, String between) {
    return Arrays.stream(text.split(between, -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whoSetsTheMemoryHimselfIsLeftAlone() throws IOException {
    for (String sign : List.of("-Xm", "HeapSize", "RAMPercentage", "HeapFreeRatio", "NewSize")) {
      assertTrue(unix().contains("*" + sign + "*"), sign);
      assertTrue(windows().contains("%SIZES:" + sign + "=%"), sign);
    }
  }

  @Test
  void placesWithSpacesAreQuoted() throws IOException {
    for (String line : windows().lines().toList()) {
      Matcher place = Pattern.compile("%~dp0[^\"]*").matcher(line);
      while (place.find()) {
        assertEquals('"', line.charAt(place.start() - 1), line);
      }
    }
    assertTrue(unix().contains("\"$home/lib/raccord-launcher.jar\" \"$@\""));
  }
}
