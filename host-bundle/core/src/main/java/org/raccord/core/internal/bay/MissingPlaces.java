package org.raccord.core.internal.bay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says which drives and folders that should hold media are not there. */
public final class MissingPlaces {

  private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:(/.*|)", Pattern.DOTALL);
  private static final Pattern MOUNT =
      Pattern.compile(
          "/Volumes/[^/]+|/mnt/[^/]+|(/run)?/media(/[^/]+)?/[^/]+|/?[A-Za-z]:/?|//[^/]+/[^/]+/?");

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

  /** How a sentence on a place begins: {@code The drive D:}, {@code The folder /a/b}. */
  public static String sentence(Path place) {
    return (isDrive(place) ? "The drive " : "The folder ") + shown(place);
  }

  /**
   * A path as the editor knows it: where there are no drives, {@code D:/x} of a timeline from
   * Windows is held as {@code /D:/x}.
   */
  public static String shown(Path path) {
    String text = path.toString();
    return DRIVE.matcher(text).matches() ? text.substring(1) : text;
  }

  /** Whether a place looks like a drive: where systems mount them. */
  public static boolean isDrive(Path place) {
    return MOUNT.matcher(place.toString().replace('\\', '/')).matches()
        || place.getNameCount() == 0;
  }
}
