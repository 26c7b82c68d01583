package org.raccord.audio.tck;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.raccord.audio.SoundException;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.conformance.Worker;

/** How a text that was to be spoken ended. */
sealed interface Spoken {

  record Said(Speech speech) implements Spoken {}

  record Refused(SoundException exception) implements Spoken {}

  record Interrupted(long at) implements Spoken {}

  /** It threw what the contract does not know. */
  record Defect(Throwable thrown) implements Spoken {}

  /** It did not end in time. */
  record Endless(String doing) implements Spoken {}

  /** Has it spoken on a thread of its own, as the host does. */
  static Spoken of(Voice voice, Utterance utterance, RecordedSpeechCall call, Duration patience)
      throws InterruptedException {
    Spoken spoken =
        Worker.run(
            () -> speak(voice, utterance, call), call.cancellation(), patience, Endless::new);
    if (!(spoken instanceof Endless)) {
      call.end();
    }
    return spoken;
  }

  private static Spoken speak(Voice voice, Utterance utterance, RecordedSpeechCall call) {
    try {
      return new Said(voice.speak(utterance, call));
    } catch (SoundException e) {
      return new Refused(e);
    } catch (InterruptedException e) {
      return new Interrupted(System.nanoTime());
    } catch (Throwable e) {
      return new Defect(e);
    }
  }

  /** What was said; where nothing was, the rule that asks is skipped: another one says why. */
  default Speech said() {
    Assumptions.assumeTrue(this instanceof Said, () -> "There is no speech to look at: " + this);
    return ((Said) this).speech();
  }
}
