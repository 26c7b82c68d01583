package org.raccord.core.internal.edit;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.Measured;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.fill.SlotLookup;
import org.raccord.core.internal.fill.TakeFormat;
import org.raccord.core.internal.measure.CutSeams;
import org.raccord.core.internal.measure.Losses;
import org.raccord.core.internal.measure.Measurements;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.Timelines;

/** Measures takes that a timeline has. */
final class MeasuringTakes {

  private final Timeline timeline;
  private final MediaBay bay;

  MeasuringTakes(Timeline timeline, MediaBay bay) {
    this.timeline = timeline;
    this.bay = bay;
  }

  Measured measure(String name, Optional<String> wanted, Optional<Path> pictures)
      throws WorkException, InterruptedException {
    Slot slot = SlotLookup.find(timeline, bay, name);
    SlotRecord record =
        slot.stored()
            .filter(r -> !r.takes().isEmpty())
            .orElseThrow(
                () ->
                    new WorkException(
                        WorkException.Kind.ORDER,
                        "Slot " + slot.address() + " has no take to measure; fill it first."));
    Optional<String> inUse = Surveying.inUse(timeline, slot);
    String id = wanted.or(() -> inUse).orElse(record.takes().get(record.takes().size() - 1).id());
    Take take =
        record
            .take(id)
            .orElseThrow(
                () ->
                    new WorkException(
                        WorkException.Kind.ORDER,
                        "Slot "
                            + slot.address()
                            + " has no take "
                            + id
                            + "; raccord takes lists those there are."));
    try {
      Timeline cut =
          inUse.filter(id::equals).isPresent()
              ? timeline
              : TimelineEdits.useTake(timeline, id).timeline();
      Slot there = SlotLookup.find(cut, bay, record.id());
      requireFile(cut, there, take);
      PictureFormat format =
          TakeFormat.of(cut, bay)
              .map(TakeFormat::forTake)
              .orElseThrow(
                  () ->
                      new WorkException(
                          WorkException.Kind.INPUT,
                          "No media of the timeline can be read. Relink it first."));
      Measured measured =
          Measurements.finished(
              id,
              Optional.of(slot.address()),
              () -> new CutSeams(cut, bay, format).study(there, take.brief().intent()),
              pictures);
      return new Measured(
          measured.take(),
          measured.slot(),
          Losses.in(measured.report(), take),
          measured.pictures());
    } catch (EditException e) {
      throw new WorkException(WorkException.Kind.ORDER, String.valueOf(e.getMessage()), e);
    }
  }

  private void requireFile(Timeline cut, Slot slot, Take take) throws WorkException {
    boolean there =
        Timelines.item(cut, slot.place())
            .filter(Clip.class::isInstance)
            .map(Clip.class::cast)
            .flatMap(c -> bay.locate(c.media()))
            .isPresent();
    if (!there) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The file of take "
              + take.id()
              + " is not there: "
              + take.picture().path()
              + ". Put it back, or fill the slot again.");
    }
  }
}
