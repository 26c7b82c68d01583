package org.raccord.launcher;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Finds who ends the program while it is ending. A signal ends it on a thread of the JVM's; one of
 * our bundles that calls {@link System#exit} stands in that call until the JVM is gone.
 */
final class ExitCall {

  private ExitCall() {}

  /** The name of the thread that called {@link System#exit}; empty where a signal came. */
  static Optional<String> ofPlugin() {
    return of(Thread.getAllStackTraces());
  }

  static Optional<String> of(Map<Thread, StackTraceElement[]> threads) {
    return threads.entrySet().stream()
        .filter(thread -> calls(thread.getValue()))
        .map(thread -> thread.getKey().getName())
        .findFirst();
  }

  private static boolean calls(StackTraceElement[] stack) {
    // The handler of a signal goes to Shutdown without asking the runtime.
    return Arrays.stream(stack).anyMatch(f -> f.getClassName().equals("java.lang.Shutdown"))
        && Arrays.stream(stack)
            .anyMatch(
                f ->
                    f.getClassName().equals("java.lang.Runtime")
                        && f.getMethodName().equals("exit"));
  }
}
