package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.core.Edit.Change;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Fingerprints;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Slot;

/** Goes on with one job: its take goes into its slot, or is kept without a place. */
final class JobResuming {

  private final FillTools tools;
  private final FillProject project;
  private final TakeKeeping keeping;
  private final Journal.Entry entry;
  private final Shelved generator;
  private final SlotProgress progress;

  JobResuming(
      FillTools tools,
      FillProject project,
      TakeKeeping keeping,
      Journal.Entry entry,
      Shelved generator,
      FillWatcher watcher) {
    this.tools = tools;
    this.project = project;
    this.keeping = keeping;
    this.entry = entry;
    this.generator = generator;
    this.progress = new SlotProgress(entry.address(), 1, 0, watcher, System::nanoTime);
  }

  Change run(Optional<Slot> slot) throws WorkException, InterruptedException {
    try {
      return slot.isPresent() ? into(slot.get()) : unplaced();
    } catch (Attempt.OutputException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The take was not written, and the job is kept: "
              + NotWritable.message(project.place().takes(), new IOException(e.getMessage(), e)),
          e);
    }
  }

  private Change into(Slot slot)
      throws WorkException, Attempt.OutputException, InterruptedException {
    PictureFormat format =
        TakeFormat.of(keeping.timeline(), slot, Optional.empty(), project.bay())
            .orElseThrow(
                () ->
                    new WorkException(
                        WorkException.Kind.INPUT,
                        "No clip of the track of "
                            + slot.address()
                            + " has media that can be read. Bring them back; the job is kept."));
    SlotTarget target =
        target(slot, RequestBuilder.brief(slot, Optional.empty()), format, Fingerprints.of(slot));
    SlotWork work = work(target);
    RequestBuilder.Prepared prepared =
        RequestBuilder.prepare(
            slot,
            format,
            project.bay(),
            EdgeSound.of(keeping.timeline(), slot, project.bay()),
            keeping.timeline().colour());
    if (!prepared.remarks().isEmpty()) {
      throw new WorkException(WorkException.Kind.INPUT, String.join(" ", prepared.remarks()));
    }
    List<WorkException> unsaved = new ArrayList<>();
    TakeMaking making =
        new TakeMaking(
            work,
            finished -> {
              try {
                return keeping.keep(finished);
              } catch (WorkException e) {
                unsaved.add(e);
                return Optional.of(String.valueOf(e.getMessage()));
              }
            });
    List<String> failures = new ArrayList<>();
    Optional<Take> take = new GeneratorWork(work, prepared, making).resume(entry, failures);
    if (!unsaved.isEmpty()) {
      throw unsaved.get(0);
    }
    return new Change(
        "Take "
            + take.orElseThrow(() -> nothing(String.join(" ", failures))).id()
            + " by "
            + entry.generator()
            + " is kept in "
            + slot.address()
            + ".",
        Optional.of(entry.slot()),
        take.get().remarks());
  }

  private SlotWork work(SlotTarget target) {
    return new SlotWork(
        tools, project, target, progress, new Shelter(Thread.currentThread()), Turn.first());
  }

  private SlotTarget target(Slot slot, Brief brief, PictureFormat format, Fingerprint fingerprint) {
    return new SlotTarget(
        keeping.timeline(),
        slot,
        entry.slot(),
        brief,
        format,
        fingerprint,
        1,
        entry.seed(),
        TakePaths.number(entry.take()),
        List.of(entry.generator()),
        List.of(entry),
        FillOrder.Fitting.USUAL);
  }

  private WorkException nothing(String why) {
    return new WorkException(WorkException.Kind.NOTHING_FILLED, why + " " + after());
  }

  /** What is left of the job. */
  private String after() {
    try {
      if (project.journal().failure(entry.id()).isPresent()) {
        return "The job has failed; it is listed until raccord job cancel gives it up.";
      }
      return project.journal().ticket(entry.id()).isPresent()
          ? "The job is kept."
          : "The job is over and was removed.";
    } catch (IOException e) {
      return "The job is kept.";
    }
  }

  /**
   * The slot has gone: the picture is kept, with the sound that came with it and measured in
   * itself; there is no track to lay sound on and no neighbour to measure against.
   */
  private Change unplaced() throws WorkException, Attempt.OutputException, InterruptedException {
    Journal.Shape shape = entry.shape();
    if (shape == null) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The slot of job "
              + entry.id()
              + " is gone, and the job is of an older version that did not note what the slot was."
              + " Bring the slot back with raccord undo, and go on with the job then.");
    }
    Rate rate = rate(shape.rate());
    Slot gone =
        new Slot(
            entry.address(),
            Slot.Kind.GAP,
            ItemPath.of(0, 0),
            new FrameRange(0, shape.length(), rate),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            "");
    Brief brief = shape.asked();
    FillRequest request =
        new FillRequest(
            shape.length(),
            rate,
            shape.head(),
            shape.tail(),
            shape.format(),
            Optional.empty(),
            Optional.empty(),
            FillRequest.Relation.UNKNOWN,
            brief,
            entry.seed(),
            entry.plansTaken());
    RequestBuilder.Prepared prepared =
        new RequestBuilder.Prepared(
            request,
            new NeighbourFrames(
                Optional.empty(), Optional.empty(), shape.format(), rate, EdgeSound.NONE),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            ShotDisplay.of(
                shape.format(), keeping.timeline().colour(), Stream.empty(), project.bay()));
    SlotTarget target = target(gone, brief, shape.format(), place(shape));
    SlotWork work = work(target);
    String stem =
        TakeNames.stem(
            project.place().name(),
            entry.slot(),
            TakePaths.number(entry.take()),
            entry.generator());
    TakeWriting writing =
        new TakeWriting(project, target, prepared, stem, true, Optional.empty(), tools.takeCodec());
    boolean over = false;
    boolean kept = false;
    try {
      project.journal().adopt(entry.id());
      project.journal().begin(entry);
      Attempt.Outcome outcome = new Attempt(work, generator, entry, prepared, writing).run(request);
      FinishedTake take =
          new TakeAssembly(work)
              .take(
                  TakeAssembly.Maker.of(entry, generator.version()),
                  request,
                  outcome,
                  SoundFilling.Filled.NOTHING,
                  List.of());
      take = TakeMeasuring.inside(take, project.place().base());
      keeping.keepWithoutPlace(take, "its slot was gone when the job of it ended");
      kept = true;
      return new Change(
          "Take "
              + take.take().id()
              + " by "
              + entry.generator()
              + " is kept without a place: its slot "
              + entry.address()
              + " is gone. raccord takes lists it; its file is "
              + take.take().picture().path()
              + ".",
          Optional.empty(),
          take.take().remarks());
    } catch (GenerationException e) {
      over = settle(e);
      throw nothing(GeneratorWork.reason(entry.generator(), e));
    } catch (IOException e) {
      throw new Attempt.OutputException(e);
    } finally {
      end(kept, over, stem);
    }
  }

  /** Writes down what a failure means for the job; returns whether nothing is left of it. */
  private boolean settle(GenerationException e) throws Attempt.OutputException {
    try {
      if (e.kind() == GenerationException.Kind.FAILED) {
        project.journal().fail(entry.id(), String.valueOf(e.getMessage()));
        return false;
      }
      if (Attempt.mayPass(e.kind())) {
        return false;
      }
      project.journal().end(entry.id());
      return true;
    } catch (IOException unwritten) {
      throw new Attempt.OutputException(unwritten);
    }
  }

  private void end(boolean kept, boolean over, String stem) throws Attempt.OutputException {
    try {
      if (kept || over) {
        project.journal().end(entry.id());
      } else {
        project.journal().leave(entry.id());
      }
      if (!kept) {
        TakePaths.delete(project.place(), stem);
      }
    } catch (IOException e) {
      throw new Attempt.OutputException(e);
    }
  }

  private Fingerprint place(Journal.Shape shape) {
    String[] parts = entry.fingerprint().split("\\|", -1);
    return parts.length == 4
        ? new Fingerprint(parts[0], parts[1], shape.length(), shape.rate())
        : new Fingerprint(Fingerprint.NONE, Fingerprint.NONE, shape.length(), shape.rate());
  }

  private static Rate rate(String text) throws WorkException {
    String[] parts = text.split("/", 2);
    try {
      return new Rate(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
    } catch (IllegalArgumentException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The journal of jobs is damaged: \"" + text + "\" is no rate.",
          e);
    }
  }
}
