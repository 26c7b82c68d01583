package org.raccord.otio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelinePolicy;
import org.raccord.model.timeline.VoiceConsent;

/** What a timeline forbids is stored in it, and doubt forbids. */
class PolicyInFilesTest {

  private static Timeline read(String metadata) throws Exception {
    return OtioReader.read(
        "{\"OTIO_SCHEMA\":\"Timeline.1\",\"metadata\":{\"theirs\":1"
            + metadata
            + "},\"name\":\"cut\",\"tracks\":{\"OTIO_SCHEMA\":\"Stack.1\",\"children\":[]}}",
        "cut.otio");
  }

  @Test
  void itIsWrittenReadAndTakenBackWithoutATrace() throws Exception {
    Timeline free = read("");
    assertFalse(free.policy().nothingLeaves());
    String kept = OtioWriter.write(free.withPolicy(new TimelinePolicy(true)));
    Timeline again = OtioReader.read(kept, "cut.otio");
    assertTrue(again.policy().nothingLeaves(), kept);
    assertEquals(
        OtioWriter.write(free),
        OtioWriter.write(again.withPolicy(TimelinePolicy.NONE)),
        "nothing stays behind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"no\"", "0", "null"})
  void whatIsNotAPlainNoForbids(String value) throws Exception {
    assertTrue(
        read(",\"raccord\":{\"policy\":{\"nothing_leaves\":" + value + "}}")
            .policy()
            .nothingLeaves());
    assertTrue(read(",\"raccord\":{\"policy\":[]}").policy().nothingLeaves());
  }

  @Test
  void aPlainNoAndOtherWordsForbidNothing() throws Exception {
    assertFalse(
        read(",\"raccord\":{\"policy\":{\"nothing_leaves\":false}}").policy().nothingLeaves());
    Timeline other = read(",\"raccord\":{\"policy\":{\"later\":7}}");
    assertFalse(other.policy().nothingLeaves());
    String kept = OtioWriter.write(other.withPolicy(new TimelinePolicy(true)));
    assertTrue(kept.contains("\"later\""), "what is not known survives: " + kept);
  }

  @Test
  void consentsAreWrittenReadAndTakenBackWithoutATrace() throws Exception {
    Timeline plain = read("");
    VoiceConsent anna = new VoiceConsent("aa", "a.wav", "Anna, by letter", Instant.EPOCH);
    VoiceConsent bert = new VoiceConsent("bb", "b.wav", "Bert", Instant.EPOCH);
    TimelinePolicy policy = TimelinePolicy.NONE.with(anna).with(bert);
    Timeline again = OtioReader.read(OtioWriter.write(plain.withPolicy(policy)), "cut.otio");
    assertEquals(policy, again.policy());
    assertFalse(again.policy().nothingLeaves(), "a consent forbids nothing");
    assertEquals(
        OtioWriter.write(plain),
        OtioWriter.write(again.withPolicy(policy.without("aa").without("bb"))));
  }

  @Test
  void aConsentThatCannotBeReadIsNone() throws Exception {
    assertEquals(
        List.of(),
        read(",\"raccord\":{\"policy\":{\"voice_consents\":[7,{\"media\":\"aa\"},"
                + "{\"media\":\"a\",\"file\":\"f\",\"words\":\"w\",\"since\":\"soon\"}]}}")
            .policy()
            .consents());
  }
}
