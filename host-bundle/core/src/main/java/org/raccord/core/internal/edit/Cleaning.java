package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.raccord.core.Edit.Leftover;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.store.History;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.UnplacedSlot;
import org.raccord.otio.MediaUrls;
import org.raccord.otio.OtioException;
import org.raccord.otio.OtioReader;

/**
 * Finds and deletes what a project no longer needs. A take file that the timeline uses, or that a
 * redo would bring back, is never among it; one that only an undo would bring back is, and says so:
 * the editor took it out and asks for the room.
 */
final class Cleaning {

  private final ProjectPlace place;
  private final MediaBay bay;
  private final Journal journal;

  Cleaning(ProjectPlace place, MediaBay bay, Journal journal) {
    this.place = place;
    this.bay = bay;
    this.journal = journal;
  }

  /**
   * Lists it.
   *
   * @param position number of the state in force, -1 where the history does not know it
   * @param jobs jobs that nobody runs
   */
  List<Leftover> list(Timeline timeline, History history, int position, List<Journal.Entry> jobs)
      throws WorkException {
    try {
      Set<Path> needed = new HashSet<>();
      Set<Path> former = new HashSet<>();
      collect(timeline, needed);
      for (int i = 0; i < history.states().size(); i++) {
        collect(read(history, i), i > position && position >= 0 ? needed : former);
      }
      List<Leftover> found = new ArrayList<>();
      for (Path file : files(place, place.takes())) {
        if (!needed.contains(file)) {
          found.add(leftover(file, former.contains(file) ? Leftover.DETACHED : "unused take"));
        }
      }
      for (Path file : files(place, place.luts())) {
        if (!needed.contains(file)) {
          found.add(leftover(file, former.contains(file) ? Leftover.FORMER_LUT : "unused LUT"));
        }
      }
      for (Journal.Entry job : jobs) {
        if (journal.ticket(job.id()).isEmpty()) {
          found.add(leftover(journal.folder(job.id()), "dead job"));
        }
      }
      if (place.isOwn(place.jobs())) {
        for (Path job : journal.unreadable()) {
          found.add(leftover(job, "dead job"));
        }
      }
      if (place.isOwn(place.history())) {
        for (Path text : history.dropped()) {
          found.add(leftover(text, "undone change"));
        }
      }
      for (Path file : files(place, place.cache())) {
        found.add(leftover(file, "cache"));
      }
      return found;
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, place.folder() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Timeline read(History history, int number) throws IOException, WorkException {
    String text = new String(history.text(number), StandardCharsets.UTF_8);
    try {
      return OtioReader.read(text, "state " + number + " of the history");
    } catch (OtioException e) {
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private void collect(Timeline timeline, Set<Path> files) {
    Timelines.items(timeline, i -> true).stream()
        .flatMap(path -> Timelines.item(timeline, path).stream())
        .forEach(item -> collect(item, files));
    timeline
        .viewing()
        .flatMap(lut -> MediaUrls.path(lut.url(), place.base()))
        .ifPresent(files::add);
    for (UnplacedSlot slot : timeline.unplaced()) {
      collect(slot.picture(), files);
      slot.sounds().forEach(sound -> collect(sound, files));
    }
  }

  private void collect(Item item, Set<Path> files) {
    if (item instanceof Clip clip) {
      for (MediaReference media : clip.references().values()) {
        bay.path(media).map(p -> p.toAbsolutePath().normalize()).ifPresent(files::add);
      }
    }
    item.slot().map(SlotRecord::takes).orElse(List.of()).stream()
        .flatMap(t -> TakeListing.files(t).stream())
        .flatMap(f -> TakeListing.file(f, place.base()).stream())
        .forEach(files::add);
  }

  private static List<Path> files(ProjectPlace place, Path folder) throws IOException {
    if (!place.isOwn(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(f -> f.toAbsolutePath().normalize()).sorted().toList();
    }
  }

  private static Leftover leftover(Path path, String why) throws IOException {
    return new Leftover(path, Files.isSymbolicLink(path) ? 0 : size(path), why);
  }

  private static long size(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Files.size(path);
    }
    long sum = 0;
    try (var all = Files.walk(path)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  /** Deletes those of {@code chosen} that are among {@code present}. */
  void delete(List<Leftover> chosen, List<Leftover> present) throws WorkException {
    Set<Path> allowed = new HashSet<>();
    present.forEach(l -> allowed.add(l.path()));
    for (Leftover leftover : chosen) {
      if (!allowed.contains(leftover.path()) || !leftover.path().startsWith(place.folder())) {
        continue;
      }
      try {
        Journal.deleteTree(leftover.path());
      } catch (IOException e) {
        throw new WorkException(
            WorkException.Kind.INPUT,
            leftover.path() + " could not be deleted: " + NotWritable.message(leftover.path(), e),
            e);
      }
    }
  }
}
