package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.JournalBrief;
import org.raccord.core.internal.store.Spending;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Take;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has generators make takes of one slot, each as a job of the journal, new or gone on with. */
final class GeneratorWork {

  private static final Logger LOG = LoggerFactory.getLogger(GeneratorWork.class);

  private final SlotWork work;
  private final RequestBuilder.Prepared prepared;
  private final TakeMaking making;
  private boolean overBudget;
  private boolean spoilt;
  private final Set<String> waiting = new HashSet<>();

  GeneratorWork(SlotWork work, RequestBuilder.Prepared prepared, TakeMaking making) {
    this.work = work;
    this.prepared = prepared;
    this.making = making;
  }

  /**
   * Has {@code generator} make take {@code number}.
   *
   * @param before remarks of what went before
   */
  Take take(Shelved generator, int number, FillRequest request, List<String> before)
      throws GenerationException, Attempt.OutputException, InterruptedException {
    refuseIfGivenUp(generator);
    Optional<Offer.Price> price =
        work.tools().shelf().offer(generator, request) instanceof Offer.Serves s
            ? s.price()
            : Optional.empty();
    Journal.Entry entry = entry(generator, number, request, price);
    if (price.isPresent()) {
      pay(entry, price.get());
    }
    return attempt(generator, entry, request, before);
  }

  private void refuseIfGivenUp(Shelved generator) throws GenerationException {
    if (work.tools().shelf().isGivenUp(generator)) {
      throw new GenerationException(
          GenerationException.Kind.UNSUPPORTED,
          "It hung in an earlier job and gets no further work. Start Raccord again to use it.");
    }
  }

  /** Whether a generator was not asked because the budget would have been passed. */
  boolean isOverBudget() {
    return overBudget;
  }

  /** Whether a job that was gone on with failed for good: another one is for the editor to want. */
  boolean isSpoilt() {
    return spoilt;
  }

  /**
   * Ids of generators whose jobs of this slot could not be gone on with now and stay: another take
   * of theirs would be ordered beside the one that is under way.
   */
  Set<String> waiting() {
    return Set.copyOf(waiting);
  }

  /** Counts what a job costs before it begins. */
  private void pay(Journal.Entry entry, Offer.Price price)
      throws GenerationException, Attempt.OutputException {
    Optional<String> refusal;
    try {
      refusal =
          work.project()
              .spending()
              .begin(
                  new Spending.Cost(
                      entry.id(),
                      entry.generator(),
                      price.amount().toPlainString(),
                      price.currency(),
                      entry.started()),
                  work.target().timeline().budget());
    } catch (IOException e) {
      throw new Attempt.OutputException(e);
    }
    if (refusal.isPresent()) {
      overBudget = true;
      throw new GenerationException(GenerationException.Kind.UNSUPPORTED, refusal.get());
    }
  }

  /** What went wrong with a generator, and what to do. */
  static String reason(String generator, GenerationException e) {
    String then =
        switch (e.kind()) {
          case TRANSIENT -> " Try again later.";
          case REFUSED -> " Change the brief.";
          case MISCONFIGURED -> " Change its settings.";
          case FAILED, UNSUPPORTED -> "";
        };
    return generator + ": " + e.getMessage() + then;
  }

  /** Goes on with a job of a former run; a job that cannot go on is a reason, not an end. */
  Optional<Take> resume(Journal.Entry entry, List<String> failures)
      throws Attempt.OutputException, InterruptedException {
    Optional<Shelved> generator =
        work.tools().shelf().all().stream()
            .filter(s -> s.card().id().equals(entry.generator()))
            .findFirst();
    if (generator.isEmpty()) {
      waiting.add(entry.generator());
      failures.add(
          "A job of "
              + entry.generator()
              + " waits to be gone on with; put that generator back and fill again.");
      return Optional.empty();
    }
    LOG.info("Going on with job {} of {}", entry.id(), entry.generator());
    work.project().journal().adopt(entry.id());
    FillRequest request = prepared.request(work.target().brief(), entry.seed(), entry.plansTaken());
    try {
      refuseIfGivenUp(generator.get());
      return Optional.of(attempt(generator.get(), entry, request, List.of()));
    } catch (GenerationException e) {
      failures.add(reason(entry.generator(), e));
      spoilt |= e.kind() == GenerationException.Kind.FAILED;
      if (isThere(entry)) {
        waiting.add(entry.generator());
      }
      return Optional.empty();
    }
  }

  private boolean isThere(Journal.Entry entry) {
    try {
      return work.project().journal().isWaiting(entry.id());
    } catch (IOException e) {
      // Rather one take too few than one paid for twice.
      return true;
    }
  }

  private Journal.Entry entry(
      Shelved generator, int number, FillRequest request, Optional<Offer.Price> price) {
    SlotTarget target = work.target();
    return new Journal.Entry(
        "j" + Long.toString(Math.floorMod(work.tools().random().nextLong(), 1L << 40), 36),
        target.slotId(),
        target.slot().address(),
        SlotTarget.text(target.fingerprint()),
        target.slotId() + "." + number,
        generator.card().id(),
        request.seed(),
        request.plansTaken(),
        ProcessHandle.current().pid(),
        work.tools().clock().instant().toString(),
        new Journal.Shape(
            request.length(),
            request.rate().toString(),
            request.headHandle(),
            request.tailHandle(),
            request.format(),
            request.brief().prompt().orElse(""),
            price.map(Offer.Price::toString).orElse(""),
            JournalBrief.of(request.brief())));
  }

  private static boolean isPriced(Journal.Entry entry) {
    Journal.Shape shape = entry.shape();
    return shape != null && !shape.price().isEmpty();
  }

  private Take attempt(
      Shelved generator, Journal.Entry entry, FillRequest request, List<String> before)
      throws GenerationException, Attempt.OutputException, InterruptedException {
    TakeAssembly.Maker maker = TakeAssembly.Maker.of(entry, generator.version());
    AtomicReference<@Nullable GenerationException> failure = new AtomicReference<>();
    boolean kept = false;
    try {
      work.project().journal().begin(entry);
      Take take =
          making.make(
              maker,
              prepared,
              request,
              before,
              writing -> {
                try {
                  return new Attempt(work, generator, entry, prepared, writing).run(request);
                } catch (GenerationException e) {
                  failure.set(e);
                  throw e;
                }
              });
      kept = true;
      return take;
    } catch (IOException e) {
      throw new Attempt.OutputException(e);
    } finally {
      end(entry, kept, Optional.ofNullable(failure.get()));
    }
  }

  /**
   * A job ends with its take; without one it stays as long as it can be gone on with, or as failed
   * where something was ordered for nothing.
   *
   * @param failure why its generator made nothing
   */
  private void end(Journal.Entry entry, boolean kept, Optional<GenerationException> failure) {
    Journal journal = work.project().journal();
    try {
      boolean bought = journal.ticket(entry.id()).isPresent();
      boolean over = failure.map(e -> !Attempt.mayPass(e.kind())).orElse(false);
      // What was refused was not made and costs nothing; what was made and is no good does.
      boolean spoilt =
          bought && failure.filter(e -> e.kind() == GenerationException.Kind.FAILED).isPresent();
      boolean free = !bought || (over && !spoilt);
      if (!kept && free && isPriced(entry)) {
        work.project().spending().release(entry.id());
      }
      if (!kept && spoilt) {
        journal.fail(entry.id(), String.valueOf(failure.get().getMessage()));
      } else if (kept || over || !bought) {
        journal.end(entry.id());
      } else {
        journal.leave(entry.id());
      }
    } catch (IOException e) {
      LOG.warn("The folder of job {} stays behind; raccord clean removes it", entry.id(), e);
    }
  }
}
