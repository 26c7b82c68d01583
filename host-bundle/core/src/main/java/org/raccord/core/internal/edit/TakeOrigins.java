package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit.TakeScope;
import org.raccord.core.Provenance;
import org.raccord.core.Provenance.State;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.UnplacedSlot;

/** Where the takes of a timeline come from, and whether their files are what they were. */
final class TakeOrigins {

  private final Timeline timeline;
  private final MediaBay bay;
  private final Path base;

  TakeOrigins(Timeline timeline, MediaBay bay, Path base) {
    this.timeline = timeline;
    this.bay = bay;
    this.base = base;
  }

  /** In record order; takes without a place last. */
  List<Provenance> list(TakeScope scope) throws WorkException {
    SlotSurvey survey = SlotFinder.find(timeline, bay);
    List<Slot> all = new ArrayList<>(survey.slots());
    all.addAll(survey.intendedBlack());
    all.addAll(survey.otherGaps());
    all.sort(
        java.util.Comparator.comparing((Slot s) -> s.record().startTime())
            .thenComparing(Slot::address));
    List<Provenance> listed = new ArrayList<>();
    for (Slot slot : all) {
      Optional<String> inUse = Surveying.inUse(timeline, slot);
      for (Take take : slot.stored().map(SlotRecord::takes).orElse(List.of())) {
        boolean used = inUse.filter(take.id()::equals).isPresent();
        if (used || scope == TakeScope.ALL) {
          listed.add(
              new Provenance(
                  take,
                  slot.stored().orElseThrow().id(),
                  Optional.of(slot.address()),
                  Optional.of(slot.record()),
                  used,
                  files(take)));
        }
      }
    }
    if (scope == TakeScope.ALL) {
      for (UnplacedSlot slot : timeline.unplaced()) {
        for (Take take : slot.record().takes()) {
          listed.add(
              new Provenance(
                  take,
                  slot.record().id(),
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  files(take)));
        }
      }
    }
    return listed;
  }

  private List<Provenance.FileState> files(Take take) throws WorkException {
    List<Provenance.FileState> states = new ArrayList<>();
    for (TakeFile file : TakeListing.files(take)) {
      states.add(new Provenance.FileState(file, state(file)));
    }
    return states;
  }

  private State state(TakeFile file) throws WorkException {
    Optional<Path> path = TakeListing.file(file, base).filter(Files::isRegularFile);
    if (path.isEmpty()) {
      return State.MISSING;
    }
    try {
      return Hashes.whole(path.get()).equals(file.sha256()) ? State.AS_MADE : State.CHANGED;
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, path.get() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
