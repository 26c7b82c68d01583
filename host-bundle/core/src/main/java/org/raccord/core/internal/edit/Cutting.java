package org.raccord.core.internal.edit;

import java.util.Optional;
import org.raccord.core.CutOrder;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.End;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.MediaShelf;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;

/** Carries out orders that change the cut. */
final class Cutting {

  private final Timeline timeline;
  private final RecordTimecode timecode;
  private final MediaShelf shelf;

  Cutting(Timeline timeline, RecordTimecode timecode, MediaShelf shelf) {
    this.shelf = shelf;
    this.timeline = timeline;
    this.timecode = timecode;
  }

  Edited run(CutOrder order) throws EditException, WorkException {
    if (order instanceof CutOrder.Trim trim) {
      return TimelineEdits.trim(
          timeline, clip(trim.clip(), trim.at()), end(trim.end()), trim.frames());
    }
    if (order instanceof CutOrder.Roll roll) {
      return TimelineEdits.roll(
          timeline, clip(roll.clip(), roll.at()), end(roll.end()), roll.frames());
    }
    if (order instanceof CutOrder.RippleTrim trim) {
      return TimelineEdits.rippleTrim(
          timeline, clip(trim.clip(), trim.at()), end(trim.end()), trim.frames());
    }
    if (order instanceof CutOrder.RemoveTransition joint) {
      return TimelineEdits.removeTransition(
          timeline, TimelineEdits.transitionAt(timeline, joint.track(), joint.at()));
    }
    if (order instanceof CutOrder.ResizeTransition joint) {
      return TimelineEdits.resizeTransition(
          timeline,
          TimelineEdits.transitionAt(timeline, joint.track(), joint.at()),
          joint.frames(),
          shelf);
    }
    if (order instanceof CutOrder.InsertGap gap) {
      return TimelineEdits.insertGap(timeline, gap.at(), gap.length());
    }
    if (order instanceof CutOrder.Mark mark) {
      return TimelineEdits.mark(timeline, mark.at(), mark.name());
    }
    if (order instanceof CutOrder.Unmark unmark) {
      return TimelineEdits.unmark(timeline, unmark.at());
    }
    CutOrder.Switch track = (CutOrder.Switch) order;
    return TimelineEdits.enable(timeline, track.track(), track.state());
  }

  private ItemPath clip(String name, Optional<FrameTime> at) throws WorkException {
    return ClipChoice.find(timeline, name, at, timecode);
  }

  private static End end(Edit.End end) {
    return switch (end) {
      case HEAD -> End.HEAD;
      case TAIL -> End.TAIL;
    };
  }
}
