package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.conformance.Traces;

/** Rules of what a maker leaves behind. */
@Chapter("What is left behind")
abstract class TraceRules extends SlotRules {

  private static final int CALLS = 20;
  private static final int WARM_UP = 3;
  private static final int SHORT = 2_400;
  private static final long MOST_MEMORY = 8L << 20;

  private Optional<Traces.Left> series = Optional.empty();

  @Rule("A call leaves no file in the current folder.")
  final void required_S070_currentFolderStaysAsItIs() throws IOException, InterruptedException {
    Set<Path> before = here();
    outcome(Case.usual()).made();
    Set<Path> after = here();
    after.removeAll(before);
    assertEquals(Set.of(), after, "Files in the current folder");
  }

  private static Set<Path> here() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      return new TreeSet<>(files.toList());
    }
  }

  @Rule("Twenty calls leave no thread.")
  final void required_S071_threadsDoNotAddUp() throws IOException, InterruptedException {
    assertEquals(Set.of(), series().threads(), "Calls leave threads behind");
  }

  @Rule("Twenty calls leave no file or socket open.")
  final void required_S072_handlesDoNotAddUp() throws IOException, InterruptedException {
    OptionalLong more = series().handles();
    Assumptions.assumeTrue(more.isPresent(), "This system does not count open handles");
    assertTrue(
        more.getAsLong() < CALLS,
        () -> CALLS + " calls left " + more.getAsLong() + " handles open");
  }

  @Rule("Twenty calls leave no file in the system's folder for temporary ones.")
  final void required_S073_temporaryFilesDoNotAddUp() throws IOException, InterruptedException {
    assertEquals(Set.of(), series().temporary(), "Calls leave temporary files behind");
  }

  @Rule(
      "Twenty calls leave no native memory behind: less than 8 megabytes, in a second series too.")
  final void required_S074_nativeMemoryDoesNotAddUp() throws IOException, InterruptedException {
    OptionalLong more = series().nativeBytes();
    Assumptions.assumeTrue(more.isPresent(), "This system does not tell resident memory");
    assertTrue(
        more.getAsLong() < MOST_MEMORY,
        () -> CALLS + " calls left " + (more.getAsLong() >> 20) + " megabytes behind");
  }

  private Traces.Left series() throws IOException, InterruptedException {
    if (series.isEmpty()) {
      Case asked = Case.of(Case.STEREO, SHORT, 0, 0);
      outcome(asked).made();
      series = Optional.of(Traces.settled(WARM_UP, CALLS, MOST_MEMORY, () -> outcome(asked)));
    }
    return series.orElseThrow();
  }
}
