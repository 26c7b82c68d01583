package org.raccord.desktop.internal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.raccord.core.Job;
import org.raccord.desktop.internal.model.FillEntry.Outcome;

/** What waits, runs, and has ended, as the pane of jobs shows it. */
public final class JobRows {

  private JobRows() {}

  /** What can be done with a row. */
  public enum Action {
    CANCEL,
    RETRY,
    GO_ON,
    GIVE_UP
  }

  /**
   * A row.
   *
   * @param key the same for the same thing
   * @param subject what the action is done with: a slot's address or a job's id
   * @param sign tells its state without colour
   * @param title slot and generator
   * @param state what is going on, or what came of it
   * @param fraction of the work, 0 to 1; negative where nothing runs or it cannot be told
   * @param log what happened, a line each
   * @param actions what can be done
   */
  public record Row(
      String key,
      String subject,
      String sign,
      String title,
      String state,
      double fraction,
      List<String> log,
      Set<Action> actions) {
    public Row {
      log = List.copyOf(log);
      actions = Set.copyOf(actions);
    }
  }

  /**
   * The rows: what runs first, then what is queued, what waits to be gone on with, and what has
   * ended, latest first.
   */
  public static List<Row> of(
      List<Job> jobs, Progress progress, List<FillEntry> fills, Instant now) {
    List<Row> rows = new ArrayList<>();
    List<Row> past = new ArrayList<>();
    for (int i = fills.size() - 1; i >= 0; i--) {
      FillEntry fill = fills.get(i);
      (fill.ended().isEmpty() ? rows : past).add(row(fill, now));
    }
    progress.states().entrySet().stream()
        .filter(e -> e.getValue().kind() == SlotState.Kind.QUEUED)
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            e ->
                rows.add(
                    new Row(
                        "q" + e.getKey(),
                        e.getKey(),
                        SlotState.Kind.QUEUED.sign(),
                        "Slot " + e.getKey(),
                        "waits for its turn",
                        -1,
                        List.of(),
                        Set.of(Action.CANCEL))));
    jobs.forEach(job -> rows.add(row(job)));
    rows.addAll(past);
    return rows;
  }

  private static Row row(FillEntry fill, Instant now) {
    boolean runs = fill.ended().isEmpty();
    String time = FillEntry.seconds(fill.taken(now));
    String left = fill.left(now).map(l -> ", about " + FillEntry.seconds(l) + " left").orElse("");
    return new Row(
        fill.id(),
        fill.slot(),
        sign(fill.outcome()),
        "Slot " + fill.slot() + "  \u00b7  " + fill.asked(),
        runs
            ? fill.words() + ", " + time + left
            : fill.outcome().words() + " after " + time + ": " + fill.words(),
        runs ? Math.max(0, fill.fraction()) : -1,
        fill.log(),
        runs
            ? Set.of(Action.CANCEL)
            : fill.outcome() == Outcome.DONE ? Set.of() : Set.of(Action.RETRY));
  }

  private static String sign(Outcome outcome) {
    return switch (outcome) {
      case RUNS -> SlotState.Kind.RUNNING.sign();
      case DONE -> SlotState.Kind.FILLED.sign();
      case FAILED -> SlotState.Kind.FAILED.sign();
      case CANCELLED, BROKEN_OFF -> "\u25A0";
    };
  }

  private static Row row(Job job) {
    return new Row(
        "j" + job.id(),
        job.id(),
        job.state() == Job.State.FAILED ? SlotState.Kind.FAILED.sign() : "\u2016",
        "Slot " + job.address() + "  \u00b7  " + job.generator() + "  \u00b7  job " + job.id(),
        job.state().words()
            + job.price().map(p -> ", costs " + p).orElse("")
            + job.reason().map(why -> ": " + why).orElse("")
            + (job.isGeneratorThere() ? "" : ". Its generator is not there.")
            + (job.isSlotThere() ? "" : " Its slot is not in the timeline any more."),
        -1,
        List.of("ordered " + job.started() + ", for take " + job.take()),
        job.state() == Job.State.WAITS
            ? Set.of(Action.GO_ON, Action.GIVE_UP)
            : job.state() == Job.State.RUNS ? Set.of() : Set.of(Action.GIVE_UP));
  }
}
