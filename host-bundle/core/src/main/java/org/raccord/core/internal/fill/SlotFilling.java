package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.raccord.core.FillOrder;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Progress;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Obstacle;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.otio.MediaUrls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the takes of one slot, one after the other, on a thread of its own. */
final class SlotFilling {

  private static final Logger LOG = LoggerFactory.getLogger(SlotFilling.class);

  /** Puts a finished take into the timeline; returns when it is saved, or says why it is not. */
  @FunctionalInterface
  interface Keeper {
    Optional<String> keep(FinishedTake take);
  }

  /**
   * What became of a slot.
   *
   * @param takes those that were made and kept
   * @param failure why there are none, or fewer than wanted; empty where all is well
   * @param kind who can do something about it, where it is not the generators
   */
  record End(List<Take> takes, Optional<String> failure, Optional<WorkException.Kind> kind) {

    static End failed(String why, WorkException.Kind kind) {
      return new End(List.of(), Optional.of(why), Optional.of(kind));
    }

    End {
      takes = List.copyOf(takes);
    }
  }

  private final FillTools tools;
  private final FillProject project;
  private final SlotTarget target;
  private final List<String> named;
  private final FillOrder.HandleUse handles;
  private final SlotProgress progress;
  private final BooleanSupplier late;
  private final Keeper keeper;
  private @Nullable Take bestSoFar;

  /**
   * @param named generators to use, in order; empty for whichever serves
   * @param handles whether what the editor cut out may serve
   * @param late whether the time in which fills may begin is over
   */
  SlotFilling(
      FillTools tools,
      FillProject project,
      SlotTarget target,
      List<String> named,
      FillOrder.HandleUse handles,
      SlotProgress progress,
      BooleanSupplier late,
      Keeper keeper) {
    this.tools = tools;
    this.project = project;
    this.target = target;
    this.named = named;
    this.handles = handles;
    this.progress = progress;
    this.late = late;
    this.keeper = keeper;
  }

  /**
   * Makes the takes.
   *
   * @throws Attempt.OutputException if files cannot be written
   * @throws InterruptedException if the thread was interrupted; what was kept stays
   */
  End run() throws Attempt.OutputException, InterruptedException {
    Optional<Obstacle> obstacle = TimelineEdits.obstacle(target.timeline(), target.slot());
    if (obstacle.isPresent()) {
      return End.failed(obstacle.get().message(), WorkException.Kind.INPUT);
    }
    RequestBuilder.Prepared prepared =
        RequestBuilder.prepare(target.slot(), target.format(), project.bay());
    if (!prepared.remarks().isEmpty()) {
      return End.failed(String.join(" ", prepared.remarks()), WorkException.Kind.INPUT);
    }
    List<Take> made = new ArrayList<>();
    List<String> plans = new ArrayList<>(RequestBuilder.plans(target.slot()));
    List<String> failures = new ArrayList<>();
    int number = target.firstNumber();
    Shelved settled = null;
    boolean forbidden = false;
    for (Journal.Entry unfinished : target.unfinished()) {
      if (made.size() < target.takes()) {
        resume(unfinished, prepared, failures).ifPresent(made::add);
      }
    }
    List<String> remarks = new ArrayList<>();
    if (handles == FillOrder.HandleUse.USE) {
      if (target.slot().cutOut() == prepared.base().length()) {
        made.add(cutOut(prepared, number));
        number++;
      } else {
        remarks.add(whyNotCutOut(prepared.base().length()));
      }
    }
    for (int n = made.size(); n < target.takes(); n++) {
      if (late.getAsBoolean()) {
        failures.add("Not begun: the time given was over. Fill again to go on.");
        break;
      }
      progress.onTake(n);
      FillRequest request = prepared.request(target.brief(), target.seed() + n, plans);
      Candidates candidates = Candidates.ask(tools.shelf(), named, request);
      List<Shelved> order =
          settled == null ? candidates.generators() : only(settled, candidates.generators());
      Take take = null;
      List<String> reasons = new ArrayList<>();
      for (Shelved generator : order) {
        Journal.Entry entry = entry(generator, number, request);
        try {
          take = attempt(generator, entry, prepared, request, remarks);
          settled = generator;
          break;
        } catch (GenerationException e) {
          LOG.info(
              "{} did not fill {}: {}", entry.generator(), target.slot().address(), e.getMessage());
          reasons.add(reason(entry.generator(), e));
        }
      }
      if (take == null) {
        forbidden = made.isEmpty() && order.isEmpty() && candidates.forbidden();
        reasons.addAll(candidates.refusals());
        failures.add(
            made.isEmpty()
                ? String.join(" ", reasons)
                : "No further take: " + String.join(" ", reasons));
        break;
      }
      made.add(take);
      plans.add(take.plan());
      number++;
    }
    return new End(
        made,
        failures.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", failures)),
        forbidden ? Optional.of(WorkException.Kind.POLICY) : Optional.empty());
  }

  private String whyNotCutOut(long length) {
    long there = target.slot().cutOut();
    return there == 0
        ? "There is no cut-out media to use: the two neighbours are not parts of one source that"
            + " run on from one to the other."
        : "The cut-out media is not used: it has "
            + there
            + " frames and the slot has "
            + length
            + ". Make the slot as long, or put the frames back by hand.";
  }

  private static List<Shelved> only(Shelved settled, List<Shelved> serving) {
    return serving.stream().filter(s -> s.card().id().equals(settled.card().id())).toList();
  }

  private static String reason(String generator, GenerationException e) {
    String then =
        switch (e.kind()) {
          case TRANSIENT -> " Try again later.";
          case REFUSED -> " Change the brief.";
          case MISCONFIGURED -> " Change its settings.";
          case FAILED, UNSUPPORTED -> "";
        };
    return generator + ": " + e.getMessage() + then;
  }

  private Journal.Entry entry(Shelved generator, int number, FillRequest request) {
    return new Journal.Entry(
        "j" + Long.toString(Math.floorMod(tools.random().nextLong(), 1L << 40), 36),
        target.slotId(),
        target.slot().address(),
        SlotTarget.text(target.fingerprint()),
        target.slotId() + "." + number,
        generator.card().id(),
        request.seed(),
        request.plansTaken(),
        ProcessHandle.current().pid(),
        tools.clock().instant().toString());
  }

  /** Goes on with a job of a former run; a job that cannot go on is a reason, not an end. */
  private Optional<Take> resume(
      Journal.Entry entry, RequestBuilder.Prepared prepared, List<String> failures)
      throws Attempt.OutputException, InterruptedException {
    Shelved generator =
        tools.shelf().all().stream()
            .filter(s -> s.card().id().equals(entry.generator()))
            .findFirst()
            .orElse(null);
    if (generator == null) {
      failures.add(
          "A job of "
              + entry.generator()
              + " waits to be gone on with; put that generator back and fill again.");
      return Optional.empty();
    }
    LOG.info("Going on with job {} of {}", entry.id(), entry.generator());
    project.journal().adopt(entry.id());
    try {
      return Optional.of(
          attempt(
              generator,
              entry,
              prepared,
              prepared.request(target.brief(), entry.seed(), entry.plansTaken()),
              List.of()));
    } catch (GenerationException e) {
      failures.add(reason(entry.generator(), e));
      return Optional.empty();
    }
  }

  private Take attempt(
      Shelved generator,
      Journal.Entry entry,
      RequestBuilder.Prepared prepared,
      FillRequest request,
      List<String> before)
      throws GenerationException, Attempt.OutputException, InterruptedException {
    String stem =
        TakeNames.stem(
            project.place().name(),
            target.slotId(),
            TakePaths.number(entry.take()),
            entry.generator());
    boolean kept = false;
    try {
      project.journal().begin(entry);
      List<String> remarks = new ArrayList<>(before);
      SoundFilling sound = new SoundFilling(tools, project, target, progress);
      Optional<SoundBlock> inPicture =
          sound.belongsIntoPicture()
              ? sound.forPicture(
                  request.headHandle(), request.tailHandle(), request.seed(), remarks)
              : Optional.empty();
      TakeWriting writing =
          new TakeWriting(project, target, prepared, stem, sound.belongsIntoPicture(), inPicture);
      Attempt.Outcome outcome =
          new Attempt(tools, project.journal(), generator, entry, prepared, writing, progress)
              .run(request);
      SoundFilling.Filled sounds = sound.forTracks(stem, request.seed(), outcome.written().sound());
      FinishedTake take =
          take(
              new TakeId(entry.take(), entry.generator(), generator.version()),
              request,
              outcome,
              sounds,
              remarks);
      take = ranked(take);
      Optional<String> problem = keeper.keep(take);
      if (problem.isPresent()) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, "The take could not be kept: " + problem.get());
      }
      kept = true;
      endOfJob(entry);
      return take.take();
    } catch (IOException e) {
      throw new Attempt.OutputException(e);
    } finally {
      if (!kept) {
        discard(stem, entry);
      }
    }
  }

  /** Measures a take; where one of this order matches better, that one stays in use. */
  private FinishedTake ranked(FinishedTake finished) throws InterruptedException {
    progress.accept(new Progress.Working("measuring"));
    FinishedTake measured = TakeMeasuring.measured(finished, target, project.bay());
    Take best = bestSoFar;
    if (best != null && Take.BEST_FIRST.compare(best, measured.take()) < 0) {
      return measured.after(best);
    }
    bestSoFar = measured.take();
    return measured;
  }

  private void endOfJob(Journal.Entry entry) {
    try {
      project.journal().end(entry.id());
    } catch (IOException e) {
      LOG.warn("The folder of job {} stays behind; raccord clean removes it", entry.id(), e);
    }
  }

  /** Whatever was written of a take that is not kept goes; a job that can be resumed stays. */
  private void discard(String stem, Journal.Entry entry) {
    try {
      TakePaths.delete(project.place(), stem);
      if (project.journal().ticket(entry.id()).isEmpty()) {
        project.journal().end(entry.id());
      } else {
        project.journal().leave(entry.id());
      }
    } catch (IOException e) {
      LOG.warn("Something of take {} stays behind; raccord clean removes it", entry.take(), e);
    }
  }

  /** Puts back what the editor cut out: real frames that fit the slot exactly. */
  private Take cutOut(RequestBuilder.Prepared prepared, int number)
      throws Attempt.OutputException, InterruptedException {
    String id = "raccord:cut-out";
    String stem = TakeNames.stem(project.place().name(), target.slotId(), number, id);
    ClipFrames before = prepared.before().orElseThrow();
    FillRequest request = prepared.request(target.brief(), target.seed(), List.of());
    Made.Account account =
        new Made.Account(
            "cut-out",
            "The frames that were cut out between the two clips, put back.",
            1,
            List.of(),
            request.length(),
            DigitalSourceType.HUMAN_EDITS,
            Map.of());
    boolean kept = false;
    try {
      List<String> remarks = new ArrayList<>();
      SoundFilling sound = new SoundFilling(tools, project, target, progress);
      TakeWriting writing =
          new TakeWriting(
              project,
              target,
              prepared,
              stem,
              sound.belongsIntoPicture(),
              sound.belongsIntoPicture()
                  ? sound.forPicture(
                      request.headHandle(), request.tailHandle(), request.seed(), remarks)
                  : Optional.empty());
      Made made = new Made.Pushed(request.headHandle(), account);
      TakeWriting.Written written =
          writing.copyOf(
              before.file(),
              new Made.Alignment.StartsAt(before.range().end()),
              Attempt::checkInterrupt);
      SoundFilling.Filled sounds = sound.forTracks(stem, request.seed(), Optional.empty());
      FinishedTake take =
          take(
              new TakeId(target.slotId() + "." + number, id, "1"),
              request,
              new Attempt.Outcome(made, written),
              sounds,
              remarks);
      take = ranked(take);
      Optional<String> problem = keeper.keep(take);
      if (problem.isPresent()) {
        throw new IOException(problem.get());
      }
      kept = true;
      return take.take();
    } catch (GenerationException | IOException e) {
      throw new Attempt.OutputException(new IOException(e.getMessage(), e));
    } finally {
      if (!kept) {
        try {
          TakePaths.delete(project.place(), stem);
        } catch (IOException e) {
          LOG.warn("Something of take {} stays behind; raccord clean removes it", stem, e);
        }
      }
    }
  }

  /** Who made which take. */
  private record TakeId(String take, String generator, String version) {}

  private FinishedTake take(
      TakeId entry,
      FillRequest request,
      Attempt.Outcome outcome,
      SoundFilling.Filled sounds,
      List<String> soundRemarks)
      throws IOException {
    Made.Account account = outcome.made().account();
    TakeWriting.Written written = outcome.written();
    Rate rate = request.rate();
    long length = request.length();
    Path file = written.file();
    List<String> remarks = new ArrayList<>(account.remarks());
    remarks.addAll(written.remarks());
    remarks.addAll(soundRemarks);
    remarks.addAll(sounds.remarks());
    Map<String, String> settings = new LinkedHashMap<>(account.settings());
    if (!sounds.methods().isEmpty()) {
      settings.put("sound", String.join(", ", sounds.methods()));
    }
    long real = Math.max(0, Math.min(length, account.realFrames()));
    Take take =
        new Take(
            entry.take(),
            entry.generator(),
            entry.version(),
            request.brief(),
            request.seed(),
            settings,
            account.sourceType(),
            account.plan(),
            account.description(),
            account.estimate(),
            remarks,
            new Take.FrameCounts(real, length - real, written.head() + written.tail()),
            new TakeFile(
                TakePaths.relative(file, project.place()),
                Hashes.whole(file),
                written.head(),
                length,
                written.tail()),
            sounds.files(),
            target.fingerprint(),
            tools.clock().instant(),
            Optional.empty());
    MediaReference picture =
        new MediaReference.External(
            String.valueOf(file.getFileName()),
            MediaUrls.url(file, project.place().base()),
            Optional.of(new FrameRange(0, written.head() + length + written.tail(), rate)),
            Origin.NONE);
    return new FinishedTake(
        target.slot(),
        target.brief(),
        take,
        picture,
        new FrameRange(written.head(), length, rate),
        sounds.sounds(),
        Optional.empty());
  }
}
