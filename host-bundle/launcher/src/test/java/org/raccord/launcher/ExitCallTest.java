package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExitCallTest {

  private static final StackTraceElement SHUTDOWN = frame("java.lang.Shutdown", "exit");
  private static final StackTraceElement[] SIGNAL = {
    SHUTDOWN, frame("java.lang.Terminator$1", "handle")
  };
  private static final StackTraceElement[] CALL = {
    SHUTDOWN, frame("java.lang.Runtime", "exit"), frame("java.lang.System", "exit")
  };

  @Test
  void tellsACallFromASignal() {
    assertEquals(Optional.empty(), ExitCall.of(Map.of(new Thread("SIGINT handler"), SIGNAL)));
    assertEquals(
        Optional.of("fill-studio-1"), ExitCall.of(Map.of(new Thread("fill-studio-1"), CALL)));
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, null, 1);
  }
}
