package org.raccord.audio.tck;

import java.util.Optional;
import org.raccord.audio.SpeechCall;
import org.raccord.conformance.Cancellation;
import org.raccord.model.sound.SoundBlock;

/** The host's side of a text being spoken in tests; what breaks the contract is written down. */
final class RecordedSpeechCall implements SpeechCall {

  private final Cancellation cancellation = new Cancellation();
  private final Object lock = new Object();
  private double progress;
  private boolean badProgress;
  private boolean ended;
  private boolean usedAfterEnd;
  private boolean asked;
  private Optional<SoundBlock> person = Optional.empty();

  RecordedSpeechCall cancelledAtUse(int use) {
    cancellation.planAt(use);
    return this;
  }

  /** A person who consented, to be taken after. */
  RecordedSpeechCall of(SoundBlock speech) {
    synchronized (lock) {
      person = Optional.of(speech);
    }
    return this;
  }

  /** Whether the speech of a person was asked for. */
  boolean wasAskedForSomebody() {
    synchronized (lock) {
      return asked;
    }
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** The call has ended: what is used from now on is a breach. */
  void end() {
    synchronized (lock) {
      ended = true;
    }
  }

  /** Whether progress fell, left 0 to 1 or came without words. */
  boolean hadBadProgress() {
    synchronized (lock) {
      return badProgress;
    }
  }

  boolean wasUsedAfterEnd() {
    synchronized (lock) {
      return usedAfterEnd;
    }
  }

  private void used() {
    synchronized (lock) {
      usedAfterEnd |= ended;
    }
    cancellation.used();
  }

  @Override
  public Optional<SoundBlock> sample() {
    used();
    synchronized (lock) {
      asked = true;
      return person;
    }
  }

  @Override
  public void progress(String step, double fraction) {
    used();
    synchronized (lock) {
      badProgress |= !(fraction >= progress && fraction <= 1) || step.isBlank();
      progress = fraction;
    }
  }

  @Override
  public void checkpoint() throws InterruptedException {
    used();
    cancellation.checkpoint();
  }
}
