package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

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
    Map<String, String> ended = run(new HonestGenerator());

    assertEquals(List.of(), failed(ended), ended::toString);
    assertEquals("skipped", ended.get("required_G029_noNeighbours"));
    assertTrue(ended.size() > 30, "all rules run: " + ended.size());
  }

  @Test
  void anHonestJobPassesTheOptionalRules() {
    Map<String, String> ended = run(new PlantedFaults.Job(PlantedFaults.Flaw.NONE));

    assertEquals(List.of(), failed(ended), ended::toString);
    assertEquals("SUCCESSFUL", ended.get("optional_G041_resumedJobIsNotStartedAnew"));
  }

  @Test
  void anHonestGeneratorThatWorksWithFilesPasses() {
    Map<String, String> ended = run(FileGenerator.honest());

    assertEquals(List.of(), failed(ended), ended::toString);
    assertEquals("SUCCESSFUL", ended.get("required_G014_headJoinsTheClipBefore"));
  }

  @Test
  void aSlotThatIsNotInTheFileIsFound() {
    List<String> failed = failed(run(FileGenerator.misaligned()));

    assertTrue(failed.get(0).startsWith("required_G011"), failed::toString);
  }

  @TestFactory
  Stream<DynamicTest> eachPlantedFaultBreaksItsRule() {
    return PlantedFaults.all().entrySet().stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.getKey() + " finds " + fault.getValue().getClass().getSimpleName(),
                    () -> {
                      List<String> failed = failed(run(fault.getValue()));
                      assertEquals(1, failed.size(), failed::toString);
                      assertTrue(failed.get(0).startsWith(fault.getKey()), failed::toString);
                    }));
  }

  private static List<String> failed(Map<String, String> ended) {
    return new ArrayList<>(
        ended.entrySet().stream()
            .filter(rule -> rule.getValue().startsWith("FAILED"))
            .map(rule -> rule.getKey() + " " + rule.getValue())
            .toList());
  }

  private static Map<String, String> run(HonestGenerator generator) {
    underTest = generator;
    Map<String, String> ended = new TreeMap<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(Trial.class))
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier rule, TestExecutionResult result) {
                String name = rule.getDisplayName().replace("()", "");
                if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                  ended.put(name, "skipped");
                } else if (rule.isTest()
                    || result.getStatus() == TestExecutionResult.Status.FAILED) {
                  ended.put(
                      name,
                      result.getStatus()
                          + result.getThrowable().map(thrown -> ": " + thrown).orElse(""));
                }
              }
            });
    return ended;
  }
}
