package org.raccord.conformance;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What services that are wrong on purpose do, and how to make up for it. For the tests of kits. */
public final class Misdeeds implements Closeable {

  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Closeable> left = new ArrayList<>();

  /** None done yet. */
  public Misdeeds() {}

  /** Takes its time, deaf to interrupts. */
  public static void waitDeaf(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    boolean interrupted = false;
    for (long wait = end - System.nanoTime(); wait > 0; wait = end - System.nanoTime()) {
      interrupted |= Thread.interrupted();
      LockSupport.parkNanos(wait);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves a thread that does not end before {@link #close}. */
  public void leaveThread() {
    Thread thread =
        new Thread(
            () -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stays");
    thread.setDaemon(true);
    thread.start();
  }

  /** Leaves something open, or lying about, that {@code undo} closes or deletes. */
  public void leave(Closeable undo) {
    synchronized (left) {
      left.add(undo);
    }
  }

  /** Ends threads, closes and deletes what was left. */
  @Override
  public void close() throws IOException {
    over.countDown();
    synchronized (left) {
      for (Closeable undo : left) {
        undo.close();
      }
      left.clear();
    }
  }
}
