package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Set;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.conformance.Threads;
import org.raccord.generator.tck.RecordedFillCall.Breach;

/** Rules of what a fill leaves behind. */
@Chapter("What is left behind")
abstract class TraceRules extends FailureRules {

  @Rule("Files stand in the workspace and nowhere else.")
  final void required_G020_filesStayInTheWorkspace() throws IOException, InterruptedException {
    usual().made();
    assertEquals(Set.of(), usual().strays(), "Files outside the workspace");
  }

  @Rule("Twenty fills leave no thread.")
  final void required_G021_threadsDoNotAddUp() throws IOException, InterruptedException {
    bench().assumeServes(request());
    bench().fill(request()).made();
    Set<Thread> before = Threads.alive();
    bench().fill(request());
    bench().fill(request());
    assertEquals(Set.of(), Threads.since(before), "Each fill leaves threads behind");
  }

  @Rule("The call is not used after the fill has ended.")
  final void required_G022_callIsNotUsedAfterTheFill() throws IOException, InterruptedException {
    bench().assumeServes(request());
    Set<Thread> before = Threads.alive();
    Bench.Trial trial = bench().fill(request());
    trial.made();
    Threads.since(before);
    assertFalse(trial.did(Breach.USED_AFTER_END), "The call was used after the fill had ended");
  }
}
