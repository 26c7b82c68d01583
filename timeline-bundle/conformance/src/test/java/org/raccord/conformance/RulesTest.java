package org.raccord.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class RulesTest {

  @Test
  void aRunTellsHowEachRuleEnded() {
    KitRun run = KitRun.of(ToyKit.class);
    assertEquals(List.of("required_T001_holds"), run.kept());
    assertEquals(
        List.of("required_T002_rolls: It has no wheels ==> expected: <true> but was: <false>"),
        run.broken());
    assertEquals(List.of("optional_T003_sings: It declares no voice"), run.skipped());
  }

  @Test
  void theBookNamesEveryRuleWithItsIntent() {
    assertEquals(
        """
        # Rules of toys

        Play.

        ## Toys

        | rule | need | intent |
        |---|---|---|
        | T001 | required | A toy does not break. |
        | T002 | required | A toy rolls \\| slides. |
        | T003 | optional | A toy sings, if it can. |
        """,
        RuleBook.of(ToyKit.class).text("Rules of toys", "Play."));
  }

  @Test
  void theBookTakesNoNumberTwice() {
    assertThrows(IllegalArgumentException.class, () -> RuleBook.of(Doubled.class));
  }

  @Chapter("More toys")
  static final class Doubled extends ToyKit {
    @Rule("Another rule of a number that is taken.")
    void required_T001_another() {}
  }

  @Test
  void skippedRulesAreShownWithTheirReason() {
    PrintStream usual = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectClass(ToyKit.class))
                  .build());
    } finally {
      System.setOut(usual);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("ToyKit: 1 rules kept, 1 broken, 1 skipped"), text);
    assertTrue(text.contains("skipped optional_T003_sings: It declares no voice"), text);
  }
}
