package org.raccord.core.internal.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.FillOrder;
import org.raccord.core.FillPreview;
import org.raccord.core.WorkException;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.timeline.MarkerNote;
import org.raccord.model.timeline.Obstacle;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;

/** Asks what an order would do, and does nothing of it. */
public final class Previewing {

  private final Timeline timeline;
  private final FillProject project;
  private final GeneratorShelf shelf;

  public Previewing(Timeline timeline, FillProject project, GeneratorShelf shelf) {
    this.timeline = timeline;
    this.project = project;
    this.shelf = shelf;
  }

  /**
   * What the order would do.
   *
   * @param markers what is to be said of markers
   * @throws WorkException if it could not be carried out as a whole
   */
  public FillPreview preview(FillOrder order, List<MarkerNote> markers) throws WorkException {
    List<Shelved> asked = asked(order);
    TakeFormat formats = new TakeFormat(timeline, order.format(), project.bay());
    List<FillPreview.SlotPreview> slots = new ArrayList<>();
    for (Slot slot :
        FillPlan.choose(order.slots(), SlotFinder.find(timeline, project.bay()), project.bay())) {
      Brief brief = RequestBuilder.brief(slot, order.brief());
      Optional<Obstacle> obstacle = TimelineEdits.obstacle(timeline, slot);
      Optional<PictureFormat> format = formats.of(slot);
      if (obstacle.isPresent() || format.isEmpty()) {
        String why =
            obstacle.map(Obstacle::message).orElse("No clip of its track tells a picture size.");
        slots.add(
            new FillPreview.SlotPreview(
                slot, brief, List.of(), Optional.of(why), Optional.empty()));
        continue;
      }
      RequestBuilder.Prepared prepared =
          RequestBuilder.prepare(
              slot, format.get(), project.bay(), EdgeSound.NONE, timeline.colour());
      FillRequest question =
          prepared.request(brief, order.seed().orElse(RequestBuilder.NO_SEED), List.of());
      List<Take> takes = RequestBuilder.takes(slot);
      Terms terms = new Terms(project.policy(), prepared.display().question());
      slots.add(
          new FillPreview.SlotPreview(
              slot,
              brief,
              asked.stream()
                  .map(s -> asked(s, RequestBuilder.of(question, takes, s), terms))
                  .toList(),
              Optional.empty(),
              prepared.display().transform().map(DisplayTransform::words)));
    }
    return new FillPreview(slots, markers);
  }

  private List<Shelved> asked(FillOrder order) throws WorkException {
    if (order.generators().isEmpty()) {
      return shelf.forAnybody();
    }
    List<Shelved> asked = new ArrayList<>();
    for (String name : order.generators()) {
      List<Shelved> meant = shelf.named(name);
      if (meant.isEmpty()) {
        throw new WorkException(WorkException.Kind.ORDER, shelf.nobody(name));
      }
      asked.addAll(meant);
    }
    return asked;
  }

  private FillPreview.Asked asked(Shelved shelved, FillRequest question, Terms terms) {
    Offer offer = shelf.offer(shelved, question);
    return new FillPreview.Asked(
        shelved.card().id(),
        offer,
        offer instanceof Offer.Serves serves ? terms.refusal(serves) : Optional.empty(),
        shelf.measured(shelved, question));
  }
}
