package org.raccord.desktop.internal.model;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.raccord.core.CutOrder;
import org.raccord.core.Edit;
import org.raccord.core.FillWatcher;
import org.raccord.core.SoundOrder;
import org.raccord.core.Survey;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open timeline and what is done to it. All work on it runs on one thread of its own, one thing
 * after the other; fills wait in a queue of theirs, so that what is done in a moment comes between
 * two of them. Properties change on the toolkit's thread, and methods return at once.
 */
public final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int END_SECONDS = 20;

  private final Desk desk;
  private final Executor ui;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "edit"));
  private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot =
      new ReadOnlyObjectWrapper<>(this, "snapshot", Optional.empty());
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(this, "progress", Progress.NONE);
  private final ReadOnlyObjectWrapper<Notice> notice =
      new ReadOnlyObjectWrapper<>(this, "notice", new Notice("", Notice.Kind.WORD));
  private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");

  private final FillHistory history;
  private final FillQueue fills = new FillQueue(this::handOver);

  /** Whether a timeline was asked for. */
  private final AtomicBoolean openAsked = new AtomicBoolean();

  /** Touched by the worker alone. */
  private @Nullable Edit edit;

  /** The generators that there were when it was looked at last; touched by the worker alone. */
  private List<GeneratorCard> shownWith = List.of();

  /** Guards that what waits in the queue has addresses of {@link #latest}. */
  private final Object addresses = new Object();

  /** The timeline as it was read last; it is seen a little later. */
  private Optional<Snapshot> latest = Optional.empty();

  /** Touched by the toolkit's thread alone. */
  private Progress goingOn = Progress.NONE;

  /** Something done with an edit. */
  @FunctionalInterface
  private interface Step {
    String on(Edit open) throws WorkException, InterruptedException;
  }

  /**
   * @param ui runs what touches properties
   * @param logs folder where it is kept what was filled
   */
  public Session(Desk desk, Executor ui, Path logs) {
    this.desk = desk;
    this.ui = ui;
    this.history = new FillHistory(logs, ui, Clock.systemUTC());
  }

  /** The open timeline as it stands; empty before one is open. */
  public ReadOnlyObjectProperty<Optional<Snapshot>> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /** What is going on with slots. */
  public ReadOnlyObjectProperty<Progress> progress() {
    return progress.getReadOnlyProperty();
  }

  /** The last thing that was done, or why it was not. */
  public ReadOnlyObjectProperty<Notice> notice() {
    return notice.getReadOnlyProperty();
  }

  /** The fills that were begun here, now and in former runs, oldest first. */
  public ReadOnlyObjectProperty<List<FillEntry>> fills() {
    return history.entries();
  }

  /** What takes its time just now; empty where nothing does. */
  public ReadOnlyStringProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Opens a timeline in place of the one that is open. */
  public void open(Path file) {
    openAsked.set(true);
    opening(file);
  }

  /** Opens a timeline unless another one was asked for before. */
  public void openAtFirst(Path file) {
    if (openAsked.compareAndSet(false, true)) {
      opening(file);
    }
  }

  private void opening(Path file) {
    cancelAll();
    submit(
        "Opening " + file.getFileName(),
        () -> {
          Edit opened = desk.workbench().open(file, Access.CHANGE, Optional.empty());
          Edit before = edit;
          edit = opened;
          if (before != null) {
            before.close();
          }
          history.open(opened.source());
          // A fill of the other timeline may have ended since it was cancelled.
          setProgress(Progress::waiting);
          List<Survey.OfflineClip> offline = show(opened).survey().offline();
          String tidied = String.join(" ", opened.tidied());
          if (!offline.isEmpty()) {
            tell((missing(opened, offline) + " " + tidied).strip(), Notice.Kind.TROUBLE);
          } else {
            tell(
                tidied.isEmpty() ? opened.source().getFileName() + " is open." : tidied,
                Notice.Kind.WORD);
          }
        });
  }

  private static String missing(Edit opened, List<Survey.OfflineClip> offline) {
    Survey.OfflineClip first = offline.get(0);
    return opened.source().getFileName()
        + " is open. "
        + (offline.size() == 1 ? "One clip is" : offline.size() + " clips are")
        + " offline, "
        + (offline.size() == 1 ? "" : "first ")
        + first.address()
        + ": "
        + first.media()
        + ". "
        + first.advice();
  }

  /** Puts a slot into the queue of fills. */
  public void fill(String slot, FillWish wish) {
    synchronized (addresses) {
      enqueue(current(slot), wish);
    }
    fills.pump();
  }

  private void enqueue(String slot, FillWish wish) {
    if (fills.add(slot, wish)) {
      setProgress(now -> now.with(slot, SlotState.of(SlotState.Kind.QUEUED, "queued")));
    }
  }

  /** What is seen may be older than what was read: the address of the same slot in that. */
  private String current(String slot) {
    Optional<Snapshot> seen = snapshot.get();
    return seen.isPresent() && latest.isPresent()
        ? SlotTrail.between(seen.get(), latest.get()).getOrDefault(slot, slot)
        : slot;
  }

  /** Takes a slot out of the queue, or ends the fill that works on it. */
  public void cancel(String slot) {
    synchronized (addresses) {
      String now = current(slot);
      if (fills.cancel(now)) {
        setProgress(all -> all.without(now));
      }
    }
  }

  /** Ends the fill that runs and empties the queue. */
  public void cancelAll() {
    fills.clear();
    setProgress(now -> Progress.NONE);
  }

  /** Puts a take in use. */
  public void useTake(String take) {
    change("Using " + take, open -> open.useTake(take).summary());
  }

  /** Detaches a take; its files stay. */
  public void removeTake(String take) {
    change("Removing " + take, open -> open.removeTake(take).summary());
  }

  /** Makes new sound for the take in use of a slot; its picture stays. */
  public void redoSound(String slot) {
    SoundOrder order =
        new SoundOrder(
            slot,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            SoundOrder.GeneratorsOwn.MATCH);
    change(
        "Making the sound of " + slot + " anew",
        open -> open.redoSound(order, FillWatcher.NONE).summary());
  }

  /** Makes a part of a take in use a slot of its own, and fills that. */
  public void retakePart(String track, FrameTime in, FrameTime out) {
    submit(
        "Making a part anew",
        () -> {
          Edit open = edit;
          if (open == null) {
            return;
          }
          Edit.Change made = open.addSlot(track, in, out, Edit.Removal.LIFT);
          Snapshot now = show(open);
          now.survey().slots().stream()
              .filter(s -> s.slot().stored().map(SlotRecord::id).equals(made.slot()))
              .filter(s -> made.slot().isPresent())
              .findFirst()
              .ifPresent(
                  s -> {
                    synchronized (addresses) {
                      enqueue(s.slot().address(), FillWish.PLAIN);
                    }
                  });
          fills.pump();
        });
  }

  /** Takes back what was done last. */
  public void undo() {
    change("Undoing", open -> open.undo().summary());
  }

  /** Does again what was taken back last. */
  public void redo() {
    change("Redoing", open -> open.redo().summary());
  }

  /** Makes a range of a track a slot. */
  public void addSlot(String track, FrameTime in, FrameTime out, Edit.Removal removal) {
    change("Making a slot", open -> open.addSlot(track, in, out, removal).summary());
  }

  /**
   * Changes the cut by hand, several things as one.
   *
   * @param title what the history says where there are several
   */
  public void cut(String title, List<CutOrder> orders) {
    change(
        title,
        open ->
            orders.size() == 1
                ? open.cut(orders.get(0)).summary()
                : open.together(
                    title,
                    () -> {
                      for (CutOrder order : orders) {
                        open.cut(order);
                      }
                      return title;
                    }));
  }

  /** Has the timeline be looked at through a table. */
  public void setViewingLut(Path cube) {
    change("Reading " + cube.getFileName(), open -> open.setViewingLut(cube).summary());
  }

  /** Has the timeline be looked at as it is. */
  public void clearViewingLut() {
    change("Clearing the viewing LUT", open -> open.clearViewingLut().summary());
  }

  /** Makes a slot around the edit point nearest a record time. */
  public void smooth(FrameTime at, long frames) {
    change("Smoothing", open -> open.smooth(at, frames).summary());
  }

  /** Goes on with a job that waits. */
  public void resumeJob(String id) {
    change("Going on with " + id, open -> open.resumeJob(id, FillWatcher.NONE).summary());
  }

  /** Gives a job up. */
  public void cancelJob(String id) {
    change(
        "Cancelling " + id, open -> open.cancelJob(id, Edit.Cancelling.TELL_GENERATOR).summary());
  }

  /**
   * Says what a fill would do, without doing it.
   *
   * @param told gets it in words, on the toolkit's thread
   */
  public void dryRun(String slot, FillWish wish, Consumer<String> told) {
    submit(
        "Asking what a fill would do",
        () -> {
          if (edit != null) {
            String words = DryRun.words(edit.preview(wish.order(slot)));
            ui.execute(() -> told.accept(words));
          }
        });
  }

  /**
   * Looks at the timeline anew, unless it was looked at with these generators last.
   *
   * @param there the generators that are there
   */
  public void refresh(List<GeneratorCard> there) {
    submit(
        "Looking again",
        () -> {
          if (edit != null && !there.equals(shownWith)) {
            show(edit);
          }
        });
  }

  /** Runs something behind all that was asked before; for tests. */
  void afterwards(Runnable work) {
    worker.execute(work);
  }

  private void change(String title, Step step) {
    submit(
        title,
        () -> {
          Edit open = edit;
          if (open == null) {
            tell("No timeline is open. Open one first.", Notice.Kind.TROUBLE);
            return;
          }
          tell(step.on(open), Notice.Kind.WORD);
          show(open);
        });
  }

  /** Work of the worker's. */
  @FunctionalInterface
  private interface Work {
    void run() throws WorkException, InterruptedException;
  }

  private void submit(String title, Work work) {
    try {
      worker.execute(() -> run(title, work));
    } catch (RejectedExecutionException e) {
      LOG.trace("The timeline is closed; nothing is done to it any more", e);
    }
  }

  private void run(String title, Work work) {
    ui.execute(() -> busy.set(title));
    try {
      work.run();
    } catch (WorkException e) {
      tell(String.valueOf(e.getMessage()), Notice.Kind.TROUBLE);
    } catch (InterruptedException e) {
      tell("Cancelled. Takes finished by then are kept.", Notice.Kind.WORD);
    } catch (RuntimeException e) {
      LOG.error("{} failed", title, e);
      tell(title + " failed (" + e + "). The log has the details.", Notice.Kind.TROUBLE);
    } finally {
      ui.execute(() -> busy.set(""));
    }
  }

  private void handOver(FillQueue.Fill next) {
    submit("Filling " + next.slot(), () -> fillNow(next));
  }

  private void fillNow(FillQueue.Fill next) throws WorkException, InterruptedException {
    FillWork work =
        new FillWork(
            next.slot(), history, this::setProgress, said -> ui.execute(() -> notice.set(said)));
    try {
      Edit open = edit;
      if (open != null && fills.begins(next)) {
        work.run(open, next.wish());
      }
    } finally {
      boolean late = fills.ended();
      showAfterFill();
      if (!next.isGone()) {
        work.showEnd(next.slot());
      }
      LOG.debug("Slot {} ended{}", next.slot(), late ? " when it was cancelled" : "");
      fills.pump();
    }
  }

  private void showAfterFill() {
    try {
      if (edit != null) {
        show(edit);
      }
    } catch (WorkException e) {
      tell(String.valueOf(e.getMessage()), Notice.Kind.TROUBLE);
    }
  }

  private void setProgress(UnaryOperator<Progress> how) {
    ui.execute(
        () -> {
          goingOn = how.apply(goingOn);
          progress.set(goingOn);
        });
  }

  private void tell(String words, Notice.Kind kind) {
    ui.execute(() -> notice.set(new Notice(words, kind)));
  }

  private Snapshot show(Edit open) throws WorkException {
    Snapshot now = Snapshot.of(open, desk.setup());
    shownWith = now.generators();
    Map<String, String> moved;
    List<String> gone;
    synchronized (addresses) {
      moved =
          latest
              .filter(before -> before.source().equals(now.source()))
              .map(before -> SlotTrail.between(before, now))
              .orElse(Map.of());
      latest = Optional.of(now);
      gone = fills.moved(moved);
      setProgress(all -> all.moved(moved));
      ui.execute(() -> snapshot.set(Optional.of(now)));
    }
    history.moved(moved);
    if (!gone.isEmpty()) {
      tell(
          String.join(", ", gone)
              + " waited to be filled and is not there any more: it was taken out of the queue.",
          Notice.Kind.TROUBLE);
    }
    return now;
  }

  /** Ends what runs, waits for it, and closes the timeline. */
  @Override
  public void close() {
    if (worker.isShutdown()) {
      return;
    }
    cancelAll();
    worker.execute(
        () -> {
          if (edit != null) {
            edit.close();
            edit = null;
          }
        });
    worker.shutdown();
    try {
      if (!worker.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Work on the timeline did not end in {} seconds", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
