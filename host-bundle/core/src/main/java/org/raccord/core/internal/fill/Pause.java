package org.raccord.core.internal.fill;

import java.time.Duration;

/** Waits between two attempts; in tests it does not. */
@FunctionalInterface
public interface Pause {

  Pause REAL = duration -> Thread.sleep(duration.toMillis());

  void of(Duration duration) throws InterruptedException;
}
