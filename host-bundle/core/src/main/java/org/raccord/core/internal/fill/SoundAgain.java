package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.audio.GeneratedSound;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.SoundOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.measure.CutSeams;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.media.MediaException;
import org.raccord.media.SoundFacts;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.Fingerprints;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SoundSlot;
import org.raccord.model.timeline.SoundSlots;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.Timelines;

/**
 * Gives the take in use of a slot new sound: a take of its own, which has the picture of the one in
 * use and stands on the sound tracks alone. Nothing on a picture track changes.
 */
public final class SoundAgain {

  /** What a take says whose sound holds what the generator made with its picture. */
  static final String WITH_PICTURE = "made with the picture";

  /** Writes a timeline; if this throws, nothing has changed. */
  @FunctionalInterface
  public interface Saver {
    void save(Timeline next, String title) throws WorkException;
  }

  private final FillTools tools;
  private final FillProject project;
  private final Timeline timeline;
  private final SoundOrder order;

  public SoundAgain(FillTools tools, FillProject project, Timeline timeline, SoundOrder order) {
    this.tools = tools;
    this.project = project;
    this.timeline = timeline;
    this.order = order;
  }

  /**
   * Makes the sound and saves the timeline that has it. Where it throws, no file of it stays.
   *
   * @return what changed, and what the editor should know of it
   * @throws WorkException ORDER where the slot has no take in use; INPUT where the sound cannot be
   *     made or has no place
   */
  public Edited run(FillWatcher watcher, Saver saver) throws WorkException, InterruptedException {
    Slot slot = SlotLookup.find(timeline, project.bay(), order.slot());
    SlotRecord record =
        slot.stored()
            .orElseThrow(
                () ->
                    new WorkException(
                        WorkException.Kind.ORDER,
                        "Slot " + slot.address() + " has no take; fill it first."));
    Take inUse = inUse(slot, record);
    SlotTarget target = target(slot, record);
    SlotProgress progress =
        new SlotProgress(
            slot.address() + " sound", 1, slot.record().length(), watcher, System::nanoTime);
    SlotWork work =
        new SlotWork(
            tools, project, target, progress, new Shelter(Thread.currentThread()), Turn.first());
    SoundFilling filling = new SoundFilling(work);
    if (filling.belongsIntoPicture()) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The sound of "
              + inUse.id()
              + " is in its picture file, because the timeline has no sound track, and with several"
              + " picture tracks or nests none can be made of it. Add one in your editor and fill"
              + " the slot again.");
    }
    int number = target.firstNumber();
    String id = record.id() + "." + number;
    String stem = TakeNames.stem(project.place().name(), record.id(), number, "sound");
    boolean kept = false;
    try {
      List<String> remarks = new ArrayList<>();
      Optional<OwnSound> own = own(slot, record, inUse, remarks);
      // No picture is waited for here: what cannot be made is told by the making itself.
      Optional<String> homeless = filling.homeless();
      if (homeless.isPresent()) {
        throw new WorkException(WorkException.Kind.INPUT, homeless.get());
      }
      GeneratedSound.Level level =
          order.own() == SoundOrder.GeneratorsOwn.MATCH
              ? GeneratedSound.Level.MATCHED
              : GeneratedSound.Level.KEPT;
      SoundFilling.Filled made =
          new SoundFilling(work).withOwn(level).forTracks(stem, target.seed(), own, mark(inUse));
      if (made.unheard().isPresent()) {
        throw new WorkException(WorkException.Kind.INPUT, made.unheard().get());
      }
      if (made.sounds().isEmpty()) {
        throw new WorkException(
            WorkException.Kind.INPUT,
            made.remarks().isEmpty()
                ? "No production-sound track has a place for the sound of " + slot.address() + "."
                : String.join(" ", made.remarks()));
      }
      remarks.addAll(made.remarks());
      FinishedTake finished =
          new FinishedTake(
              slot,
              target.brief(),
              take(id, inUse, target, made, remarks),
              reference(slot, inUse),
              slot.record(),
              made.sounds());
      Edited edited = put(finished, measured(finished, inUse, target));
      saver.save(edited.timeline(), edited.summary());
      kept = true;
      return new Edited(edited.timeline(), edited.summary(), edited.slotId(), remarks);
    } catch (IOException | Attempt.OutputException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          e.getCause() instanceof IOException raw
              ? NotWritable.message(project.place().folder(), raw)
              : String.valueOf(e.getMessage()),
          e);
    } catch (EditException e) {
      throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()), e);
    } finally {
      if (!kept) {
        discard(stem);
      }
    }
  }

  private Take inUse(Slot slot, SlotRecord record) throws WorkException {
    String prefix = Take.referenceKey("");
    return Timelines.item(timeline, slot.place())
        .filter(Clip.class::isInstance)
        .map(item -> ((Clip) item).activeKey())
        .filter(key -> key.startsWith(prefix))
        .flatMap(key -> record.take(key.substring(prefix.length())))
        .orElseThrow(
            () ->
                new WorkException(
                    WorkException.Kind.ORDER,
                    "Slot " + slot.address() + " has no take in use; fill it first."));
  }

  private SlotTarget target(Slot slot, SlotRecord record) throws WorkException {
    PictureFormat format =
        TakeFormat.of(timeline, slot, Optional.empty(), project.bay())
            .orElseThrow(
                () ->
                    new WorkException(
                        WorkException.Kind.INPUT,
                        "No media of the timeline can be read. Relink it first."));
    int number;
    try {
      number = Math.max(record.nextTake(), TakePaths.highest(project.place(), record.id()) + 1);
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, NotWritable.message(project.place().takes(), e), e);
    }
    Brief asked = record.brief();
    Brief brief =
        asked.withSound(
            order.lines().orElse(asked.lines()), order.effects().orElse(asked.effects()));
    return new SlotTarget(
        timeline,
        slot,
        record.id(),
        brief,
        format,
        Fingerprints.of(slot),
        1,
        order.seed().orElseGet(() -> tools.random().nextLong(1, 1_000_000)),
        number,
        List.of(),
        List.of(),
        FillOrder.Fitting.USUAL);
  }

  /**
   * The generator's own sound, from a take of this picture in which nothing lies over it. Over the
   * slot it takes the place of the tone, so it can be had from there again.
   */
  private Optional<OwnSound> own(Slot slot, SlotRecord record, Take inUse, List<String> remarks)
      throws MediaException {
    if (order.own() == SoundOrder.GeneratorsOwn.REPLACE) {
      return Optional.empty();
    }
    List<Take> having =
        record.takes().stream()
            .filter(t -> t.picture().path().equals(inUse.picture().path()))
            .filter(t -> t.settings().getOrDefault("sound", "").contains(WITH_PICTURE))
            .filter(t -> !t.sounds().isEmpty())
            .toList();
    Optional<Take> bare =
        having.stream()
            .filter(t -> t.lines().isEmpty() && t.brief().effects().isEmpty())
            .findFirst();
    List<SoundSlot> places = SoundSlots.find(timeline, slot);
    if (bare.isEmpty() || places.isEmpty()) {
      if (!having.isEmpty()) {
        remarks.add(
            "The generator's own sound is left out: lines or effects lie over it in every take there"
                + " is.");
      }
      return Optional.empty();
    }
    TakeFile file = bare.get().sounds().get(0);
    Path path = project.place().base().resolve(file.path());
    SoundFacts facts = project.bay().facts(path).sound().orElseThrow();
    long begin = slot.record().startTime().sample(SoundBeside.RATE);
    long zero = begin - places.get(0).record().startTime().sample(SoundBeside.RATE);
    long length = slot.record().endTime().sample(SoundBeside.RATE) - begin;
    return Optional.of(
        new OwnSound(path, file.headHandle() + zero, length, facts.format().channels()));
  }

  private static SourceMark mark(Take picture) {
    return new SourceMark(
        picture.sourceType().uri(),
        picture.ai().map(AiSystem::name),
        picture.ai().map(AiSystem::version).filter(version -> !version.isBlank()));
  }

  private Take take(
      String id, Take inUse, SlotTarget target, SoundFilling.Filled made, List<String> remarks) {
    Map<String, String> settings = new LinkedHashMap<>(inUse.settings());
    settings.remove(SoundFilling.VOICE_CONSENT);
    made.note(settings);
    settings.put("picture", inUse.id());
    return new Take(
        id,
        inUse.generator(),
        inUse.generatorVersion(),
        target.brief(),
        target.seed(),
        settings,
        inUse.sourceType(),
        inUse.plan(),
        "New sound under the picture of " + inUse.id() + ".",
        inUse.estimate(),
        remarks,
        inUse.counts(),
        inUse.picture(),
        made.files(),
        inUse.fingerprint(),
        tools.clock().instant(),
        Optional.empty(),
        inUse.ai(),
        made.lines());
  }

  private MediaReference reference(Slot slot, Take inUse) throws EditException {
    return Timelines.item(timeline, slot.place())
        .filter(Clip.class::isInstance)
        .map(item -> ((Clip) item).references().get(inUse.referenceKey()))
        .orElseThrow(() -> new EditException("Take " + inUse.id() + " has no picture here."));
  }

  /**
   * Measured: the sound anew, the picture too where the take in use has no report that still holds.
   */
  private Take measured(FinishedTake finished, Take inUse, SlotTarget target)
      throws InterruptedException {
    Attempt.checkInterrupt();
    try {
      Timeline cut = put(finished, finished.take()).timeline();
      Slot slot = SlotLookup.find(cut, project.bay(), target.slotId());
      CutSeams seams = new CutSeams(cut, project.bay(), target.format());
      Optional<SeamReport> known =
          inUse
              .seams()
              .filter(r -> r.isOfToday() && !r.parts().isEmpty())
              .filter(r -> inUse.fingerprint().equals(target.fingerprint()));
      return finished
          .take()
          .withSeams(
              known.isPresent()
                  ? seams.soundAgain(slot, known.get(), target.brief().intent())
                  : seams.study(slot, target.brief().intent()).report());
    } catch (IOException | EditException | WorkException | RuntimeException e) {
      Attempt.checkInterrupt();
      return finished.take().withSeams(CutSeams.unmeasured(e));
    }
  }

  private Edited put(FinishedTake finished, Take take) throws EditException {
    Timeline asked =
        finished.slot().stored().filter(r -> r.brief().equals(finished.brief())).isPresent()
            ? timeline
            : TimelineEdits.storeBrief(
                    timeline, finished.slot(), finished.slotId(), finished.brief())
                .timeline();
    return TimelineEdits.putSoundTake(
        asked, finished.slot(), take, TakeKeeping.placements(asked, finished.slot(), finished));
  }

  private void discard(String stem) throws WorkException {
    try {
      TakePaths.delete(project.place(), stem);
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, NotWritable.message(project.place().takes(), e), e);
    }
  }
}
