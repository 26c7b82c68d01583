package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.raccord.conformance.KitRun;
import org.raccord.conformance.RuleBook;

/** The kit of voices itself: an honest one passes, and each planted fault breaks its one rule. */
class VoiceKitTest {

  private static HonestVoice underTest = new HonestVoice();

  /** Run by the launcher alone. */
  static final class Trial extends VoiceConformance {
    @Override
    protected VoiceSubject voice() {
      VoiceSubject usual = VoiceSubject.english(underTest);
      return new VoiceSubject(
          usual.voice(), usual.language(), usual.line(), usual.foreign(), Duration.ofSeconds(20));
    }
  }

  private static KitRun run(HonestVoice voice) {
    underTest = voice;
    return KitRun.of(Trial.class);
  }

  @Test
  void anHonestVoicePasses() {
    KitRun run = run(new HonestVoice());

    assertEquals(List.of(), run.broken());
    assertEquals(List.of(), run.skipped());
  }

  @Test
  void everyRuleHasItsPlantedFault() {
    assertEquals(
        new TreeSet<>(RuleBook.of(VoiceConformance.class).numbers()),
        VoiceFaults.all().keySet().stream()
            .map(rule -> rule.substring(rule.indexOf('_') + 1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> eachPlantedFaultBreaksItsRule() {
    return VoiceFaults.all().entrySet().stream()
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
}
