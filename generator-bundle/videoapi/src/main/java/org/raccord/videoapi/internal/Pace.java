package org.raccord.videoapi.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.raccord.generator.FillCall;

/** The clock, and how one waits by it. */
interface Pace {

  /** Waits as long as it says, and looks for a cancellation at least twice a second. */
  Pace REAL =
      new Pace() {
        @Override
        public Instant now() {
          return Clock.systemUTC().instant();
        }

        @Override
        public void pause(Duration length, FillCall call) throws InterruptedException {
          long end = System.nanoTime() + length.toNanos();
          for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            call.checkpoint();
            Thread.sleep(Math.min(left / 1_000_000 + 1, 400));
          }
          call.checkpoint();
        }
      };

  Instant now();

  void pause(Duration length, FillCall call) throws InterruptedException;
}
