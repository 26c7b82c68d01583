package org.raccord.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Says at the end of a kit how many rules were kept, and names each that was skipped, with its
 * reason: a rule that did not run is not a rule that was kept.
 */
public final class RuleReport implements TestWatcher, AfterAllCallback {

  /** Configuration parameter of JUnit: where it is {@code true}, nothing is printed. */
  static final String QUIET = "raccord.conformance.quiet";

  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(RuleReport.class);

  /** Made by JUnit. */
  public RuleReport() {}

  @Override
  public void testSuccessful(ExtensionContext rule) {
    tally(rule).kept++;
  }

  @Override
  public void testFailed(ExtensionContext rule, Throwable cause) {
    tally(rule).broken++;
  }

  @Override
  public void testAborted(ExtensionContext rule, Throwable cause) {
    skipped(rule, reason(cause));
  }

  @Override
  public void testDisabled(ExtensionContext rule, Optional<String> reason) {
    skipped(rule, "disabled: " + reason.orElse("no reason given"));
  }

  private static void skipped(ExtensionContext rule, String reason) {
    tally(rule).skipped.put(rule.getDisplayName().replace("()", ""), reason);
  }

  /** What an aborted rule says, without JUnit's own words before it. */
  static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? "no reason given" : message.replace("Assumption failed: ", "");
  }

  private static Tally tally(ExtensionContext rule) {
    ExtensionContext kit = rule.getParent().orElse(rule);
    return kit.getStore(PLACE).getOrComputeIfAbsent("tally", key -> new Tally(), Tally.class);
  }

  @Override
  public void afterAll(ExtensionContext kit) {
    if (kit.getConfigurationParameter(QUIET).map(Boolean::parseBoolean).orElse(false)) {
      return;
    }
    Tally tally =
        kit.getStore(PLACE).getOrComputeIfAbsent("tally", key -> new Tally(), Tally.class);
    System.out.print(tally.text(kit.getDisplayName()));
  }

  private static final class Tally {
    private int kept;
    private int broken;
    private final Map<String, String> skipped = new TreeMap<>();

    String text(String kit) {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              "%s: %d rules kept, %d broken, %d skipped%n", kit, kept, broken, skipped.size()));
      skipped.forEach(
          (rule, reason) -> text.append(String.format("  skipped %s: %s%n", rule, reason)));
      return text.toString();
    }
  }
}
