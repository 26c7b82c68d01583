package org.raccord.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A kit run from within a test, to see how each rule ended. For the tests of kits. */
public final class KitRun {

  private final Map<String, TestExecutionResult> endings = new TreeMap<>();

  private KitRun() {}

  /** Runs all rules of {@code kit}. */
  public static KitRun of(Class<?> kit) {
    KitRun run = new KitRun();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(kit))
            .configurationParameter(RuleReport.QUIET, "true")
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier rule, TestExecutionResult result) {
                if (rule.isTest() || result.getStatus() == TestExecutionResult.Status.FAILED) {
                  run.endings.put(rule.getDisplayName().replace("()", ""), result);
                }
              }
            });
    return run;
  }

  /** Names of the rules that were kept. */
  public List<String> kept() {
    return new ArrayList<>(
        endings.entrySet().stream()
            .filter(end -> end.getValue().getStatus() == TestExecutionResult.Status.SUCCESSFUL)
            .map(Map.Entry::getKey)
            .toList());
  }

  /** Names of the rules that were broken, each with what was wrong. */
  public List<String> broken() {
    return ended(TestExecutionResult.Status.FAILED);
  }

  /** Names of the rules that were skipped, each with the reason. */
  public List<String> skipped() {
    return ended(TestExecutionResult.Status.ABORTED);
  }

  private List<String> ended(TestExecutionResult.Status status) {
    List<String> found = new ArrayList<>();
    endings.forEach(
        (rule, result) -> {
          if (result.getStatus() == status) {
            found.add(rule + ": " + result.getThrowable().map(RuleReport::reason).orElse("?"));
          }
        });
    return found;
  }
}
