package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.core.CutOrder;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillPreview;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.Jobs;
import org.raccord.core.Measured;
import org.raccord.core.Monitor;
import org.raccord.core.Provenance;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.RenderOrder;
import org.raccord.core.SignOrder;
import org.raccord.core.Signed;
import org.raccord.core.SlotTakes;
import org.raccord.core.SoundOrder;
import org.raccord.core.Survey;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.core.internal.fill.FillProject;
import org.raccord.core.internal.fill.FillTools;
import org.raccord.core.internal.fill.SlotLookup;
import org.raccord.core.internal.fill.SoundAgain;
import org.raccord.core.internal.fill.TakeKeeping;
import org.raccord.core.internal.fill.WaitingJobs;
import org.raccord.core.internal.policy.Policy;
import org.raccord.core.internal.quality.TimelineQuality;
import org.raccord.core.internal.settings.KeyReference;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.ProjectLock;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.model.fill.Budget;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.SlotIds;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Updated;
import org.raccord.model.timeline.VoiceConsent;
import org.raccord.program.DeckRack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An edit over a timeline's file. */
final class OpenEdit implements Edit {

  private static final Logger LOG = LoggerFactory.getLogger(OpenEdit.class);

  private final TimelineFile file;
  private final FillTools tools;
  private final @Nullable ProjectLock lock;
  private final FillProject project;
  private final List<String> tidied;
  private final DeckRack rack = new DeckRack();
  private final Viewing viewing;
  private final Fills fills;
  private final EditHistory states;

  /** What the last survey found: whoever looks at takes besides does not look for slots again. */
  private record Found(Timeline timeline, SlotSurvey slots) {}

  private volatile @Nullable Found found;

  /**
   * @param lock the project's lock, or null where the edit is only looked at
   */
  OpenEdit(TimelineFile file, FillTools tools, @Nullable ProjectLock lock) {
    this.file = file;
    this.tools = tools;
    this.lock = lock;
    ProjectPlace place = file.place();
    this.viewing = new Viewing(place);
    this.project =
        new FillProject(
            place,
            new MediaBay(place.base()),
            new Journal(place.jobs()),
            new Policy(tools.settings(), () -> Optional.of(timeline())));
    this.fills = new Fills(tools, project, new Book());
    this.states = new EditHistory(file, project);
    project.bay().noteUse(file.timeline());
    this.tidied =
        lock == null ? List.of() : Tidying.run(place, project.journal(), project.spending());
  }

  @Override
  public Path file() {
    return file.place().timeline();
  }

  @Override
  public Path source() {
    return file.source();
  }

  @Override
  public Timeline timeline() {
    return file.timeline();
  }

  @Override
  public List<String> tidied() {
    return tidied;
  }

  @Override
  public Rate rate() {
    return Timelines.rate(timeline());
  }

  @Override
  public Timecode.Counting counting() {
    return recordTimecode().counting();
  }

  private RecordTimecode recordTimecode() {
    return RecordTimecode.of(timeline(), rate(), project.bay());
  }

  /** Writes the timeline; if this throws, nothing has changed. */
  void save(Timeline next, String title) throws WorkException {
    requireLock();
    Undisturbed.run(
        () -> {
          file.save(next, title);
          return next;
        });
    project.bay().noteUse(next);
  }

  /** What fills write to. */
  private final class Book implements TakeKeeping.Book {
    @Override
    public Timeline timeline() {
      return OpenEdit.this.timeline();
    }

    @Override
    public void save(Timeline next, String title) throws WorkException {
      OpenEdit.this.save(next, title);
    }
  }

  private void requireLock() throws WorkException {
    if (lock == null || !lock.isHeld()) {
      throw new WorkException(
          WorkException.Kind.DEFECT,
          "The timeline was opened for looking, and something tried to change it. Please report this.");
    }
  }

  /** An operation on the timeline. */
  @FunctionalInterface
  private interface Step {
    Edited on(Timeline timeline) throws EditException, WorkException;
  }

  private Change change(Step step) throws WorkException {
    requireLock();
    try {
      Edited edited = step.on(timeline());
      save(edited.timeline(), edited.summary());
      return new Change(edited.summary(), edited.slotId(), edited.remarks());
    } catch (EditException e) {
      throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()), e);
    }
  }

  private String newId() {
    return SlotIds.next(timeline(), tools.random());
  }

  @Override
  public Survey survey(SurveyScope scope) {
    Found now = new Found(timeline(), Surveying.find(timeline(), project.bay()));
    found = now;
    return new Surveying(now.timeline, project.bay(), tools.shelf()).survey(now.slots, scope);
  }

  @Override
  public Change addSlot(String track, FrameTime in, FrameTime out, Removal removal)
      throws WorkException {
    if (in.compareTo(out) >= 0) {
      throw new WorkException(
          WorkException.Kind.ORDER, "The slot's out point is not after its in point.");
    }
    return change(
        timeline ->
            TimelineEdits.addSlot(
                timeline,
                track,
                FrameRange.between(in, out),
                switch (removal) {
                  case LIFT -> org.raccord.model.timeline.Removal.LIFT;
                  case EXTRACT -> org.raccord.model.timeline.Removal.EXTRACT;
                },
                newId()));
  }

  @Override
  public Change smooth(FrameTime at, long frames) throws WorkException {
    return change(timeline -> TimelineEdits.smooth(timeline, at, frames, newId()));
  }

  @Override
  public Change cut(CutOrder order) throws WorkException {
    return change(timeline -> new Cutting(timeline, recordTimecode(), project.bay()).run(order));
  }

  @Override
  public Change extend(
      String clip, Optional<FrameTime> at, End end, long frames, Placement placement)
      throws WorkException {
    return change(
        timeline ->
            TimelineEdits.extend(
                timeline,
                ClipChoice.find(timeline, clip, at, recordTimecode()),
                switch (end) {
                  case HEAD -> org.raccord.model.timeline.End.HEAD;
                  case TAIL -> org.raccord.model.timeline.End.TAIL;
                },
                frames,
                switch (placement) {
                  case RIPPLE -> org.raccord.model.timeline.Placement.RIPPLE;
                  case OVERWRITE -> org.raccord.model.timeline.Placement.OVERWRITE;
                },
                newId()));
  }

  @Override
  public Change keepHere(Keeping keeping) throws WorkException {
    boolean here = keeping == Keeping.HERE;
    if (timeline().policy().nothingLeaves() == here) {
      return new Change(
          here
              ? "Nothing of this timeline may leave the machine; that was so before."
              : "The timeline forbids nothing of its own; that was so before.",
          Optional.empty(),
          List.of());
    }
    return change(
        timeline ->
            new Edited(
                timeline.withPolicy(timeline.policy().leaving(here)),
                here
                    ? "Nothing of this timeline leaves the machine"
                    : "This timeline may leave as the user allows",
                Optional.empty(),
                List.of()));
  }

  @Override
  public Change setViewingLut(Path cube) throws WorkException {
    return change(timeline -> viewing.set(timeline, cube));
  }

  @Override
  public Change clearViewingLut() throws WorkException {
    String summary = "The timeline is looked at as it is";
    return timeline().viewing().isEmpty()
        ? new Change(summary + "; that was so before.", Optional.empty(), List.of())
        : change(
            t -> new Edited(t.withViewing(Optional.empty()), summary, Optional.empty(), List.of()));
  }

  @Override
  public Change recordConsent(String clip, String words) throws WorkException {
    requireLock();
    VoiceConsent consent =
        Consents.of(
            timeline(), project.bay(), clip, recordTimecode(), words, tools.clock().instant());
    return change(timeline -> Consents.recorded(timeline, consent));
  }

  @Override
  public Change revokeConsent(String clip) throws WorkException {
    requireLock();
    List<VoiceConsent> consents =
        Consents.onRecord(timeline(), project.bay(), clip, recordTimecode());
    return change(timeline -> Consents.revoked(timeline, consents));
  }

  @Override
  public FillPreview preview(FillOrder order) throws WorkException {
    return fills.preview(order);
  }

  @Override
  public FillReport fill(FillOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    requireLock();
    return fills.fill(order, watcher);
  }

  @Override
  public List<SlotTakes> takes(Optional<String> slot) throws WorkException {
    return TakeListing.list(
        timeline(), slots(), project.bay(), file.place().base(), tools.shelf(), slot);
  }

  /** The slots of the survey before, where it was of this very timeline; once, then anew. */
  @SuppressWarnings("ReferenceEquality")
  private SlotSurvey slots() {
    Found known = found;
    found = null;
    return known != null && known.timeline == timeline()
        ? known.slots
        : Surveying.find(timeline(), project.bay());
  }

  @Override
  public Measured seams(String slot, Optional<String> take, Optional<Path> pictures)
      throws WorkException, InterruptedException {
    return new MeasuringTakes(timeline(), project.bay()).measure(slot, take, pictures);
  }

  @Override
  public List<Provenance> provenance(TakeScope scope) throws WorkException {
    return new TakeOrigins(timeline(), project.bay(), file.place().base()).list(scope);
  }

  @Override
  public List<Signed> sign(SignOrder order) throws WorkException, InterruptedException {
    return new TakeSigning(
            timeline(), project.bay(), file.place().base(), order, KeyReference::environment)
        .sign(order);
  }

  @Override
  public Jobs jobs() throws WorkException {
    return new WaitingJobs(tools, project, timeline()).list();
  }

  @Override
  public Change resumeJob(String id, FillWatcher watcher)
      throws WorkException, InterruptedException {
    requireLock();
    return new WaitingJobs(tools, project, timeline())
        .resume(id, new TakeKeeping(new Book(), project.bay()), watcher);
  }

  @Override
  public Change cancelJob(String id, Cancelling how) throws WorkException, InterruptedException {
    requireLock();
    return new WaitingJobs(tools, project, timeline()).cancel(id, how);
  }

  @Override
  public Change setBudget(Optional<Budget> budget) throws WorkException {
    requireLock();
    String summary =
        budget
            .map(b -> "Fills may cost " + b + " together.")
            .orElse("Fills have no budget any more.");
    if (!budget.equals(timeline().budget())) {
      save(timeline().withBudget(budget), summary);
    }
    return new Change(summary, Optional.empty(), List.of());
  }

  @Override
  public Change redoSound(SoundOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    requireLock();
    Optional<Timeline> detached = Detaching.of(timeline(), project.bay(), order.slot());
    Edited edited =
        new SoundAgain(tools, project, detached.orElse(timeline()), order).run(watcher, this::save);
    List<String> remarks = new ArrayList<>(edited.remarks());
    detached.ifPresent(now -> remarks.add(Detaching.REMARK));
    return new Change(edited.summary(), edited.slotId(), remarks);
  }

  @Override
  public Change markDialogue(String slot, String take) throws WorkException {
    String id =
        SlotLookup.find(timeline(), project.bay(), slot)
            .stored()
            .map(record -> record.id())
            .orElse("");
    return change(timeline -> TimelineEdits.markDialogue(timeline, id, take));
  }

  @Override
  public Change useTake(String takeId) throws WorkException {
    return change(timeline -> TimelineEdits.useTake(timeline, takeId));
  }

  @Override
  public Change removeTake(String takeId) throws WorkException {
    return change(timeline -> TimelineEdits.removeTake(timeline, takeId));
  }

  @Override
  public Change undo() throws WorkException {
    requireLock();
    return states.go(-1, "Undone: ");
  }

  @Override
  public Change redo() throws WorkException {
    requireLock();
    return states.go(1, "Done again: ");
  }

  @Override
  public List<HistoryEntry> history() throws WorkException {
    return states.entries();
  }

  @Override
  public List<Leftover> leftovers() throws WorkException {
    return states.leftovers(lock == null ? EditHistory.Hold.LOOKED_AT : EditHistory.Hold.HELD);
  }

  @Override
  public void cleanup(List<Leftover> listed) throws WorkException {
    requireLock();
    states.delete(listed);
  }

  @Override
  public Updated update(Path former) throws WorkException {
    requireLock();
    return Updating.run(former, timeline(), file.place(), project.bay(), tools.clock(), this::save);
  }

  @Override
  public Change relink(Path folder) throws WorkException {
    return change(t -> new Relinking(t, project.bay(), file.place().base()).toFolder(folder));
  }

  @Override
  public Change relink(Map<String, String> renamed) throws WorkException {
    return change(t -> new Relinking(t, project.bay(), file.place().base()).byMap(renamed));
  }

  @Override
  public Rendered render(RenderOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    Path out = order.out().toAbsolutePath().normalize();
    boolean ours =
        out.equals(file()) || out.equals(source()) || out.startsWith(file.place().folder());
    if (ours || project.bay().uses(timeline(), out)) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          out + " is a file that the timeline itself needs. Give another name to render to.");
    }
    return new Rendering(timeline(), project.bay(), order, watcher).run();
  }

  @Override
  public Monitor monitor() {
    return new TimelineMonitor(timeline(), project.bay(), rack, viewing);
  }

  @Override
  public QualityCheck check(QualityOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException {
    return new TimelineQuality(source(), timeline(), project.bay(), order, watcher).run();
  }

  @Override
  public <T> T together(String title, Work<T> work) throws WorkException, InterruptedException {
    requireLock();
    return states.together(title, work);
  }

  @Override
  public void close() {
    rack.close();
    if (lock != null) {
      deleteEmptyFolders();
      lock.close();
    }
  }

  /** A fill that came to nothing leaves no empty folders. */
  private void deleteEmptyFolders() {
    for (Path folder : List.of(file.place().jobs(), file.place().takes(), file.place().history())) {
      try {
        // A link to a folder elsewhere is somebody's choice and stays.
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(folder);
        }
      } catch (IOException e) {
        LOG.trace("{} is not empty, so it stays", folder, e);
      }
    }
  }
}
