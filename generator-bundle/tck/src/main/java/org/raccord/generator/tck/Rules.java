package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.conformance.RuleReport;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Offer;

/**
 * What every rule works with: the subject, its bench, requests, and the fill most rules look at.
 */
@ExtendWith(RuleReport.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Rules {

  static final long SECOND = 1_000_000_000L;

  private Optional<Subject> declared = Optional.empty();
  private Optional<Bench> made = Optional.empty();
  private Optional<Bench.Trial> usual = Optional.empty();

  /** The generator under test; asked once. */
  protected abstract Subject subject();

  @BeforeAll
  final void prepare(@TempDir Path folder) throws IOException {
    Subject subject = subject();
    declared = Optional.of(subject);
    made = Optional.of(new Bench(subject, folder));
  }

  final Subject declared() {
    return declared.orElseThrow();
  }

  final Bench bench() {
    return made.orElseThrow();
  }

  final FillRequest request() {
    return new Requests(declared()).usual();
  }

  /** The fill that most rules look at. */
  final Bench.Trial usual() throws IOException, InterruptedException {
    if (usual.isEmpty()) {
      bench().assumeServes(request());
      usual = Optional.of(bench().fill(request()));
    }
    return usual.orElseThrow();
  }

  final Offer offer(FillRequest request) {
    return declared().generator().offer(request);
  }

  final List<FillRequest> requests() {
    FillRequest both = request();
    FillRequest onlyBefore = Requests.without(both, Edge.AFTER);
    return List.of(
        both,
        onlyBefore,
        Requests.without(both, Edge.BEFORE),
        Requests.without(onlyBefore, Edge.BEFORE),
        Requests.taken(both, List.of("no plan of anybody")));
  }

  static void assertReason(GenerationException exception) {
    assertTrue(
        exception.getMessage() != null && !exception.getMessage().isBlank(),
        () -> exception.kind() + " without a message");
  }
}
