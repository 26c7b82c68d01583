package org.raccord.core.internal.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.raccord.core.FillOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.model.fill.Take;
import org.raccord.model.timeline.Obstacle;
import org.raccord.model.timeline.TimelineEdits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the takes of one slot, one after the other, on a thread of its own. */
final class SlotFilling {

  private static final Logger LOG = LoggerFactory.getLogger(SlotFilling.class);

  /**
   * What became of a slot.
   *
   * @param takes those that were made and kept
   * @param failure why there are none, or fewer than wanted; empty where all is well
   * @param kind who can do something about it, where it is not the generators
   */
  record End(List<Take> takes, Optional<String> failure, Optional<WorkException.Kind> kind) {

    static End failed(String why, WorkException.Kind kind) {
      return new End(List.of(), Optional.of(why), Optional.of(kind));
    }

    End {
      takes = List.copyOf(takes);
    }
  }

  private final SlotWork work;
  private final SlotTarget target;
  private final List<String> named;
  private final FillOrder.HandleUse handles;
  private final BooleanSupplier late;
  private final TakeMaking making;
  private final List<Take> made = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * @param named generators to use, in order; empty for whichever serves
   * @param handles whether what the editor cut out may serve
   * @param late whether the time in which fills may begin is over
   */
  SlotFilling(
      SlotWork work,
      List<String> named,
      FillOrder.HandleUse handles,
      BooleanSupplier late,
      TakeMaking.Keeper keeper) {
    this.work = work;
    this.target = work.target();
    this.named = named;
    this.handles = handles;
    this.late = late;
    this.making = new TakeMaking(work, keeper);
  }

  /**
   * Makes the takes.
   *
   * @throws Attempt.OutputException if files cannot be written
   * @throws InterruptedException if the thread was interrupted; what was kept stays
   */
  End run() throws Attempt.OutputException, InterruptedException {
    Optional<Obstacle> obstacle = TimelineEdits.obstacle(target.timeline(), target.slot());
    if (obstacle.isPresent()) {
      return End.failed(obstacle.get().message(), WorkException.Kind.INPUT);
    }
    RequestBuilder.Prepared prepared =
        RequestBuilder.prepare(
            target.slot(),
            target.format(),
            work.project().bay(),
            EdgeSound.of(target.timeline(), target.slot(), work.project().bay()),
            target.timeline().colour());
    if (!prepared.remarks().isEmpty()) {
      return End.failed(String.join(" ", prepared.remarks()), WorkException.Kind.INPUT);
    }
    Optional<String> unheard = new SoundFilling(work).rehearse(target.seed());
    if (unheard.isPresent()) {
      return End.failed(unheard.get(), WorkException.Kind.INPUT);
    }
    GeneratorWork generators = new GeneratorWork(work, prepared, making);
    for (Journal.Entry unfinished : target.unfinished()) {
      if (made.size() < target.takes()) {
        generators.resume(unfinished, failures).ifPresent(made::add);
      }
    }
    if (generators.isSpoilt()) {
      return new End(made, Optional.of(String.join(" ", failures)), Optional.empty());
    }
    int number = target.firstNumber();
    List<String> remarks = new ArrayList<>();
    if (handles == FillOrder.HandleUse.USE) {
      CutOut cutOut = new CutOut(target, prepared);
      if (cutOut.fits()) {
        made.add(cutOut.take(number++, making));
      } else {
        remarks.add(cutOut.whyNot());
      }
    }
    boolean forbidden = generate(generators, prepared, number, remarks);
    return new End(
        made,
        failures.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", failures)),
        forbidden ? Optional.of(WorkException.Kind.POLICY) : Optional.empty());
  }

  /**
   * Has generators make the takes that are still wanted.
   *
   * @param firstNumber of these takes
   * @return whether there is none because the policy forbids all generators
   */
  private boolean generate(
      GeneratorWork generators,
      RequestBuilder.Prepared prepared,
      int firstNumber,
      List<String> remarks)
      throws Attempt.OutputException, InterruptedException {
    List<Take> taken = new ArrayList<>(RequestBuilder.takes(target.slot()));
    int number = firstNumber;
    Shelved settled = null;
    for (int n = made.size(); n < target.takes(); n++) {
      Attempt.checkInterrupt();
      if (late.getAsBoolean()) {
        failures.add("Not begun: the time given was over. Fill again to go on.");
        return false;
      }
      work.progress().onTake(n);
      FillRequest request = prepared.request(target.brief(), target.seed() + n, List.of());
      Candidates candidates =
          Candidates.ask(
              work.tools().shelf(),
              named,
              request,
              taken,
              new Terms(work.project().policy(), prepared.display().question()));
      List<Shelved> serving =
          candidates.generators().stream()
              .filter(s -> !generators.waiting().contains(s.card().id()))
              .toList();
      List<Shelved> order = settled == null ? serving : only(settled, serving);
      Take take = null;
      List<String> reasons = new ArrayList<>();
      for (Shelved generator : order) {
        try {
          FillRequest own = RequestBuilder.of(request, taken, generator);
          take = generators.take(generator, number, own, remarks);
          settled = generator;
          break;
        } catch (GenerationException e) {
          String id = generator.card().id();
          LOG.info("{} did not fill {}: {}", id, target.slot().address(), e.getMessage());
          reasons.add(GeneratorWork.reason(id, e));
        }
      }
      if (take == null) {
        reasons.addAll(candidates.refusals());
        String why = String.join(" ", reasons);
        if (!why.isEmpty()) {
          failures.add(made.isEmpty() ? why : "No further take: " + why);
        }
        return made.isEmpty()
            && (generators.isOverBudget() || (order.isEmpty() && candidates.forbidden()));
      }
      made.add(take);
      taken.add(take);
      number++;
    }
    return false;
  }

  private static List<Shelved> only(Shelved settled, List<Shelved> serving) {
    return serving.stream().filter(s -> s.card().id().equals(settled.card().id())).toList();
  }
}
