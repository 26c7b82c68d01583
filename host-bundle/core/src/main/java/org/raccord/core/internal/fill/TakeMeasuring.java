package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.measure.CutSeams;
import org.raccord.core.internal.measure.FileSeams;
import org.raccord.core.internal.measure.Losses;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.Take;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures a finished take in the cut it was made for, before the timeline has it. */
final class TakeMeasuring {

  private static final Logger LOG = LoggerFactory.getLogger(TakeMeasuring.class);

  private TakeMeasuring() {}

  /**
   * The take with its seam report, or with the reason why there is none.
   *
   * @throws InterruptedException if the fill was cancelled meanwhile
   */
  static FinishedTake measured(FinishedTake take, SlotTarget target, MediaBay bay)
      throws InterruptedException {
    Attempt.checkInterrupt();
    try {
      return take.with(take.take().withSeams(Losses.in(report(take, target, bay), take.take())));
    } catch (IOException | EditException | RuntimeException e) {
      Attempt.checkInterrupt();
      LOG.warn("Take {} could not be measured", take.take().id(), e);
      return unmeasured(take, e);
    }
  }

  /**
   * A take that has no place in a cut, measured in itself.
   *
   * @param base the folder that the take's path counts from
   */
  static FinishedTake inside(FinishedTake finished, Path base) throws InterruptedException {
    Attempt.checkInterrupt();
    Take take = finished.take();
    try {
      SeamReport report =
          FileSeams.inside(base.resolve(take.picture().path()), finished.pictureSource());
      return finished.with(take.withSeams(Losses.in(report, take)));
    } catch (IOException | WorkException | RuntimeException e) {
      Attempt.checkInterrupt();
      LOG.warn("Take {} could not be measured", take.id(), e);
      return unmeasured(finished, e);
    }
  }

  /** The take with the reason why it is not measured. */
  static FinishedTake unmeasured(FinishedTake take, Throwable why) {
    return take.with(take.take().withSeams(CutSeams.unmeasured(why)));
  }

  private static SeamReport report(FinishedTake take, SlotTarget target, MediaBay bay)
      throws IOException, EditException {
    Timeline cut =
        TimelineEdits.putTake(
                target.timeline(),
                target.slot(),
                take.take(),
                take.picture(),
                take.pictureSource(),
                TakeKeeping.placements(target.timeline(), target.slot(), take))
            .timeline();
    SlotSurvey survey = SlotFinder.find(cut, bay);
    Slot slot =
        survey.slots().stream()
            .filter(s -> s.stored().filter(r -> r.id().equals(take.slotId())).isPresent())
            .findFirst()
            .orElseThrow(() -> new IOException("The take has no place in the cut."));
    return new CutSeams(cut, bay, target.format()).study(slot, target.brief().intent()).report();
  }
}
