package org.raccord.core.internal.fill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.model.fill.Take;
import org.raccord.model.timeline.Slot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one order. Slots are filled on threads of their own, as many at once as the
 * generators allow; the timeline is changed and saved on the caller's thread alone.
 */
public final class FillRun {

  private static final Logger LOG = LoggerFactory.getLogger(FillRun.class);

  private static final int MOST_SLOTS_AT_ONCE = 4;

  /**
   * What was made when a cancellation came is made whole as long as this; less than the program's
   * patience with a command that is to end.
   */
  private static final Duration FINISHING = Duration.ofSeconds(10);

  private final FillTools tools;
  private final FillProject project;
  private final TakeKeeping keeping;
  private final FillOrder order;
  private final FillWatcher watcher;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final SlotThreads threads = new SlotThreads();

  /** What slot threads tell the caller's thread. */
  private sealed interface Event {
    /** A take; the answer says why it could not be kept, or is empty. */
    record Finished(FinishedTake take, CompletableFuture<Optional<String>> answer)
        implements Event {}

    /** A slot that is done. */
    record Ended(SlotTarget target, SlotFilling.End end) implements Event {}

    /** A slot that was ended by a cancellation. */
    record Cancelled(SlotTarget target) implements Event {}

    /** A slot whose take could not be written. */
    record Broken(SlotTarget target, Attempt.OutputException cause) implements Event {}
  }

  public FillRun(
      FillTools tools,
      FillProject project,
      TakeKeeping keeping,
      FillOrder order,
      FillWatcher watcher) {
    this.tools = tools;
    this.project = project;
    this.keeping = keeping;
    this.order = order;
    this.watcher = watcher;
  }

  /** Fills the slots. */
  public FillReport run() throws WorkException, InterruptedException {
    long begun = System.nanoTime();
    BooleanSupplier late =
        () ->
            order.until().isPresent()
                && System.nanoTime() - begun
                    > Duration.ofSeconds(order.until().getAsLong()).toNanos();
    FillPlan plan = FillPlan.of(order, keeping.timeline(), project, tools);
    watcher.heard(
        new FillWatcher.Event.Planned(plan.targets().stream().map(SlotTarget::label).toList()));
    Map<String, FillReport.SlotResult> results = new HashMap<>();
    for (Slot slot : plan.kept()) {
      results.put(slot.address(), kept(slot));
    }
    fillAll(plan.targets(), late, results);
    Set<Slot> all = new LinkedHashSet<>(plan.kept());
    plan.targets().forEach(t -> all.add(t.slot()));
    List<Slot> slots = new ArrayList<>(all);
    slots.sort(
        Comparator.comparing((Slot s) -> s.record().startTime()).thenComparing(Slot::address));
    return new FillReport(slots.stream().map(s -> results.get(s.address())).toList(), List.of());
  }

  private static FillReport.SlotResult kept(Slot slot) {
    return new FillReport.SlotResult(
        slot.address(),
        slot.stored().map(s -> s.id()).orElse(""),
        FillReport.Outcome.KEPT,
        List.of(),
        Optional.empty());
  }

  private void fillAll(
      List<SlotTarget> targets, BooleanSupplier late, Map<String, FillReport.SlotResult> results)
      throws WorkException, InterruptedException {
    if (targets.isEmpty()) {
      return;
    }
    threads.open(atOnce(targets.size()));
    try {
      Turn turn = Turn.first();
      for (SlotTarget target : targets) {
        Turn own = turn;
        turn = own.next();
        threads.run(
            shelter -> fill(target, late, shelter, own),
            () -> events.add(new Event.Cancelled(target)));
      }
      listen(targets.size(), results);
    } finally {
      threads.close();
    }
  }

  private int atOnce(int slots) {
    Stream<Shelved> asked =
        order.generators().isEmpty()
            ? tools.shelf().forAnybody().stream()
            : order.generators().stream().flatMap(name -> tools.shelf().named(name).stream());
    IntStream each = asked.mapToInt(s -> s.card().workers());
    // Generators that share an order work beside each other, and most of them elsewhere.
    boolean shared = order.sharing() == FillOrder.Sharing.EACH;
    int workers = shared ? each.sum() : each.max().orElse(1);
    // One more than the generators work on, whose queue holds it back: while a picture is made,
    // the sound, the file and the measures of another slot's take are.
    return Math.min(Math.min(workers + 1, MOST_SLOTS_AT_ONCE), slots);
  }

  /** On a slot's thread. */
  private void fill(SlotTarget target, BooleanSupplier late, Shelter shelter, Turn turn) {
    SlotProgress progress =
        new SlotProgress(
            target.label(),
            target.takes(),
            target.slot().record().length() * target.takes(),
            watcher,
            System::nanoTime);
    SlotFilling filling =
        new SlotFilling(
            new SlotWork(tools, project, target, progress, shelter, turn),
            target.generators(),
            order.handles(),
            late,
            this::handOver);
    Event end;
    try {
      end = new Event.Ended(target, filling.run());
    } catch (InterruptedException e) {
      end = new Event.Cancelled(target);
    } catch (Attempt.OutputException e) {
      end = threads.isStopped() ? new Event.Cancelled(target) : new Event.Broken(target, e);
    } catch (RuntimeException | Error e) {
      // A slot's thread that ended without a word would be waited for without end.
      LOG.error("Filling {} broke down", target.slot().address(), e);
      end =
          new Event.Ended(
              target,
              SlotFilling.End.failed(
                  "Raccord itself broke down on this slot ("
                      + e.getClass().getSimpleName()
                      + "). The log has the details; please report it.",
                  WorkException.Kind.DEFECT));
    } finally {
      turn.pass();
    }
    events.add(end);
  }

  private Optional<String> handOver(FinishedTake take) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    events.add(new Event.Finished(take, answer));
    // Not interruptible: a take is either kept or not, whoever cancels meanwhile.
    return answer.join();
  }

  /**
   * What a slot's thread says next. Whoever cancelled waits no longer than {@link #FINISHING};
   * where a full disk stopped the others, what is made already is made whole however long that
   * takes.
   */
  private Event next(boolean cancelled) throws InterruptedException {
    if (cancelled) {
      Event event = events.poll(FINISHING.toMillis(), TimeUnit.MILLISECONDS);
      if (event != null) {
        return event;
      }
      threads.giveUp();
    }
    return events.take();
  }

  /** On the caller's thread, until every slot has ended. */
  private void listen(int slots, Map<String, FillReport.SlotResult> results)
      throws WorkException, InterruptedException {
    WorkException broken = null;
    List<Event.Ended> ends = new ArrayList<>();
    List<SlotTarget> brokenOff = new ArrayList<>();
    InterruptedException cancelled = null;
    int left = slots;
    while (left > 0) {
      Event event;
      try {
        event = next(cancelled != null);
      } catch (InterruptedException e) {
        cancelled = e;
        threads.stop();
        continue;
      }
      if (event instanceof Event.Finished finished) {
        try {
          finished.answer.complete(keeping.keep(finished.take));
        } catch (WorkException e) {
          broken = broken == null ? e : broken;
          finished.answer.complete(Optional.of(String.valueOf(e.getMessage())));
          threads.stop();
        } catch (RuntimeException e) {
          finished.answer.complete(Optional.of("Raccord itself broke down: " + e));
          threads.stop();
          throw e;
        }
        continue;
      }
      left--;
      if (event instanceof Event.Ended ended) {
        ends.add(ended);
        results.merge(ended.target.slot().address(), result(ended), FillRun::both);
      } else if (event instanceof Event.Cancelled stopped) {
        brokenOff.add(stopped.target);
      } else if (event instanceof Event.Broken out) {
        brokenOff.add(out.target);
        if (broken == null) {
          broken =
              new WorkException(
                  WorkException.Kind.INPUT,
                  "Broken off at "
                      + out.target.slot().address()
                      + ": "
                      + words(out.cause)
                      + " Takes that were finished before are kept.",
                  out.cause);
        }
        threads.stop();
      }
    }
    if (cancelled != null && broken == null) {
      throw cancelled;
    }
    if (broken != null) {
      if (cancelled != null || ends.stream().allMatch(e -> e.end.takes().isEmpty())) {
        throw broken;
      }
      // What was filled before is listed, and what was not, with the reason.
      for (SlotTarget target : brokenOff) {
        Event.Ended end =
            new Event.Ended(
                target,
                SlotFilling.End.failed(
                    String.valueOf(broken.getMessage()), WorkException.Kind.INPUT));
        results.merge(target.slot().address(), result(end), FillRun::both);
      }
    }
    if (ends.size() == slots && ends.stream().allMatch(e -> e.end.takes().isEmpty())) {
      throwWhereOneKind(ends);
    }
  }

  /** What the system says of a file is no sentence for an editor, and may name no file. */
  private String words(Attempt.OutputException e) {
    String said = String.valueOf(e.getMessage());
    return said.endsWith(".") || !(e.getCause() instanceof IOException raw)
        ? said
        : NotWritable.message(project.place().folder(), raw);
  }

  /** Where nothing was filled for one reason that is no generator's, the order as such failed. */
  private static void throwWhereOneKind(List<Event.Ended> ends) throws WorkException {
    Set<Optional<WorkException.Kind>> kinds =
        ends.stream().map(e -> e.end.kind()).collect(Collectors.toSet());
    Optional<WorkException.Kind> kind = ends.get(0).end.kind();
    if (kinds.size() == 1 && kind.isPresent()) {
      Map<String, String> reasons = new LinkedHashMap<>();
      ends.forEach(e -> reasons.put(e.target.slot().address(), e.end.failure().orElse("")));
      throw new WorkException(kind.get(), reasons);
    }
  }

  private FillReport.SlotResult result(Event.Ended ended) {
    Slot slot = ended.target.slot();
    SlotFilling.End end = ended.end;
    boolean had = slot.kind() == Slot.Kind.FILLED;
    boolean made = !end.takes().isEmpty();
    watcher.heard(
        new FillWatcher.Event.Done(
            ended.target.label(),
            made
                ? line(end.takes().stream().min(Take.BEST_FIRST).orElseThrow())
                : end.failure().orElse("No take."),
            made));
    return new FillReport.SlotResult(
        slot.address(),
        ended.target.slotId(),
        made
            ? FillReport.Outcome.FILLED
            : had && order.refill() == FillOrder.Refill.ONLY_EMPTY
                ? FillReport.Outcome.KEPT
                : FillReport.Outcome.FAILED,
        end.takes(),
        end.failure());
  }

  /** What two generators made of one slot. */
  private static FillReport.SlotResult both(FillReport.SlotResult one, FillReport.SlotResult two) {
    List<Take> takes = new ArrayList<>(one.takes());
    takes.addAll(two.takes());
    List<String> failures =
        Stream.of(one.failure(), two.failure()).flatMap(Optional::stream).toList();
    return new FillReport.SlotResult(
        one.address(),
        one.id(),
        one.outcome().compareTo(two.outcome()) <= 0 ? one.outcome() : two.outcome(),
        takes,
        failures.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", failures)));
  }

  private static String line(Take take) {
    return take.id()
        + " by "
        + take.generator()
        + take.seams().map(s -> ", seams " + s.words()).orElse("")
        + ": "
        + take.description();
  }
}
