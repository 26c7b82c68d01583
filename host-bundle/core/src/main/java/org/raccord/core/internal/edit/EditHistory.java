package org.raccord.core.internal.edit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.FillProject;
import org.raccord.core.internal.store.History;
import org.raccord.core.internal.store.Journal;

/** The states of an open timeline's file: going back and forth, and what none of them needs. */
final class EditHistory {

  private final TimelineFile file;
  private final FillProject project;

  EditHistory(TimelineFile file, FillProject project) {
    this.file = file;
    this.project = project;
  }

  /**
   * Puts another state in force.
   *
   * @param steps how many states later; negative for earlier
   * @param word before the title of what was changed
   */
  Edit.Change go(int steps, String word) throws WorkException {
    String title = Undisturbed.run(() -> file.go(steps));
    project.bay().noteUse(file.timeline());
    return new Edit.Change(word + title, Optional.empty(), List.of());
  }

  /** All states, oldest first. */
  List<Edit.HistoryEntry> entries() throws WorkException {
    History history = file.history();
    int position = file.position(history);
    List<Edit.HistoryEntry> entries = new ArrayList<>();
    for (History.State state : history.states()) {
      entries.add(
          new Edit.HistoryEntry(
              state.number(), state.title(), state.when(), state.number() == position));
    }
    return entries;
  }

  /** Whether the project is held by this process, so that no other one's jobs are under way. */
  enum Hold {
    HELD,
    LOOKED_AT
  }

  /** What no state of the timeline needs. */
  List<Edit.Leftover> leftovers(Hold hold) throws WorkException {
    History history = file.history();
    return cleaning().list(file.timeline(), history, file.position(history), nobodysJobs(hold));
  }

  private List<Journal.Entry> nobodysJobs(Hold hold) throws WorkException {
    try {
      return hold == Hold.HELD ? project.journal().abandoned() : project.journal().dead();
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, file.place().jobs() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Deletes what was listed and is not needed now either. */
  void delete(List<Edit.Leftover> listed) throws WorkException {
    cleaning().delete(listed, leftovers(Hold.HELD));
  }

  private Cleaning cleaning() {
    return new Cleaning(file.place(), project.bay(), project.journal());
  }

  /** Makes one state of all that {@code work} saves; none where it fails. */
  <T> T together(String title, Edit.Work<T> work) throws WorkException, InterruptedException {
    TimelineFile.Snapshot before = file.snapshot();
    boolean done = false;
    try {
      T result = work.run();
      done = true;
      Undisturbed.run(
          () -> {
            file.squash(before, title);
            return title;
          });
      return result;
    } finally {
      if (!done) {
        Undisturbed.run(
            () -> {
              file.backTo(before);
              return title;
            });
        project.bay().noteUse(file.timeline());
      }
    }
  }
}
