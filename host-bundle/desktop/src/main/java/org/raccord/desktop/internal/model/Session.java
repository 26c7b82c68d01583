package org.raccord.desktop.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
  private final ReadOnlyObjectWrapper<Notice> notice =
      new ReadOnlyObjectWrapper<>(this, "notice", new Notice("", Notice.Kind.WORD));
  private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");

  private final Fills fills;

  /** Whether a timeline was asked for. */
  private final AtomicBoolean openAsked = new AtomicBoolean();

  /** Touched by the worker alone. */
  private @Nullable Edit edit;

  /** The generators that there were when it was looked at last; touched by the worker alone. */
  private List<GeneratorCard> shownWith = List.of();

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
    this.fills = new Fills(snapshot::get, ui, logs, this::tell, this::handOver);
  }

  /** The open timeline as it stands; empty before one is open. */
  public ReadOnlyObjectProperty<Optional<Snapshot>> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /** What is going on with slots. */
  public ReadOnlyObjectProperty<Progress> progress() {
    return fills.progress();
  }

  /** The last thing that was done, or why it was not. */
  public ReadOnlyObjectProperty<Notice> notice() {
    return notice.getReadOnlyProperty();
  }

  /** The fills that were begun here, now and in former runs, oldest first. */
  public ReadOnlyObjectProperty<List<FillEntry>> fills() {
    return fills.entries();
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
          fills.opened(opened.source());
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
    fills.add(slot, wish);
  }

  /** Takes a slot out of the queue, or ends the fill that works on it. */
  public void cancel(String slot) {
    fills.cancel(slot);
  }

  /** Ends the fill that runs and empties the queue. */
  public void cancelAll() {
    fills.cancelAll();
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
              .ifPresent(s -> fills.addRead(s.slot().address(), FillWish.PLAIN));
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
    submit(
        "Filling " + next.slot(),
        () -> fills.make(next, Optional.ofNullable(edit), this::showAfterFill));
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

  private void tell(String words, Notice.Kind kind) {
    tell(new Notice(words, kind));
  }

  private void tell(Notice said) {
    ui.execute(() -> notice.set(said));
  }

  private Snapshot show(Edit open) throws WorkException {
    Snapshot now = Snapshot.of(open, desk.setup());
    shownWith = now.generators();
    fills.follow(now, () -> snapshot.set(Optional.of(now)));
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
