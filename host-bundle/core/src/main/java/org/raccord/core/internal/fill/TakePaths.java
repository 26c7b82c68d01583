package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.core.internal.store.ProjectPlace;

/** Paths of take files, and the numbers that are taken. */
final class TakePaths {

  private TakePaths() {}

  /** As a take stores it: from the timeline's folder, with forward slashes. */
  static String relative(Path file, ProjectPlace place) {
    return place.base().relativize(file).toString().replace('\\', '/');
  }

  /** The highest number in the names of a slot's take files; 0 where there are none. */
  static int highest(ProjectPlace place, String slotId) throws IOException {
    if (!Files.isDirectory(place.takes())) {
      return 0;
    }
    Pattern form =
        Pattern.compile(".*_" + Pattern.quote(slotId.toLowerCase(Locale.ROOT)) + "_t(\\d{1,9})_.*");
    int highest = 0;
    try (var files = Files.list(place.takes())) {
      for (Path file : files.toList()) {
        Matcher name = form.matcher(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
        if (name.matches()) {
          highest = Math.max(highest, Integer.parseInt(name.group(1)));
        }
      }
    }
    return highest;
  }

  /** The number at the end of a take's id. */
  static int number(String takeId) {
    try {
      return Integer.parseInt(takeId.substring(takeId.lastIndexOf('.') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Deletes the files of a take that is not kept. */
  static void delete(ProjectPlace place, String stem) throws IOException {
    if (!Files.isDirectory(place.takes())) {
      return;
    }
    try (var files = Files.list(place.takes())) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(stem + ".") || name.startsWith(stem + "_")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
