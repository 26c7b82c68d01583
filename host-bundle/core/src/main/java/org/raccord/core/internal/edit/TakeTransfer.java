package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.core.internal.store.NotWritable;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.UnplacedSlot;
import org.raccord.otio.MediaUrls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the take files of one project into another, so that neither needs the other: as second
 * names of the same files where the disk has such, else as copies. A path may lead out of the
 * project; what lies there is copied where it is the take's file to the last byte, and nothing is
 * taken over where it is not.
 */
final class TakeTransfer {

  private static final Logger LOG = LoggerFactory.getLogger(TakeTransfer.class);

  private final ProjectPlace from;
  private final ProjectPlace to;
  private final List<Path> made = new ArrayList<>();

  TakeTransfer(ProjectPlace from, ProjectPlace to) {
    this.from = from;
    this.to = to;
  }

  /** The timeline with its media as seen from the new project, its take files there. */
  Timeline bring(Timeline timeline) throws WorkException {
    Map<String, String> paths = new HashMap<>();
    Map<String, String> urls = new HashMap<>();
    Timeline rebased = MediaUrls.rebase(timeline, from.base(), to.base());
    for (Take take : takes(timeline)) {
      for (TakeFile file : TakeListing.files(take)) {
        Path there = from.base().resolve(file.path()).normalize();
        Path here = Files.isRegularFile(there) ? bring(there, take, file) : there;
        paths.put(file.path(), to.base().relativize(here).toString().replace('\\', '/'));
        urls.put(MediaUrls.url(there, to.base()), MediaUrls.url(here, to.base()));
      }
    }
    return TimelineEdits.moveTakes(rebased, paths, urls);
  }

  private static List<Take> takes(Timeline timeline) {
    List<Take> takes = new ArrayList<>();
    Timelines.items(timeline, i -> i.slot().isPresent()).stream()
        .flatMap(p -> Timelines.item(timeline, p).flatMap(Item::slot).stream())
        .map(SlotRecord::takes)
        .forEach(takes::addAll);
    timeline.unplaced().stream()
        .map(UnplacedSlot::record)
        .map(SlotRecord::takes)
        .forEach(takes::addAll);
    return takes;
  }

  /** A file of another project under its own name here, or under a new one where that is taken. */
  private Path bring(Path file, Take take, TakeFile said) throws WorkException {
    String name = String.valueOf(file.getFileName());
    try {
      boolean own = isOwn(file);
      if (!own && !Hashes.whole(file).equals(said.sha256())) {
        throw new WorkException(
            WorkException.Kind.INPUT,
            from.timeline().getFileName()
                + " says that take "
                + take.id()
                + " is "
                + said.path()
                + ", which lies outside its project and is not what was made. Nothing was taken"
                + " over. Put the take's own file there, or remove the take with raccord take"
                + " remove "
                + take.id()
                + " in the former cut.");
      }
      Files.createDirectories(to.takes());
      for (int i = 1; ; i++) {
        Path target = to.takes().resolve(i == 1 ? name : i + "-" + name);
        if (!Files.exists(target)) {
          if (own) {
            second(file, target);
          } else {
            copy(file, target);
          }
          return target;
        }
        if (Files.isSameFile(file, target) || Hashes.whole(target).equals(said.sha256())) {
          return target;
        }
      }
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(to.takes(), e), e);
    }
  }

  /** Whether a file lies in the former project's folder itself, and not where a link leads to. */
  private boolean isOwn(Path file) throws IOException {
    return Files.isDirectory(from.folder())
        && file.toRealPath().startsWith(from.folder().toRealPath());
  }

  private void second(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
      made.add(target);
      return;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("{} cannot have a second name here, so it is copied", file, e);
    }
    copy(file, target);
  }

  private void copy(Path file, Path target) throws IOException {
    Path half = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.copy(file, half);
      Files.move(half, target);
      made.add(target);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Takes the files away again that were brought. */
  void takeBack() {
    for (Path file : made) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warn("{} could not be deleted again; raccord clean does it", file, e);
      }
    }
  }
}
