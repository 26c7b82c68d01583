package org.raccord.generator.tck;

import java.time.Duration;
import org.raccord.conformance.Worker;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;

/** How a fill ended. */
sealed interface Outcome {

  record Filled(Made made) implements Outcome {}

  record Refused(GenerationException exception) implements Outcome {}

  record Interrupted(long at) implements Outcome {}

  /** It threw what the contract does not know. */
  record Defect(Throwable thrown) implements Outcome {}

  /** It did not end in time. */
  record Endless(String doing) implements Outcome {}

  /**
   * Fills on a thread of its own, as the host does.
   *
   * @param patience how long to wait
   */
  static Outcome of(
      ClipGenerator generator, FillRequest request, RecordedFillCall call, Duration patience)
      throws InterruptedException {
    Outcome outcome =
        Worker.run(
            () -> fill(generator, request, call), call.cancellation(), patience, Endless::new);
    if (!(outcome instanceof Endless)) {
      call.end();
    }
    return outcome;
  }

  private static Outcome fill(ClipGenerator generator, FillRequest request, RecordedFillCall call) {
    try {
      return new Filled(generator.fill(request, call));
    } catch (GenerationException e) {
      return new Refused(e);
    } catch (InterruptedException e) {
      return new Interrupted(System.nanoTime());
    } catch (Throwable e) {
      return new Defect(e);
    }
  }
}
