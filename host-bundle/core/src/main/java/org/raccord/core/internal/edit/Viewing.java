package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.core.WorkException;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.imaging.colour.CubeException;
import org.raccord.imaging.colour.ViewingTable;
import org.raccord.model.picture.ViewingLut;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.Timeline;
import org.raccord.otio.MediaUrls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables through which a project's timeline is looked at. Any thread. */
final class Viewing {

  private static final String WHAT_TO_DO =
      " Set the viewing LUT anew (raccord lut set), or clear it (raccord lut clear).";

  private static final Logger LOG = LoggerFactory.getLogger(Viewing.class);

  private final ProjectPlace place;

  /** The table that was read last: it is asked for after each change of the timeline. */
  private @Nullable Known known;

  private record Known(Path file, FileTime changed, ViewingTable table) {}

  Viewing(ProjectPlace place) {
    this.place = place;
  }

  /** Copies a table beside the takes and has the timeline be seen through it. */
  synchronized Edited set(Timeline timeline, Path cube) throws WorkException {
    Path given = cube.toAbsolutePath().normalize();
    try {
      ViewingTable table = ViewingTable.read(given);
      Path kept = kept(given);
      known = new Known(kept, Files.getLastModifiedTime(kept), table);
      String name = String.valueOf(given.getFileName());
      ViewingLut lut = new ViewingLut(name, MediaUrls.url(kept, place.base()));
      return new Edited(
          timeline.withViewing(Optional.of(lut)),
          "The timeline is looked at through " + name,
          Optional.empty(),
          java.util.List.of());
    } catch (CubeException e) {
      throw new WorkException(WorkException.Kind.INPUT, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          given + " cannot be copied to " + place.luts() + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * A table of another project, copied beside the takes of this one.
   *
   * @return empty where its file cannot be read or copied
   */
  Optional<ViewingLut> bring(ViewingLut lut, ProjectPlace from) {
    try {
      Path there =
          MediaUrls.path(lut.url(), from.base())
              .orElseThrow(() -> new IOException(lut.url() + " names no file"));
      ViewingTable unused = ViewingTable.read(there);
      return Optional.of(new ViewingLut(lut.name(), MediaUrls.url(kept(there), place.base())));
    } catch (IOException e) {
      LOG.warn("The viewing LUT {} stays where it is", lut.name(), e);
      return Optional.empty();
    }
  }

  /** Its place in the project's folder; another table of the same name is left alone. */
  private Path kept(Path cube) throws IOException {
    byte[] bytes = Files.readAllBytes(cube);
    String name = String.valueOf(cube.getFileName());
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    for (int n = 1; ; n++) {
      String other = n == 1 ? name : name.substring(0, dot) + "-" + n + name.substring(dot);
      Path file = place.luts().resolve(other);
      if (file.equals(cube)) {
        return file;
      }
      if (Files.isRegularFile(file)) {
        if (Arrays.equals(Files.readAllBytes(file), bytes)) {
          return file;
        }
      } else if (!Files.exists(file)) {
        Files.createDirectories(place.luts());
        AtomicFile.write(file, bytes);
        return file;
      }
    }
  }

  /** The table of a timeline. */
  synchronized ViewingTable table(ViewingLut lut) throws WorkException {
    Optional<Path> file = MediaUrls.path(lut.url(), place.base());
    try {
      Path there = file.orElseThrow(() -> new IOException(lut.url() + " names no file"));
      FileTime changed =
          Files.isRegularFile(there) ? Files.getLastModifiedTime(there) : FileTime.fromMillis(0);
      Known last = known;
      if (last != null && last.file.equals(there) && last.changed.equals(changed)) {
        return last.table;
      }
      ViewingTable table = ViewingTable.read(there);
      known = new Known(there, changed, table);
      return table;
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "The viewing LUT " + lut.name() + " cannot be used: " + e.getMessage() + WHAT_TO_DO,
          e);
    }
  }
}
