package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.conformance.Threads;
import org.raccord.conformance.Traces;
import org.raccord.generator.FillRequest;
import org.raccord.generator.tck.RecordedFillCall.Breach;

/** Rules of what a fill leaves behind. */
@Chapter("What is left behind")
abstract class TraceRules extends FailureRules {

  private static final int FILLS = 20;
  private static final int WARM_UP = 3;
  private static final long MOST_MEMORY = 8L << 20;

  private Optional<Traces.Left> series = Optional.empty();

  @Rule("Files stand in the workspace and nowhere else.")
  final void required_G060_filesStayInTheWorkspace() throws IOException, InterruptedException {
    usual().made();
    assertEquals(Set.of(), usual().strays(), "Files outside the workspace");
  }

  @Rule("Twenty fills leave no thread.")
  final void required_G062_threadsDoNotAddUp() throws IOException, InterruptedException {
    assertEquals(Set.of(), withoutHostsOwn(series().threads()), "Fills leave threads behind");
  }

  /**
   * The host's HTTP client has workers that come and go. A client of a fill's own would leave its
   * selector as well.
   */
  private static Set<String> withoutHostsOwn(Set<?> threads) {
    Set<String> names = new TreeSet<>();
    threads.forEach(thread -> names.add(String.valueOf(thread)));
    Set<String> left = new TreeSet<>(names);
    left.removeIf(
        name -> {
          int worker = name.indexOf("-Worker-");
          return worker > 0
              && name.contains("HttpClient-")
              && names.stream()
                  .noneMatch(other -> other.startsWith(name.substring(0, worker) + "-Selector"));
        });
    return left;
  }

  @Rule("The call is not used after the fill has ended.")
  final void required_G061_callIsNotUsedAfterTheFill() throws IOException, InterruptedException {
    bench().assumeServes(request());
    Set<Thread> before = Threads.alive();
    Bench.Trial trial = bench().fill(request());
    trial.made();
    Threads.since(before);
    assertFalse(trial.did(Breach.USED_AFTER_END), "The call was used after the fill had ended");
  }

  @Rule("Twenty fills leave no file or socket open.")
  final void required_G063_handlesDoNotAddUp() throws IOException, InterruptedException {
    OptionalLong more = series().handles();
    Assumptions.assumeTrue(more.isPresent(), "This system does not count open handles");
    assertTrue(
        more.getAsLong() < FILLS,
        () -> FILLS + " fills left " + more.getAsLong() + " handles open");
  }

  @Rule("Twenty fills leave no file in the system's folder for temporary ones.")
  final void required_G064_temporaryFilesDoNotAddUp() throws IOException, InterruptedException {
    assertEquals(Set.of(), series().temporary(), "Fills leave temporary files behind");
  }

  @Rule(
      "Twenty fills leave no native memory behind: less than 8 megabytes, in a second series too.")
  final void required_G065_nativeMemoryDoesNotAddUp() throws IOException, InterruptedException {
    OptionalLong more = series().nativeBytes();
    Assumptions.assumeTrue(more.isPresent(), "This system does not tell resident memory");
    assertTrue(
        more.getAsLong() < MOST_MEMORY,
        () -> FILLS + " fills left " + (more.getAsLong() >> 20) + " megabytes behind");
  }

  /** A series of short fills, after some that set up what a runtime sets up once. */
  private Traces.Left series() throws IOException, InterruptedException {
    if (series.isEmpty()) {
      FillRequest request = new Requests(declared()).of(request().format(), 2);
      bench().assumeServes(request);
      bench().fill(request).made();
      series =
          Optional.of(Traces.settled(WARM_UP, FILLS, MOST_MEMORY, () -> bench().fill(request)));
    }
    return series.orElseThrow();
  }
}
