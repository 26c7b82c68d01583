package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit.Cancelling;
import org.raccord.core.Edit.Change;
import org.raccord.core.FillWatcher;
import org.raccord.core.Job;
import org.raccord.core.Jobs;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.Glance;
import org.raccord.core.internal.policy.WayOut;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.generator.Cancellable;
import org.raccord.generator.Checkable;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Outbound;
import org.raccord.model.fill.Budget;
import org.raccord.model.timeline.Fingerprints;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.Timeline;

/** The journal's jobs as an editor sees them: listed, gone on with, given up. */
public final class WaitingJobs {

  private final FillTools tools;
  private final FillProject project;
  private final Timeline timeline;

  public WaitingJobs(FillTools tools, FillProject project, Timeline timeline) {
    this.tools = tools;
    this.project = project;
    this.timeline = timeline;
  }

  /** All that have not ended. */
  public Jobs list() throws WorkException {
    try {
      List<Journal.Entry> entries = project.journal().abandoned();
      // To look for slots takes long in a long timeline, and mostly nothing waits.
      List<Slot> slots = entries.isEmpty() ? List.of() : slots();
      List<Job> jobs = new ArrayList<>();
      for (Journal.Entry entry : entries) {
        jobs.add(job(entry, slots));
      }
      jobs.sort(Comparator.comparing(Job::started).thenComparing(Job::id));
      return new Jobs(
          jobs,
          timeline.budget().map(Budget::toString),
          project.spending().spent().entrySet().stream()
              .map(e -> e.getValue().toPlainString() + " " + e.getKey())
              .toList());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private WorkException unreadable(IOException e) {
    return new WorkException(
        WorkException.Kind.INPUT, NotWritable.message(project.place().jobs(), e), e);
  }

  private List<Slot> slots() {
    SlotSurvey survey = SlotFinder.find(timeline, new Glance(project.bay()));
    List<Slot> all = new ArrayList<>(survey.slots());
    all.addAll(survey.intendedBlack());
    all.addAll(survey.otherGaps());
    return all;
  }

  static Optional<Slot> slotOf(Journal.Entry entry, List<Slot> slots) {
    return slots.stream().filter(s -> FillPlan.isOf(entry, s, Fingerprints.of(s))).findFirst();
  }

  private Job job(Journal.Entry entry, List<Slot> slots) throws IOException {
    Optional<Slot> slot = slotOf(entry, slots);
    boolean runs =
        entry.pid() != ProcessHandle.current().pid()
            && ProcessHandle.of(entry.pid()).filter(ProcessHandle::isAlive).isPresent();
    Journal.Shape shape = entry.shape();
    Optional<String> failure = project.journal().failure(entry.id());
    return new Job(
        entry.id(),
        entry.slot(),
        slot.map(Slot::address).orElse(entry.address()),
        slot.isPresent(),
        entry.generator(),
        generator(entry).isPresent(),
        entry.take(),
        runs && failure.isEmpty() ? Job.State.RUNS : ended(entry, failure),
        started(entry),
        Optional.ofNullable(shape).map(Journal.Shape::price).filter(p -> !p.isEmpty()),
        failure);
  }

  private Job.State ended(Journal.Entry entry, Optional<String> failure) throws IOException {
    if (failure.isPresent()) {
      return Job.State.FAILED;
    }
    return project.journal().isWaiting(entry.id()) ? Job.State.WAITS : Job.State.BROKEN_OFF;
  }

  private static Instant started(Journal.Entry entry) {
    try {
      return Instant.parse(entry.started());
    } catch (DateTimeException | NullPointerException e) {
      // A journal that somebody edited; the job is none the less there.
      return Instant.EPOCH;
    }
  }

  private Optional<Shelved> generator(Journal.Entry entry) {
    return tools.shelf().all().stream()
        .filter(s -> s.card().id().equals(entry.generator()))
        .findFirst();
  }

  private Journal.Entry entry(String id) throws WorkException {
    List<Journal.Entry> all;
    try {
      all = project.journal().abandoned();
    } catch (IOException e) {
      throw unreadable(e);
    }
    return all.stream()
        .filter(e -> e.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new WorkException(
                    WorkException.Kind.ORDER,
                    "There is no job "
                        + id
                        + (all.isEmpty()
                            ? "; none waits."
                            : "; there are: "
                                + String.join(", ", all.stream().map(Journal.Entry::id).toList())
                                + ".")));
  }

  private Shelved generatorThere(Journal.Entry entry, String otherwise) throws WorkException {
    return generator(entry)
        .orElseThrow(
            () ->
                new WorkException(
                    WorkException.Kind.ORDER,
                    "The generator "
                        + entry.generator()
                        + " of job "
                        + entry.id()
                        + " is not there. Put its bundle or its settings back and try again"
                        + otherwise
                        + "."));
  }

  private void refuseIfFailed(String id) throws WorkException {
    Optional<String> failure;
    try {
      failure = project.journal().failure(id);
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (failure.isPresent()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "Job "
              + id
              + " failed, and there is nothing to go on with: "
              + failure.get()
              + " Give it up with raccord job cancel "
              + id
              + ", and fill the slot for another one.");
    }
  }

  /** Goes on with a job; whoever calls holds the project's lock. */
  public Change resume(String id, TakeKeeping keeping, FillWatcher watcher)
      throws WorkException, InterruptedException {
    Journal.Entry entry = entry(id);
    refuseIfFailed(id);
    Shelved generator = generatorThere(entry, "");
    return new JobResuming(tools, project, keeping, entry, generator, watcher)
        .run(slotOf(entry, slots()));
  }

  /** Gives a job up; whoever calls holds the project's lock. */
  public Change cancel(String id, Cancelling how) throws WorkException, InterruptedException {
    Journal.Entry entry = entry(id);
    List<String> remarks = new ArrayList<>();
    try {
      Optional<String> ticket = project.journal().ticket(id);
      if (how == Cancelling.TELL_GENERATOR && project.journal().isWaiting(id)) {
        tell(
            generatorThere(
                entry, ", or forget the job with --forget: wherever it runs, it runs on then"),
            entry,
            ticket.orElseThrow(),
            remarks);
      }
      if (ticket.isEmpty()) {
        project.spending().release(id);
      }
      project.journal().end(id);
    } catch (IOException e) {
      throw unreadable(e);
    }
    return new Change(
        "Job " + id + " of " + entry.generator() + " is given up.",
        Optional.of(entry.slot()),
        remarks);
  }

  private void tell(Shelved shelved, Journal.Entry entry, String ticket, List<String> remarks)
      throws WorkException, IOException, InterruptedException {
    ClipGenerator generator = shelved.borrow();
    if (generator == null) {
      throw new WorkException(
          WorkException.Kind.INPUT, entry.generator() + " has just gone; the job is kept.");
    }
    try {
      if (!(generator instanceof Cancellable cancellable)) {
        remarks.add(
            entry.generator()
                + " cannot cancel what it has begun elsewhere: it may run on there, unseen.");
        return;
      }
      cancellable.cancel(
          ticket,
          new Call(project.journal().workspace(entry.id()), WayOut.of(shelved, project.policy())));
    } catch (GenerationException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The job is kept, for its generator could not cancel it. "
              + GeneratorWork.reason(entry.generator(), e)
              + " Or forget it with --forget.");
    } catch (RuntimeException | Error e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The job is kept, for "
              + entry.generator()
              + " broke down when it was to cancel it ("
              + e.getClass().getSimpleName()
              + "). Forget it with --forget.",
          new IllegalStateException(String.valueOf(e)));
    } finally {
      shelved.giveBack(generator);
    }
  }

  /** The call of a cancellation: it is ended by an interrupt of the thread that it runs on. */
  private record Call(Path workspace, Outbound outbound) implements Checkable.CheckCall {

    @Override
    public void checkpoint() throws InterruptedException {
      Attempt.checkInterrupt();
    }
  }
}
