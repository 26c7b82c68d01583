package org.raccord.conformance;

import java.util.HashSet;
import java.util.Set;

/** Threads that came and stayed. */
public final class Threads {

  private static final long PATIENCE = 1_000_000_000L;

  private Threads() {}

  /** Threads of this process that are alive. */
  public static Set<Thread> alive() {
    return Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  /** Threads that are not in {@code before} and do not end within a second. */
  public static Set<Thread> since(Set<Thread> before) throws InterruptedException {
    Set<Thread> lasting = new HashSet<>();
    long deadline = System.nanoTime() + PATIENCE;
    for (Thread thread : alive()) {
      if (!before.contains(thread) && !isOfTheRuntime(thread)) {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        if (thread.isAlive()) {
          lasting.add(thread);
        }
      }
    }
    return lasting;
  }

  private static boolean isOfTheRuntime(Thread thread) {
    String name = thread.getName();
    return name.startsWith("ForkJoinPool.commonPool")
        || name.startsWith("JFR ")
        || name.contains("Deallocator")
        || name.equals("process reaper")
        || name.contains("Cleaner");
  }
}
