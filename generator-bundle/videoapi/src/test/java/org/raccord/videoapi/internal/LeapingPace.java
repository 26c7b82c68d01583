package org.raccord.videoapi.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.raccord.generator.FillCall;

/** A clock that leaps over every wait, and remembers how long it was. */
final class LeapingPace implements Pace {

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = Instant.now();

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public void pause(Duration length, FillCall call) throws InterruptedException {
    call.checkpoint();
    if (Thread.interrupted()) {
      throw new InterruptedException("cancelled");
    }
    synchronized (this) {
      waits.add(length);
      now = now.plus(length);
    }
  }

  /** Waits so far, in order. */
  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
