package org.raccord.core.internal.bay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which drives and folders that should hold media are not there. */
public final class MissingPlaces {

  private MissingPlaces() {}

  /** The outermost folder on the way to {@code file} that is not there; empty where all are. */
  public static Optional<Path> of(Path file) {
    Path missing = null;
    for (Path folder = file.getParent();
        folder != null && !Files.isDirectory(folder);
        folder = folder.getParent()) {
      missing = folder;
    }
    return Optional.ofNullable(missing);
  }

  /** The places that are missing, each with how many of {@code files} lie there. */
  public static Map<Path, Integer> of(List<Path> files) {
    Map<Path, Integer> places = new LinkedHashMap<>();
    for (Path file : files) {
      of(file).ifPresent(place -> places.merge(place, 1, Integer::sum));
    }
    return places;
  }

  /** Whether a place looks like a drive: where systems mount them. */
  public static boolean isDrive(Path place) {
    String text = place.toString().replace('\\', '/');
    return text.matches(
            "/Volumes/[^/]+|/mnt/[^/]+|(/run)?/media(/[^/]+)?/[^/]+|[A-Za-z]:/?|//[^/]+/[^/]+/?")
        || place.getNameCount() == 0;
  }
}
