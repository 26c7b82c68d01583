package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Progress;
import org.raccord.model.fill.Take;
import org.raccord.model.sound.SoundBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes takes of one slot whole, whoever makes their pictures: picture, sound, record, measures,
 * and the timeline that has it. Of a take that is not kept no file stays.
 */
final class TakeMaking {

  private static final Logger LOG = LoggerFactory.getLogger(TakeMaking.class);

  /** Puts a finished take into the timeline; returns when it is saved, or says why it is not. */
  @FunctionalInterface
  interface Keeper {
    Optional<String> keep(FinishedTake take);
  }

  /** Makes the picture file. */
  @FunctionalInterface
  interface PictureMaker {
    Attempt.Outcome make(TakeWriting writing)
        throws GenerationException, Attempt.OutputException, IOException, InterruptedException;
  }

  private final FillTools tools;
  private final FillProject project;
  private final SlotTarget target;
  private final SlotProgress progress;
  private final Keeper keeper;
  private @Nullable Take bestSoFar;

  TakeMaking(
      FillTools tools,
      FillProject project,
      SlotTarget target,
      SlotProgress progress,
      Keeper keeper) {
    this.tools = tools;
    this.project = project;
    this.target = target;
    this.progress = progress;
    this.keeper = keeper;
  }

  /**
   * Makes a take and keeps it.
   *
   * @param before remarks of what went before
   * @throws GenerationException if there is no picture, or the timeline does not take it
   */
  Take make(
      TakeAssembly.Maker maker,
      RequestBuilder.Prepared prepared,
      FillRequest request,
      List<String> before,
      PictureMaker pictures)
      throws GenerationException, Attempt.OutputException, InterruptedException {
    String stem =
        TakeNames.stem(
            project.place().name(),
            target.slotId(),
            TakePaths.number(maker.take()),
            maker.generator());
    boolean kept = false;
    try {
      List<String> remarks = new ArrayList<>(before);
      SoundFilling sound = new SoundFilling(tools, project, target, progress);
      Optional<SoundBlock> inPicture =
          sound.belongsIntoPicture()
              ? sound.forPicture(
                  request.headHandle(), request.tailHandle(), request.seed(), remarks)
              : Optional.empty();
      Attempt.Outcome outcome =
          pictures.make(
              new TakeWriting(
                  project, target, prepared, stem, sound.belongsIntoPicture(), inPicture));
      SoundFilling.Filled sounds = sound.forTracks(stem, request.seed(), outcome.written().sound());
      FinishedTake take =
          ranked(
              new TakeAssembly(tools, project, target)
                  .take(maker, request, outcome, sounds, remarks));
      Optional<String> problem = keeper.keep(take);
      if (problem.isPresent()) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, "The take could not be kept: " + problem.get());
      }
      kept = true;
      return take.take();
    } catch (IOException e) {
      throw new Attempt.OutputException(e);
    } finally {
      if (!kept) {
        discard(stem, maker.take());
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

  private void discard(String stem, String take) {
    try {
      TakePaths.delete(project.place(), stem);
    } catch (IOException e) {
      LOG.warn("Something of take {} stays behind; raccord clean removes it", take, e);
    }
  }
}
