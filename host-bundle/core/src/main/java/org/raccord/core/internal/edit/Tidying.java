package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.core.internal.store.Spending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what a run that was killed left behind: files that were never finished, which no name
 * stands for, and jobs that nobody can go on with. Only whoever holds the project's lock may ask:
 * otherwise these are somebody's who works.
 */
final class Tidying {

  private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

  private Tidying() {}

  /**
   * Removes it.
   *
   * @return what was removed and what waits, a sentence each; empty after a run that ended well
   */
  static List<String> run(ProjectPlace place, Journal journal, Spending spending) {
    List<String> said = new ArrayList<>();
    try {
      int halves = halves(place);
      if (halves > 0) {
        said.add(
            "A run was broken off: removed "
                + (halves == 1 ? "1 file" : halves + " files")
                + " that it had not finished.");
      }
      int dead = 0;
      int waiting = 0;
      for (Journal.Entry job : journal.abandoned()) {
        if (journal.isWaiting(job.id())) {
          waiting++;
        } else if (journal.ticket(job.id()).isEmpty()) {
          spending.release(job.id());
          journal.end(job.id());
          dead++;
        }
      }
      if (place.isOwn(place.jobs())) {
        for (Path unreadable : journal.unreadable()) {
          Journal.deleteTree(unreadable);
          dead++;
        }
      }
      if (dead > 0) {
        said.add(
            "A run was broken off: "
                + (dead == 1 ? "1 fill" : dead + " fills")
                + " had not ended; fill again.");
      }
      if (waiting > 0) {
        said.add(
            (waiting == 1 ? "1 job waits" : waiting + " jobs wait")
                + " at a generator and will be gone on with when the slot is filled again.");
      }
    } catch (IOException e) {
      // What cannot be removed harms nobody; raccord clean lists it.
      LOG.warn("Leftovers of a former run stay in {}", place.folder(), e);
    }
    return said;
  }

  private static int halves(ProjectPlace place) throws IOException {
    int removed = 0;
    String ours = AtomicFile.temporaryOf(place.timeline());
    for (Path file : files(place.base())) {
      if (name(file).startsWith(ours)) {
        removed += delete(file);
      }
    }
    for (Path folder : List.of(place.folder(), place.takes(), place.history(), place.luts())) {
      if (!folder.equals(place.folder()) && !place.isOwn(folder)) {
        continue;
      }
      for (Path file : files(folder)) {
        boolean half =
            name(file).startsWith(AtomicFile.TEMPORARY)
                || (name(file).startsWith(".") && name(file).endsWith(".part"));
        if (half) {
          removed += delete(file);
        }
      }
    }
    return removed;
  }

  private static int delete(Path file) throws IOException {
    return Files.deleteIfExists(file) ? 1 : 0;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
