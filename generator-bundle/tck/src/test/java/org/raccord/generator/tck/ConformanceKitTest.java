package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.raccord.conformance.KitRun;
import org.raccord.conformance.RuleBook;

/** The kit itself: an honest generator passes, and each planted fault breaks its one rule. */
class ConformanceKitTest {

  private static HonestGenerator underTest = new HonestGenerator();

  /** Run by the launcher alone. */
  static final class Trial extends ClipGeneratorConformance {
    @Override
    protected Subject subject() {
      Subject subject = Subject.of(underTest).withPatience(Duration.ofSeconds(20)).withSize(64, 48);
      return underTest instanceof PlantedFaults.Job job ? subject.withJobs(job::started) : subject;
    }
  }

  @AfterAll
  static void endThreads() {
    PlantedFaults.endThreads();
  }

  @Test
  void anHonestGeneratorPasses() {
    KitRun run = run(new HonestGenerator());

    assertEquals(List.of(), run.broken());
    assertEquals(
        List.of(
            "optional_G040_ticketIsRememberedBeforeTheResult",
            "optional_G041_resumedJobIsNotStartedAnew",
            "required_G029_noNeighbours"),
        run.skipped().stream().map(rule -> rule.substring(0, rule.indexOf(':'))).toList());
  }

  @Test
  void anHonestJobPassesTheOptionalRules() {
    KitRun run = run(new PlantedFaults.Job(PlantedFaults.Flaw.NONE));

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("optional_G041_resumedJobIsNotStartedAnew"));
  }

  @Test
  void anHonestGeneratorThatWorksWithFilesPasses() {
    KitRun run = run(FileGenerator.honest());

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("required_G014_headJoinsTheClipBefore"));
  }

  @Test
  void aSlotThatIsNotInTheFileIsFound() {
    List<String> broken = run(FileGenerator.misaligned()).broken();

    assertTrue(broken.get(0).startsWith("required_G011"), broken::toString);
  }

  @Test
  void everyRuleHasItsPlantedFault() {
    assertEquals(
        new TreeSet<>(RuleBook.of(ClipGeneratorConformance.class).numbers()),
        PlantedFaults.all().keySet().stream()
            .map(rule -> rule.substring(rule.indexOf('_') + 1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> eachPlantedFaultBreaksItsRule() {
    return PlantedFaults.all().entrySet().stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.getKey() + " finds " + fault.getValue().getClass().getSimpleName(),
                    () -> {
                      List<String> broken = run(fault.getValue()).broken();
                      assertEquals(1, broken.size(), broken::toString);
                      assertTrue(broken.get(0).startsWith(fault.getKey()), broken::toString);
                    }));
  }

  private static KitRun run(HonestGenerator generator) {
    underTest = generator;
    return KitRun.of(Trial.class);
  }
}
