package org.raccord.desktop.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Edit;
import org.raccord.core.Edit.HistoryEntry;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.Job;
import org.raccord.core.Jobs;
import org.raccord.core.Monitor;
import org.raccord.core.SlotTakes;
import org.raccord.core.Survey;
import org.raccord.core.Survey.SurveyedSlot;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.model.picture.ViewingLut;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Timeline;

/**
 * An open timeline as it stood at one moment: all that the window shows of it. It is equal to
 * itself alone: properties compare what they hold, and thousands of clips are too many for that.
 *
 * @param source the file that was opened
 * @param file where changes go
 * @param timeline the timeline
 * @param rate its picture rate
 * @param survey its slots
 * @param takes the takes of each slot that has any
 * @param jobs its jobs
 * @param history what was done, oldest first
 * @param generators who can fill
 * @param monitor its pictures and sound
 * @param viewed the same as it is looked at, through its viewing LUT
 * @param remark why it is not looked at through its viewing LUT; empty where nothing is wrong
 * @param lanes its outermost tracks as they are drawn: laid out here, for thousands of clips are
 *     too many for the toolkit's thread
 */
public record Snapshot(
    Path source,
    Path file,
    Timeline timeline,
    Rate rate,
    Survey survey,
    List<SlotTakes> takes,
    Jobs jobs,
    List<HistoryEntry> history,
    List<GeneratorCard> generators,
    Monitor monitor,
    Monitor viewed,
    String remark,
    List<Lane> lanes) {

  public Snapshot {
    takes = List.copyOf(takes);
    history = List.copyOf(history);
    generators = List.copyOf(generators);
    lanes = List.copyOf(lanes);
  }

  /** The timeline that is open in {@code edit}, as it stands now. Touches files. */
  static Snapshot of(Edit edit, GeneratorSetup setup) throws WorkException {
    Monitor monitor = edit.monitor();
    Monitor viewed = monitor;
    String remark = "";
    try {
      viewed = monitor.viewed();
    } catch (WorkException e) {
      remark = String.valueOf(e.getMessage());
    }
    Snapshot bare =
        new Snapshot(
            edit.source(),
            edit.file(),
            edit.timeline(),
            edit.rate(),
            edit.survey(Edit.SurveyScope.SLOTS),
            edit.takes(Optional.empty()),
            edit.jobs(),
            edit.history(),
            setup.generators(),
            monitor,
            viewed,
            remark,
            List.of());
    return bare.withLanes(Lanes.of(bare));
  }

  private Snapshot withLanes(List<Lane> laid) {
    return new Snapshot(
        source,
        file,
        timeline,
        rate,
        survey,
        takes,
        jobs,
        history,
        generators,
        monitor,
        viewed,
        remark,
        laid);
  }

  /** The slot at an address. */
  public Optional<SurveyedSlot> slot(String address) {
    return survey.slots().stream().filter(s -> s.slot().address().equals(address)).findFirst();
  }

  /** Where a slot lies, in frames of {@link #rate}. */
  public FrameRange record(SurveyedSlot slot) {
    return slot.slot().record().at(rate);
  }

  /** Name of the viewing LUT of the timeline; empty where it has none. */
  public Optional<String> lut() {
    return timeline.viewing().map(ViewingLut::name);
  }

  /** What an undo would take back; empty where there is nothing. */
  public Optional<String> undoable() {
    return current().filter(i -> i > 0).map(i -> history.get(i).title());
  }

  /** What a redo would do again. */
  public Optional<String> redoable() {
    return current().filter(i -> i + 1 < history.size()).map(i -> history.get(i + 1).title());
  }

  private Optional<Integer> current() {
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).current()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Jobs that wait to be gone on with. */
  public List<Job> waiting() {
    return jobs.jobs().stream().filter(j -> j.state() == Job.State.WAITS).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
