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

  RecordedSpeechCall cancelledAtUse(int use) {
    cancellation.planAt(use);
    return this;
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
    return Optional.empty();
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
