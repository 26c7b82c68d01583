package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private final SlotWork work;
  private final Keeper keeper;

  TakeMaking(SlotWork work, Keeper keeper) {
    this.work = work;
    this.keeper = keeper;
  }

  /**
   * Makes a take and keeps it. Once its picture is made, a cancellation costs it no more than its
   * measures.
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
    FillProject project = work.project();
    SlotTarget target = work.target();
    String stem =
        TakeNames.stem(
            project.place().name(),
            target.slotId(),
            TakePaths.number(maker.take()),
            maker.generator());
    boolean kept = false;
    try {
      List<String> remarks = new ArrayList<>(before);
      SoundFilling sound = new SoundFilling(work);
      Optional<SoundBlock> inPicture =
          sound.belongsIntoPicture()
              ? sound.forPicture(
                  request.headHandle(), request.tailHandle(), request.seed(), remarks)
              : Optional.empty();
      Attempt.Outcome outcome =
          pictures.make(
              new TakeWriting(
                  project,
                  target,
                  prepared,
                  stem,
                  sound.belongsIntoPicture(),
                  inPicture,
                  work.tools().takeCodec()));
      work.shelter().enter();
      long made = System.nanoTime();
      SoundFilling.Filled sounds =
          sound.forTracks(
              stem, request.seed(), outcome.written().sound(), outcome.written().mark().inFile());
      FinishedTake take =
          measured(new TakeAssembly(work).take(maker, request, outcome, sounds, remarks));
      Optional<String> problem = keeper.keep(take);
      if (problem.isPresent()) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, "The take could not be kept: " + problem.get());
      }
      kept = true;
      work.tools().shelf().tookItself(request, (System.nanoTime() - made) / 1e9);
      return take.take();
    } catch (IOException e) {
      throw new Attempt.OutputException(e);
    } finally {
      if (!kept) {
        discard(stem, maker.take());
      }
      work.shelter().leave();
    }
  }

  /** Measured, unless it was cancelled before that was over: the take can be measured later. */
  private FinishedTake measured(FinishedTake finished) {
    work.shelter().leave();
    try {
      work.progress().accept(new Progress.Working("measuring"));
      return TakeMeasuring.measured(finished, work.target(), work.project().bay());
    } catch (InterruptedException e) {
      LOG.info("Take {} is kept without its measures: {}", finished.take().id(), e.getMessage());
      return TakeMeasuring.unmeasured(finished, e);
    } finally {
      work.shelter().enter();
    }
  }

  private void discard(String stem, String take) {
    try {
      TakePaths.delete(work.project().place(), stem);
    } catch (IOException e) {
      LOG.warn("Something of take {} stays behind; raccord clean removes it", take, e);
    }
  }
}
