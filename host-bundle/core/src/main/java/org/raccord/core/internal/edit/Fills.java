package org.raccord.core.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.FillOrder;
import org.raccord.core.FillPreview;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.Exporting;
import org.raccord.core.internal.fill.FillProject;
import org.raccord.core.internal.fill.FillRun;
import org.raccord.core.internal.fill.FillTools;
import org.raccord.core.internal.fill.Previewing;
import org.raccord.core.internal.fill.SaidOfShots;
import org.raccord.core.internal.fill.TakeKeeping;
import org.raccord.model.picture.ShotColour;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.MarkerNote;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotIds;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;

/**
 * Fills of an open timeline: what the order says of the shots is noted first, and clips that
 * markers ask to be longer are made so where no slot is named.
 */
final class Fills {

  private final FillTools tools;
  private final FillProject project;
  private final TakeKeeping.Book book;

  /**
   * @param book the timeline and where its changes go
   */
  Fills(FillTools tools, FillProject project, TakeKeeping.Book book) {
    this.tools = tools;
    this.project = project;
    this.book = book;
  }

  /** What {@link org.raccord.core.Edit#preview} asks for. */
  FillPreview preview(FillOrder order) throws WorkException {
    Optional<ShotColour> said =
        SaidOfShots.settled(order.fitting().colour(), project.place().base());
    Timeline now = book.timeline().withColour(SaidOfShots.with(said, book.timeline().colour()));
    boolean named = order.slots() instanceof FillOrder.Selection.Named;
    List<MarkerNote> markers =
        named ? List.of() : Surveying.markers(now, SlotFinder.find(now, project.bay()));
    Timeline then =
        named
            ? now
            : TimelineEdits.extendAsMarked(
                    now, t -> SlotIds.next(t, tools.random()), new ArrayList<>())
                .map(Edited::timeline)
                .orElse(now);
    return new Previewing(then, project, tools.shelf()).preview(order, markers);
  }

  /** What {@link org.raccord.core.Edit#fill} asks for; the project is held. */
  FillReport fill(FillOrder order, FillWatcher watcher) throws WorkException, InterruptedException {
    Exporting.check(order);
    Optional<ShotColour> said =
        SaidOfShots.settled(order.fitting().colour(), project.place().base());
    Optional<ShotColour> known = SaidOfShots.with(said, book.timeline().colour());
    if (!known.equals(book.timeline().colour())) {
      book.save(book.timeline().withColour(known), "What the shots' values stand for was noted");
    }
    List<FillReport.SlotResult> impossible =
        order.slots() instanceof FillOrder.Selection.Named ? List.of() : extendAsMarked();
    FillReport filled =
        new FillRun(tools, project, new TakeKeeping(book, project.bay()), order, watcher).run();
    FillReport report = filled.with(impossible);
    if (order.export().isEmpty() || report.filled() == 0) {
      return report;
    }
    String slot = report.slots().get(0).id();
    return new FillReport(
        report.slots(),
        new Exporting(book.timeline(), project.bay(), slot).write(order.export().get()));
  }

  /** Makes clips longer as markers ask; answers with what could not be made. */
  private List<FillReport.SlotResult> extendAsMarked() throws WorkException {
    List<String> impossible = new ArrayList<>();
    Optional<Edited> edited =
        TimelineEdits.extendAsMarked(
            book.timeline(), t -> SlotIds.next(t, tools.random()), impossible);
    if (edited.isPresent()) {
      book.save(edited.get().timeline(), edited.get().summary());
    }
    return impossible.stream()
        .map(
            why ->
                new FillReport.SlotResult(
                    "marker", "", FillReport.Outcome.FAILED, List.of(), Optional.of(why)))
        .toList();
  }
}
