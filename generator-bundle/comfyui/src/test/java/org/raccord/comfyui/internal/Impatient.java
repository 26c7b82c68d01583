package org.raccord.comfyui.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on when somebody waits, and no slower. */
final class Impatient implements Waiter {

  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public <T> Optional<T> await(BlockingQueue<T> inbox, Duration most) throws InterruptedException {
    Optional<T> came = Optional.ofNullable(inbox.poll(1, TimeUnit.MILLISECONDS));
    if (came.isEmpty()) {
      now.addAndGet(most.toNanos());
    }
    return came;
  }
}
