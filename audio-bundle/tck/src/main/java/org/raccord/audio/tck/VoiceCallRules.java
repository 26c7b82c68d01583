package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Utterance;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;

/** Rules of what a voice does with a text, and with its call. */
@Chapter("The text and the call of a voice")
abstract class VoiceCallRules extends VoiceRules {

  private static final long SECOND = 1_000_000_000L;

  @Rule("A text without a word is REFUSED, with a reason.")
  final void required_V020_nothingToSayIsRefused() throws InterruptedException {
    usual().said();
    for (String text : List.of("", "  \n", "...")) {
      assertRefused(utterance(text, 0, 1));
    }
  }

  @Rule("A text that is marked as another language is REFUSED, with a reason.")
  final void required_V021_anotherLanguageIsRefused() throws InterruptedException {
    usual().said();
    assertRefused(Utterance.of(declared().line(), declared().foreign(), 7));
  }

  private void assertRefused(Utterance utterance) throws InterruptedException {
    if (spoken(utterance) instanceof Spoken.Refused refused) {
      assertEquals(Kind.REFUSED, refused.exception().kind(), "The kind");
      Rules.assertReason(refused.exception());
    } else {
      fail("\"" + utterance.text() + "\" in " + utterance.language() + " was not refused");
    }
  }

  @Rule("Markup in a text is text: it neither pauses, nor fails, nor is obeyed.")
  final void required_V022_markupIsText() throws InterruptedException {
    int second = declared().voice().facts().sampleRate();
    int own = samples(usual()).length;
    for (String text :
        List.of(
            declared().line() + "<break time=\"60s\"/>",
            "</s></p>]]> & &amp; <!DOCTYPE a [<!ENTITY b \"c\">]> " + declared().line())) {
      int length = samples(spoken(utterance(text, 0, 1))).length;
      assertTrue(
          length > own / 2 && length < own + 20L * second,
          () -> text + " takes " + (double) length / second + " s");
    }
  }

  @Rule("Progress never falls, stays within 0 and 1, and ends with the call.")
  final void required_V030_progressNeverFalls() throws InterruptedException {
    usual().said();
    RecordedSpeechCall call = new RecordedSpeechCall();
    spoken(line(), call).said();
    assertFalse(call.hadBadProgress(), "Progress fell, left 0 to 1 or had no name");
    assertFalse(call.wasUsedAfterEnd(), "The call was used after its end");
  }

  @Rule("A call that is cancelled throws InterruptedException within a second.")
  final void required_V040_cancelledCallEndsWithinASecond() throws InterruptedException {
    usual().said();
    for (int use : List.of(0, 1, 2)) {
      RecordedSpeechCall call = new RecordedSpeechCall().cancelledAtUse(use);
      long began = System.nanoTime();
      Spoken spoken = spoken(line(), call);
      if (call.cancellation().isCancelled()) {
        assertTrue(
            spoken instanceof Spoken.Interrupted at
                && at.at() - Math.max(began, call.cancellation().cancelledAt()) < SECOND,
            () -> "Cancelled at use " + use + ", it ended with " + spoken);
      }
    }
  }

  @Rule("A call that was cancelled leaves the next one alone.")
  final void required_V041_theNextCallIsLeftAlone() throws InterruptedException {
    float[] own = samples(usual());
    spoken(line(), new RecordedSpeechCall().cancelledAtUse(2));
    Spoken next = spoken(line());
    assertTrue(next instanceof Spoken.Said, () -> "The next one ended with " + next);
    assertArrayEquals(own, samples(next), "The samples");
  }

  @Rule("Texts that are spoken at once have the samples that each has alone.")
  final void required_V050_textsAtOnceAreTheSame() throws InterruptedException {
    float[] own = samples(usual());
    List<FutureTask<Spoken>> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      FutureTask<Spoken> task = new FutureTask<>(() -> spoken(line()));
      Thread thread = new Thread(task, "kit-at-once");
      thread.setDaemon(true);
      thread.start();
      tasks.add(task);
    }
    for (FutureTask<Spoken> task : tasks) {
      try {
        Spoken spoken = task.get();
        assertTrue(spoken instanceof Spoken.Said, () -> "At once, it ended with " + spoken);
        assertArrayEquals(own, samples(spoken), "The samples");
      } catch (ExecutionException e) {
        fail("A call could not be looked at", e);
      }
    }
  }
}
