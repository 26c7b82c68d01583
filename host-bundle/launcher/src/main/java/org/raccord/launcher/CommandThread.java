package org.raccord.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Runs one command line on a thread of its own, so that a signal can interrupt it. */
final class CommandThread {

  private static final int PROGRAM_ERROR = 1;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;
  private volatile int exitCode = PROGRAM_ERROR;

  /**
   * @param problems is told of what the command should have caught itself
   */
  CommandThread(ToIntFunction<String[]> command, String[] arguments, Consumer<Throwable> problems) {
    thread =
        new Thread(
            () -> {
              try {
                exitCode = command.applyAsInt(arguments);
              } catch (RuntimeException | Error e) {
                problems.accept(e);
              } finally {
                done.countDown();
              }
            },
            "command");
  }

  void start() {
    thread.start();
  }

  /** Whether the command ended within this time. */
  boolean await(long time, TimeUnit unit) throws InterruptedException {
    return done.await(time, unit);
  }

  boolean isDone() {
    return done.getCount() == 0;
  }

  void interrupt() {
    thread.interrupt();
  }

  /** What the command answered; the code of a program error where it threw. */
  int exitCode() {
    return exitCode;
  }
}
