package org.raccord.core.internal.fill;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.raccord.core.FillWatcher;
import org.raccord.generator.Progress;

/**
 * Turns a generator's progress on one take into the slot's progress: never falls, at most ten
 * events a second within one step. Thread-safe.
 */
final class SlotProgress implements Consumer<Progress> {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final String subject;
  private final FillWatcher watcher;
  private final LongSupplier nanoClock;
  private final int takes;
  private final long frames;
  private int take;
  private double highest;
  private long lastNanos;
  private String lastStep = "";
  private boolean first = true;
  private boolean previewed;

  SlotProgress(
      String subject, int takes, long frames, FillWatcher watcher, LongSupplier nanoClock) {
    this.subject = subject;
    this.takes = takes;
    this.frames = frames;
    this.watcher = watcher;
    this.nanoClock = nanoClock;
  }

  /** From now on progress is that of take {@code number}, from 0. */
  synchronized void onTake(int number) {
    take = number;
  }

  @Override
  public void accept(Progress progress) {
    if (progress instanceof Progress.Preview preview) {
      preview(preview);
      return;
    }
    FillWatcher.Event event;
    synchronized (this) {
      long now = nanoClock.getAsLong();
      boolean ends = progress instanceof Progress.Fraction f && f.fraction() >= 1;
      boolean begins = progress instanceof Progress.Working w && !w.step().equals(lastStep);
      if (!first && !ends && !begins && now - lastNanos < PAUSE_NANOS) {
        return;
      }
      first = false;
      lastStep = progress instanceof Progress.Working w ? w.step() : "";
      lastNanos = now;
      if (progress instanceof Progress.Fraction f) {
        highest = Math.max(highest, (take + f.fraction()) / takes);
        event = new FillWatcher.Event.Working(subject, f.step(), Math.min(1, highest), frames);
      } else if (progress instanceof Progress.Queued q) {
        event =
            new FillWatcher.Event.Working(
                subject,
                q.ahead() == 0 ? "next in line" : q.ahead() + " ahead in line",
                -1,
                frames);
      } else {
        event =
            new FillWatcher.Event.Working(
                subject, ((Progress.Working) progress).step(), -1, frames);
      }
    }
    watcher.heard(event);
  }

  /** Where a picture of the work stands is said once: the file is renewed, its place is not. */
  private void preview(Progress.Preview preview) {
    synchronized (this) {
      if (previewed) {
        return;
      }
      previewed = true;
    }
    watcher.heard(
        new FillWatcher.Event.Note(
            "A preview of "
                + subject
                + " is in "
                + preview.picture()
                + ", renewed while the fill works."));
  }
}
