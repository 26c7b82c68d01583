package org.raccord.audio.tck;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.conformance.Worker;

/** How a call ended. */
sealed interface Outcome {

  record Made(SoundMade sound) implements Outcome {}

  record Refused(SoundException exception) implements Outcome {}

  record Interrupted(long at) implements Outcome {}

  /** It threw what the contract does not know. */
  record Defect(Throwable thrown) implements Outcome {}

  /** It did not end in time. */
  record Endless(String doing) implements Outcome {}

  /** Makes the sound of {@code call} on a thread of its own, as the host does. */
  static Outcome of(SoundMaker maker, RecordedSoundCall call, Duration patience)
      throws InterruptedException {
    Outcome outcome =
        Worker.run(() -> make(maker, call), call.cancellation(), patience, Endless::new);
    if (!(outcome instanceof Endless)) {
      call.end();
    }
    return outcome;
  }

  private static Outcome make(SoundMaker maker, RecordedSoundCall call) {
    try {
      return new Made(maker.make(call.asked().request(), call));
    } catch (SoundException e) {
      return new Refused(e);
    } catch (InterruptedException e) {
      return new Interrupted(System.nanoTime());
    } catch (Throwable e) {
      return new Defect(e);
    }
  }

  /** What was made; where nothing was, the rule that asks is skipped: another one says why. */
  default SoundMade made() {
    Assumptions.assumeTrue(this instanceof Made, () -> "There is no sound to look at: " + this);
    return ((Made) this).sound();
  }
}
