package org.raccord.generator.tck;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.GenerationException;

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
 * @param workers how many fills it makes at once, as in its property {@link ClipGenerator#WORKERS}
 * @param ownForm why its files have a raster, rate or depth of their own; empty where they have
 *     those asked for
 * @param faults the generator in troubles of its own (a busy server, a missing key), by the kind
 *     that each has to end with
 * @param stalled the generator with a server, or another step of its own that blocks, that does not
 *     answer; empty where it has none
 * @param jobs for a generator whose jobs outlive a call; empty where a fill begins anew after a
 *     crash
 */
public record Subject(
    ClipGenerator generator,
    Duration patience,
    int width,
    int height,
    int length,
    int workers,
    Optional<String> ownForm,
    Map<GenerationException.Kind, ClipGenerator> faults,
    Optional<ClipGenerator> stalled,
    Optional<Jobs> jobs) {

  public Subject {
    if (width < 32 || height < 32 || width % 2 != 0 || height % 2 != 0 || length < 2) {
      throw new IllegalArgumentException(
          "Footage is at least 32 x 32 and even, a slot at least two frames");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("At least one fill at a time, not " + workers);
    }
    faults = Map.copyOf(faults);
  }

  /**
   * Jobs that outlive a call.
   *
   * @param started how many have been started so far, as the server counts them
   * @param afterRestart a new generator that talks to the same server and remembers nothing, as
   *     after a crash of the host
   */
  public record Jobs(LongSupplier started, Supplier<ClipGenerator> afterRestart) {}

  /**
   * A generator that fills seven frames of 128 x 96 within a minute, one at a time, and keeps no
   * jobs.
   */
  public static Subject of(ClipGenerator generator) {
    return new Subject(
        generator,
        Duration.ofMinutes(1),
        128,
        96,
        7,
        1,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** What a copy changes: one place knows the order of the parts. */
  private static final class Parts {
    private Duration patience;
    private int width;
    private int height;
    private int length;
    private int workers;
    private Optional<String> ownForm;
    private final Map<GenerationException.Kind, ClipGenerator> faults =
        new EnumMap<>(GenerationException.Kind.class);
    private Optional<ClipGenerator> stalled;
    private Optional<Jobs> jobs;

    private Parts(Subject from) {
      patience = from.patience;
      width = from.width;
      height = from.height;
      length = from.length;
      workers = from.workers;
      ownForm = from.ownForm;
      faults.putAll(from.faults);
      stalled = from.stalled;
      jobs = from.jobs;
    }
  }

  private Subject with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return new Subject(
        generator,
        parts.patience,
        parts.width,
        parts.height,
        parts.length,
        parts.workers,
        parts.ownForm,
        parts.faults,
        parts.stalled,
        parts.jobs);
  }

  /** Declares how long one small fill may take. */
  public Subject withPatience(Duration other) {
    return with(parts -> parts.patience = other);
  }

  /** Declares the size of footage that it is made for. */
  public Subject withSize(int otherWidth, int otherHeight) {
    return with(
        parts -> {
          parts.width = otherWidth;
          parts.height = otherHeight;
        });
  }

  /** Declares the length of slot that it is made for. */
  public Subject withLength(int frames) {
    return with(parts -> parts.length = frames);
  }

  /** Declares how many fills it makes at once. */
  public Subject withWorkers(int fills) {
    return with(parts -> parts.workers = fills);
  }

  /** Declares that its files have a form of their own, and why. */
  public Subject withOwnForm(String reason) {
    return with(parts -> parts.ownForm = Optional.of(reason));
  }

  /** Declares a trouble of its own: {@code broken} is the generator in it. */
  public Subject withFault(GenerationException.Kind kind, ClipGenerator broken) {
    return with(parts -> parts.faults.put(kind, broken));
  }

  /** Declares a step of its own that blocks: {@code silent} is the generator stuck in it. */
  public Subject withStalled(ClipGenerator silent) {
    return with(parts -> parts.stalled = Optional.of(silent));
  }

  /** Declares that its jobs outlive a call. */
  public Subject withJobs(LongSupplier started, Supplier<ClipGenerator> afterRestart) {
    return with(parts -> parts.jobs = Optional.of(new Jobs(started, afterRestart)));
  }
}
