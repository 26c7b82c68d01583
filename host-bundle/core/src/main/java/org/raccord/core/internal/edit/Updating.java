package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.model.picture.ViewingLut;
import org.raccord.model.timeline.Recut;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Updated;
import org.raccord.otio.OtioWriter;

/** Takes what was made for a former cut over to a re-cut. */
final class Updating {

  /** Writes the re-cut with the takes. */
  @FunctionalInterface
  interface Saving {
    void save(Timeline next, String title) throws WorkException;
  }

  private Updating() {}

  /** Does it; if it throws, nothing has changed. */
  static Updated run(
      Path former, Timeline recut, ProjectPlace to, MediaBay bay, Clock clock, Saving saving)
      throws WorkException {
    ProjectPlace from = ours(former);
    if (from.timeline().equals(to.timeline())) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "The re-cut would be written over "
              + from.timeline().getFileName()
              + ", the timeline that its takes come from. Give another name with --out.");
    }
    TimelineFile file = TimelineFile.open(from, clock);
    Timeline old = file.timeline();
    if (Timelines.items(old, i -> i.slot().isPresent()).isEmpty() && old.unplaced().isEmpty()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          from.timeline().getFileName()
              + " has no takes and no briefs, so there is nothing to take over. Is it the former cut? It comes first, the re-cut second.");
    }
    TakeTransfer transfer = new TakeTransfer(from, to);
    boolean saved = false;
    try {
      List<String> remarks = waiting(from);
      Timeline brought = transfer.bring(old);
      if (recut.viewing().isEmpty() && old.viewing().isPresent()) {
        Optional<ViewingLut> lut = new Viewing(to).bring(old.viewing().get(), from);
        brought = brought.withViewing(lut);
        if (lut.isEmpty()) {
          remarks.add(
              "The viewing LUT "
                  + old.viewing().get().name()
                  + " was not taken over: its file cannot be read. Set it with raccord lut set.");
        }
      }
      Updated updated = Recut.update(brought, recut, bay);
      // What was taken over before is no change, and no step of the history.
      if (!isWritten(updated.timeline(), recut, to)) {
        saving.save(updated.timeline(), "Took over the takes of " + from.timeline().getFileName());
      }
      saved = true;
      return updated.withRemarks(remarks);
    } finally {
      if (!saved) {
        transfer.takeBack();
      }
    }
  }

  /** Compared as written: what was read again is the same and knows another file it came from. */
  private static boolean isWritten(Timeline updated, Timeline recut, ProjectPlace to) {
    return to.isWritten() && OtioWriter.write(updated).equals(OtioWriter.write(recut));
  }

  /** A job that was paid for is fetched where it was ordered. */
  private static List<String> waiting(ProjectPlace from) throws WorkException {
    Journal journal = new Journal(from.jobs());
    List<String> waiting = new ArrayList<>();
    try {
      for (Journal.Entry job : journal.abandoned()) {
        if (journal.isWaiting(job.id())) {
          waiting.add(
              "A fill of slot "
                  + job.slot()
                  + " by "
                  + job.generator()
                  + " waits in "
                  + from.timeline().getFileName()
                  + ": fetch it with raccord fill there, then update again.");
        }
      }
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, from.jobs() + " cannot be read: " + e.getMessage(), e);
    }
    return waiting;
  }

  /** The former cut: ours, or the one of ours that was made from it. */
  private static ProjectPlace ours(Path former) throws WorkException {
    Path given = former.toAbsolutePath().normalize();
    ProjectPlace place = ProjectPlace.of(given, Optional.empty());
    if (!Files.exists(given)) {
      throw new WorkException(
          WorkException.Kind.INPUT, former + " does not exist. Check the name and the folder.");
    }
    if (!place.isWritten()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          former
              + " is not a timeline of Raccord's and has none beside it, so there are no takes to take over. Give the .raccord.otio of the former cut.");
    }
    return new ProjectPlace(place.timeline(), Optional.empty());
  }
}
