package org.raccord.audio.tck;

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
import org.raccord.audio.SoundException.Kind;
import org.raccord.conformance.KitRun;
import org.raccord.conformance.RuleBook;

/** The kit itself: an honest maker passes, and each planted fault breaks its one rule. */
class ConformanceKitTest {

  private static HonestMaker underTest = new HonestMaker();

  /** Run by the launcher alone. */
  static final class Trial extends SoundMakerConformance {
    @Override
    protected SoundSubject subject() {
      SoundSubject subject = SoundSubject.of(underTest).withPatience(Duration.ofSeconds(20));
      if (underTest instanceof CallFaults.HasAServer server) {
        return subject.withStalled(server.withSilentServer());
      }
      return underTest instanceof FailureFaults.Troubled troubled
          ? subject.withFault(Kind.TRANSIENT, troubled.withBusyServer())
          : subject;
    }
  }

  @AfterAll
  static void tidyUp() throws IOException {
    PlantedFaults.MISDEEDS.close();
  }

  @Test
  void anHonestMakerPasses() {
    KitRun run = run(new HonestMaker());

    assertEquals(List.of(), run.broken());
    assertEquals(
        List.of(
            "optional_S046_cancelledWhileItsServerIsSilent: The subject declares no server that may"
                + " be silent",
            "optional_S053_declaredTroublesHaveTheirKind: The subject declares no troubles"),
        run.skipped());
  }

  @Test
  void aTroubleOfItsOwnThatHasItsKindPasses() {
    KitRun run = run(new FailureFaults.Troubled(Kind.TRANSIENT));

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("optional_S053_declaredTroublesHaveTheirKind"));
  }

  @Test
  void whoLeavesASilentServerPasses() {
    KitRun run = run(new CallFaults.HasAServer(false));

    assertEquals(List.of(), run.broken());
    assertTrue(run.kept().contains("optional_S046_cancelledWhileItsServerIsSilent"));
  }

  @Test
  void whoOnlyLooksPastTheCutIsFoundToo() {
    List<String> broken = run(new NeighbourFaults.LooksPastTheCut()).broken();

    assertEquals(1, broken.size(), broken::toString);
    assertTrue(broken.get(0).contains("[source.wav]"), broken::toString);
  }

  @Test
  void everyRuleHasItsPlantedFault() {
    assertEquals(
        new TreeSet<>(RuleBook.of(SoundMakerConformance.class).numbers()),
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

  private static KitRun run(HonestMaker maker) {
    underTest = maker;
    return KitRun.of(Trial.class);
  }
}
