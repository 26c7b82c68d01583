package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class CommandThreadTest {

  private final List<Throwable> problems = new ArrayList<>();

  @Test
  void passesArgumentsAndExitCode() throws InterruptedException {
    CommandThread running = run(arguments -> arguments.length + 3, "fill", "cut.otio");
    assertEquals(5, running.exitCode());
    assertTrue(problems.isEmpty());
  }

  @Test
  void reportsADefectAndAnswersWithAProgramError() throws InterruptedException {
    CommandThread running =
        run(
            arguments -> {
              throw new IllegalStateException("a defect");
            });
    assertEquals(1, running.exitCode());
    assertInstanceOf(IllegalStateException.class, problems.get(0));
  }

  @Test
  void interruptEndsACommandThatWaits() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CommandThread running =
        new CommandThread(
            arguments -> {
              try {
                never.await();
                return 0;
              } catch (InterruptedException e) {
                return 130;
              }
            },
            new String[0],
            problems::add);
    running.start();
    running.interrupt();
    assertTrue(running.await(10, TimeUnit.SECONDS));
    assertEquals(130, running.exitCode());
  }

  private CommandThread run(ToIntFunction<String[]> command, String... arguments)
      throws InterruptedException {
    CommandThread running = new CommandThread(command, arguments, problems::add);
    running.start();
    assertTrue(running.await(10, TimeUnit.SECONDS));
    return running;
  }
}
