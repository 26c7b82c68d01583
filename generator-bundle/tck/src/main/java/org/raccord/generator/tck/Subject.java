package org.raccord.generator.tck;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.raccord.generator.ClipGenerator;

/**
 * A generator under test and what its author declares of it. Rules are never overridden; what a
 * generator cannot do it declares here, or declines in its offer, and the rule is skipped with that
 * reason.
 *
 * @param generator the generator
 * @param patience how long one small fill may take
 * @param width of the footage it is tried on, at least 32 and even
 * @param height of the footage, at least 32 and even
 * @param length frames of the slot it is tried on, at least 2
 * @param jobsStarted for a generator whose jobs outlive a call: how many it has started so far, as
 *     its server counts them; empty where a fill begins anew after a crash
 */
public record Subject(
    ClipGenerator generator,
    Duration patience,
    int width,
    int height,
    int length,
    Optional<LongSupplier> jobsStarted) {

  public Subject {
    if (width < 32 || height < 32 || width % 2 != 0 || height % 2 != 0 || length < 2) {
      throw new IllegalArgumentException(
          "Footage is at least 32 x 32 and even, a slot at least two frames");
    }
  }

  /** A generator that fills seven frames of 128 x 96 within a minute and keeps no jobs. */
  public static Subject of(ClipGenerator generator) {
    return new Subject(generator, Duration.ofMinutes(1), 128, 96, 7, Optional.empty());
  }

  /** Declares how long one small fill may take. */
  public Subject withPatience(Duration other) {
    return new Subject(generator, other, width, height, length, jobsStarted);
  }

  /** Declares the size of footage that it is made for. */
  public Subject withSize(int otherWidth, int otherHeight) {
    return new Subject(generator, patience, otherWidth, otherHeight, length, jobsStarted);
  }

  /** Declares the length of slot that it is made for. */
  public Subject withLength(int frames) {
    return new Subject(generator, patience, width, height, frames, jobsStarted);
  }

  /** Declares that its jobs outlive a call, and how to count them. */
  public Subject withJobs(LongSupplier started) {
    return new Subject(generator, patience, width, height, length, Optional.of(started));
  }
}
