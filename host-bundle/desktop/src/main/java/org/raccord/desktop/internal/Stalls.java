package org.raccord.desktop.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches how long the toolkit's thread lets others wait, and catches it at what keeps it. */
final class Stalls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Stalls.class);
  private static final long STALL_MILLIS = 50;
  private static final int EVERY_MILLIS = 20;
  private static final int MOST_STACKS = 20;

  private final Executor ui;
  private final Thread watching = new Thread(this::watchOn, "stalls");
  private final AtomicReference<@Nullable Thread> toolkit = new AtomicReference<>();
  private final List<String> stacks = new ArrayList<>();
  private long count;
  private long longestMillis;

  /**
   * @param ui the toolkit's thread
   */
  Stalls(Executor ui) {
    this.ui = ui;
    watching.setDaemon(true);
  }

  /** Begins to watch. */
  void watch() {
    watching.start();
  }

  /** How often it kept others waiting for more than 50 ms. */
  synchronized long count() {
    return count;
  }

  /** The longest wait, in milliseconds. */
  synchronized long longestMillis() {
    return longestMillis;
  }

  /** What it was at in the first stalls, innermost call first. */
  synchronized List<String> stacks() {
    return List.copyOf(stacks);
  }

  /** Begins to count anew. */
  synchronized void reset() {
    count = 0;
    longestMillis = 0;
    stacks.clear();
  }

  private void watchOn() {
    try {
      while (true) {
        CountDownLatch answered = new CountDownLatch(1);
        long asked = System.nanoTime();
        ui.execute(
            () -> {
              toolkit.set(Thread.currentThread());
              answered.countDown();
            });
        if (!answered.await(STALL_MILLIS, TimeUnit.MILLISECONDS)) {
          Thread kept = toolkit.get();
          StackTraceElement[] stack =
              kept == null ? new StackTraceElement[0] : kept.getStackTrace();
          answered.await();
          stalled((System.nanoTime() - asked) / 1_000_000, stack);
        }
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stalled(long millis, StackTraceElement[] stack) {
    count++;
    longestMillis = Math.max(longestMillis, millis);
    StringBuilder words = new StringBuilder("stalled for " + millis + " ms in");
    for (int i = 0; i < Math.min(12, stack.length); i++) {
      words.append("\n    ").append(stack[i]);
    }
    if (stacks.size() < MOST_STACKS) {
      stacks.add(words.toString());
    }
    LOG.debug("The window {}", words);
  }

  @Override
  public void close() {
    watching.interrupt();
  }
}
