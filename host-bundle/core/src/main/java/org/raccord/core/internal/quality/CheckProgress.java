package org.raccord.core.internal.quality;

import java.util.List;
import java.util.function.LongConsumer;
import org.raccord.core.FillWatcher;
import org.raccord.model.time.FrameRange;

/** Tells a watcher how far the looking has come, not more often than it wants to hear. */
final class CheckProgress implements LongConsumer {

  private static final long PAUSE_NANOS = 100_000_000L;

  private final String subject;
  private final FrameRange range;
  private final FillWatcher watcher;
  private long told = System.nanoTime();

  CheckProgress(String subject, FrameRange range, FillWatcher watcher) {
    this.subject = subject;
    this.range = range;
    this.watcher = watcher;
    watcher.heard(new FillWatcher.Event.Planned(List.of(subject)));
  }

  @Override
  public void accept(long done) {
    long now = System.nanoTime();
    if (now - told > PAUSE_NANOS || done == range.length()) {
      told = now;
      watcher.heard(
          new FillWatcher.Event.Working(
              subject, "looking", (double) done / range.length(), range.length()));
    }
  }
}
