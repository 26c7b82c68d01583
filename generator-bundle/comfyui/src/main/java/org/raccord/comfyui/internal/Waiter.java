package org.raccord.comfyui.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Time and waiting. */
interface Waiter {

  /** Nanoseconds from some beginning. */
  long nanos();

  /** What comes into {@code inbox} within {@code most}. */
  <T> Optional<T> await(BlockingQueue<T> inbox, Duration most) throws InterruptedException;

  /** As the clock on the wall has it. */
  Waiter REAL =
      new Waiter() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public <T> Optional<T> await(BlockingQueue<T> inbox, Duration most)
            throws InterruptedException {
          return Optional.ofNullable(inbox.poll(most.toNanos(), TimeUnit.NANOSECONDS));
        }
      };
}
