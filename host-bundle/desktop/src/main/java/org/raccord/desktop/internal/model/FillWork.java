package org.raccord.desktop.internal.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.raccord.core.Edit;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;

/** Fills one slot: what is seen of it meanwhile, what is remembered of it, what is said of it. */
final class FillWork {

  private final FillHistory history;
  private final Consumer<UnaryOperator<Progress>> progress;
  private final Consumer<Notice> tell;

  private final String slot;

  /** How it ended: cancelled, unless something else happened. */
  private SlotState end = SlotState.of(SlotState.Kind.FAILED, SlotState.CANCELLED);

  private FillEntry.Outcome outcome = FillEntry.Outcome.CANCELLED;

  /**
   * @param progress changes what is going on
   * @param tell says something to the editor
   */
  FillWork(
      String slot,
      FillHistory history,
      Consumer<UnaryOperator<Progress>> progress,
      Consumer<Notice> tell) {
    this.slot = slot;
    this.history = history;
    this.progress = progress;
    this.tell = tell;
  }

  /** Fills it; {@link #end} is known afterwards, however it ends. */
  void run(Edit open, FillWish wish) throws WorkException, InterruptedException {
    history.begin(slot, wish.generator().orElse("the first that serves"));
    try {
      working("begins", -1);
      ended(result(open.fill(wish.order(slot), this::heard)));
    } catch (WorkException e) {
      // Where there is little room, the beginning is what is seen: what is said of this slot alone.
      String why = e.reason(slot).orElseGet(() -> String.valueOf(e.getMessage()));
      ended(SlotState.of(SlotState.Kind.FAILED, why));
      throw e;
    } catch (RuntimeException e) {
      ended(
          SlotState.of(
              SlotState.Kind.FAILED, "it broke down (" + e + "); the log has the details"));
      throw e;
    } finally {
      history.end(outcome, end.words());
    }
  }

  private void ended(SlotState how) {
    end = how;
    outcome =
        how.kind() == SlotState.Kind.FAILED ? FillEntry.Outcome.FAILED : FillEntry.Outcome.DONE;
  }

  /**
   * Shows how it ended.
   *
   * @param now address of the slot, which the fill itself may have given another one
   */
  void showEnd(String now) {
    SlotState state = end;
    progress.accept(
        all -> state.kind() == SlotState.Kind.FAILED ? all.with(now, state) : all.without(now));
  }

  private SlotState result(FillReport report) {
    FillReport.SlotResult result = report.slots().get(0);
    Optional<String> failure = result.failure();
    if (result.outcome() == FillReport.Outcome.FAILED) {
      String why = failure.orElse("nothing could fill it");
      tell.accept(new Notice(result.address() + ": " + why, Notice.Kind.TROUBLE));
      return SlotState.of(SlotState.Kind.FAILED, why);
    }
    String takes =
        result.takes().stream()
            .map(t -> t.id() + t.seams().map(s -> ": " + s.words()).orElse(""))
            .reduce((a, b) -> a + "; " + b)
            .orElse("kept");
    tell.accept(new Notice(result.address() + " is filled. " + takes, Notice.Kind.WORD));
    return SlotState.of(SlotState.Kind.FILLED, takes);
  }

  private void heard(FillWatcher.Event event) {
    if (event instanceof FillWatcher.Event.Working work) {
      working(work.step(), work.fraction());
    } else if (event instanceof FillWatcher.Event.Note note) {
      history.noted(note.message());
      tell.accept(new Notice(note.message(), Notice.Kind.WORD));
    } else if (event instanceof FillWatcher.Event.Done done) {
      history.noted(done.message());
    }
  }

  private void working(String step, double fraction) {
    history.at(step, fraction);
    SlotState state = new SlotState(SlotState.Kind.RUNNING, step, fraction);
    progress.accept(now -> now.with(slot, state));
  }
}
