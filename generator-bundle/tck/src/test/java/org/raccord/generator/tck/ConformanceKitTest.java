package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.raccord.generator.GenerationException.Kind;

/** The kit itself: an honest generator passes, and each planted fault breaks its one rule. */
class ConformanceKitTest {

  private static HonestGenerator underTest = new HonestGenerator();

  /** Run by the launcher alone. */
  static final class Trial extends ClipGeneratorConformance {
    @Override
    protected Subject subject() {
      Subject subject =
          Subject.of(underTest)
              .withPatience(Duration.ofSeconds(20))
              .withSize(64, 48)
              .withWorkers(2);
      if (underTest instanceof FailureFaults.Troubled troubled) {
        return subject.withFault(Kind.TRANSIENT, troubled.withBusyServer());
      }
      if (underTest instanceof CancellationFaults.HasAServer server) {
        return subject.withStalled(server.withSilentServer());
      }
      return underTest instanceof Job job ? job.declaredIn(subject) : subject;
    }
  }

  @AfterAll
  static void tidyUp() throws IOException {
    PlantedFaults.MISDEEDS.close();
  }

  @Test
  void anHonestGeneratorPasses() {
    KitRun run = run(new HonestGenerator());

    assertEquals(List.of(), run.broken());
    assertEquals(
        List.of("G048", "G054", "G080", "G081", "G082", "G083", "G018", "G019", "G072"),
        run.skipped().stream().map(rule -> rule.substring(9, 13)).toList());
  }

  @Test
  void anHonestJobPassesTheOptionalRules() {
    KitRun run = run(new Job(Job.Flaw.NONE));

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("optional_G081_resumedJobIsNotStartedAnew"));
  }

  @Test
  void anHonestGeneratorThatWorksWithFilesPasses() {
    KitRun run = run(new FileGenerator(FileGenerator.Flaw.NONE));

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("required_G014_headJoinsTheClipBefore"));
  }

  @Test
  void aSlotThatIsNotInTheFileIsFound() {
    List<String> broken = run(new FileGenerator(FileGenerator.Flaw.MISALIGNED)).broken();

    assertTrue(broken.get(0).startsWith("required_G011"), broken::toString);
  }

  @Test
  void whoOnlyLooksPastTheCutIsFoundToo() {
    List<String> broken = run(new NeighbourFaults.LooksPastTheCut()).broken();

    assertEquals(1, broken.size(), broken::toString);
    assertTrue(broken.get(0).contains("[source.mkv]"), broken::toString);
  }

  @Test
  void whoLeavesASilentServerPasses() {
    KitRun run = run(new CancellationFaults.HasAServer(false));

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("optional_G048_cancelledWhileItsServerIsSilent"));
  }

  @Test
  void onePlanWhoseFramesDifferWithTheSeedPasses() {
    KitRun run = run(new FailureFaults.OnePlanManySeeds());

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("required_G055_plansTakenAreNotTakenAgain"));
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
