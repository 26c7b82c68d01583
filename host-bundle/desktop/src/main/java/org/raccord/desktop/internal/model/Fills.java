package org.raccord.desktop.internal.model;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fills of an open timeline: which wait, what is going on with them and what is remembered of
 * them. They keep to their slots where a fill or an edit gives these other addresses.
 *
 * <p>Slots are asked for and cancelled on the toolkit's thread, on which properties change; fills
 * are made, and the timeline is followed, on the one thread that works on it.
 */
final class Fills {

  private static final Logger LOG = LoggerFactory.getLogger(Fills.class);

  private final Supplier<Optional<Snapshot>> seen;
  private final Executor ui;
  private final Consumer<Notice> tell;
  private final FillHistory history;
  private final FillQueue queue;
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(this, "progress", Progress.NONE);

  /** Guards that what waits in the queue has addresses of {@link #latest}. */
  private final Object addresses = new Object();

  /** The timeline as it was read last; it is seen a little later. */
  private Optional<Snapshot> latest = Optional.empty();

  /** Touched by the toolkit's thread alone. */
  private Progress goingOn = Progress.NONE;

  /**
   * @param seen the timeline as it is seen; asked on the toolkit's thread
   * @param ui runs what touches properties
   * @param logs folder where it is kept what was filled
   * @param tell says something to the editor, on any thread
   * @param handOut has a fill be made, by {@link #make}, when those before it are
   */
  Fills(
      Supplier<Optional<Snapshot>> seen,
      Executor ui,
      Path logs,
      Consumer<Notice> tell,
      Consumer<FillQueue.Fill> handOut) {
    this.seen = seen;
    this.ui = ui;
    this.tell = tell;
    this.history = new FillHistory(logs, ui, Clock.systemUTC());
    this.queue = new FillQueue(handOut);
  }

  /** What is going on with slots. */
  ReadOnlyObjectProperty<Progress> progress() {
    return progress.getReadOnlyProperty();
  }

  /** The fills that were begun here, now and in former runs, oldest first. */
  ReadOnlyObjectProperty<List<FillEntry>> entries() {
    return history.entries();
  }

  /** Puts a slot that is seen into the queue. */
  void add(String slot, FillWish wish) {
    synchronized (addresses) {
      enqueue(current(slot), wish);
    }
    queue.pump();
  }

  /** Puts a slot of the timeline as it was read last into the queue. */
  void addRead(String slot, FillWish wish) {
    synchronized (addresses) {
      enqueue(slot, wish);
    }
    queue.pump();
  }

  private void enqueue(String slot, FillWish wish) {
    if (queue.add(slot, wish)) {
      setProgress(now -> now.with(slot, SlotState.of(SlotState.Kind.QUEUED, "queued")));
    }
  }

  /** What is seen may be older than what was read: the address of the same slot in that. */
  private String current(String slot) {
    Optional<Snapshot> shown = seen.get();
    return shown.isPresent() && latest.isPresent()
        ? SlotTrail.between(shown.get(), latest.get()).getOrDefault(slot, slot)
        : slot;
  }

  /** Takes a slot out of the queue, or ends the fill that works on it. */
  void cancel(String slot) {
    synchronized (addresses) {
      String now = current(slot);
      if (queue.cancel(now)) {
        setProgress(all -> all.without(now));
      }
    }
  }

  /** Ends the fill that runs and empties the queue. */
  void cancelAll() {
    queue.clear();
    setProgress(now -> Progress.NONE);
  }

  /** Another timeline is open; what waits was asked for it. */
  void opened(Path timeline) {
    history.open(timeline);
    // A fill of the other timeline may have ended since it was cancelled.
    setProgress(Progress::waiting);
  }

  /**
   * Makes a fill that was handed out.
   *
   * @param open the timeline, if one is
   * @param look has it be read anew, whatever came of the fill
   */
  void make(FillQueue.Fill next, Optional<Edit> open, Runnable look)
      throws WorkException, InterruptedException {
    FillWork work = new FillWork(next.slot(), history, this::setProgress, tell);
    try {
      if (open.isPresent() && queue.begins(next)) {
        work.run(open.get(), next.wish());
      }
    } finally {
      boolean late = queue.ended();
      look.run();
      if (!next.isGone()) {
        work.showEnd(next.slot());
      }
      LOG.debug("Slot {} ended{}", next.slot(), late ? " when it was cancelled" : "");
      queue.pump();
    }
  }

  /**
   * Follows the slots to where they are now.
   *
   * @param now the timeline, which was read anew
   * @param show has it be seen; runs on the toolkit's thread
   */
  void follow(Snapshot now, Runnable show) {
    Map<String, String> moved;
    List<String> gone;
    synchronized (addresses) {
      moved =
          latest
              .filter(before -> before.source().equals(now.source()))
              .map(before -> SlotTrail.between(before, now))
              .orElse(Map.of());
      latest = Optional.of(now);
      gone = queue.moved(moved);
      setProgress(all -> all.moved(moved));
      ui.execute(show);
    }
    history.moved(moved);
    if (!gone.isEmpty()) {
      tell.accept(
          new Notice(
              String.join(", ", gone)
                  + " waited to be filled and is not there any more: it was taken out of the queue.",
              Notice.Kind.TROUBLE));
    }
  }

  private void setProgress(UnaryOperator<Progress> how) {
    ui.execute(
        () -> {
          goingOn = how.apply(goingOn);
          progress.set(goingOn);
        });
  }
}
