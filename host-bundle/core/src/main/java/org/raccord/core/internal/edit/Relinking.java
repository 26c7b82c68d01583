package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.otio.MediaUrls;

/** Points offline media to where they are now. */
final class Relinking {

  private static final int DEPTH = 12;

  private final Timeline timeline;
  private final MediaBay bay;
  private final Path base;
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<Path> found = new LinkedHashSet<>();

  Relinking(Timeline timeline, MediaBay bay, Path base) {
    this.timeline = timeline;
    this.bay = bay;
    this.base = base;
  }

  /** By name, to files below {@code folder}. */
  Edited toFolder(Path folder) throws WorkException {
    Path below = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(below)) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          below + " is not a folder. Give the folder that holds the media.");
    }
    Map<String, List<Path>> byName = files(below);
    Edited edited =
        apply(
            reference -> {
              Optional<Path> former = bay.path(reference);
              if (former.isEmpty() || bay.isThere(reference)) {
                return Optional.empty();
              }
              Optional<Path> now = best(former.get(), byName);
              if (now.isEmpty()) {
                remarks.add(former.get().getFileName() + " is not below " + below + ".");
              }
              return now.map(this::url);
            });
    return finish(edited, "Relinked to " + below);
  }

  /** By the beginnings of URLs or paths. */
  Edited byMap(Map<String, String> renamed) throws WorkException {
    Map<String, String> longestFirst = new LinkedHashMap<>();
    renamed.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, String> e) -> e.getKey().length())
                .reversed())
        .forEach(e -> longestFirst.put(e.getKey(), e.getValue()));
    Edited edited = apply(reference -> renamed(reference, longestFirst));
    return finish(
        edited, "Relinked by " + renamed.size() + (renamed.size() == 1 ? " rule" : " rules"));
  }

  private Optional<String> renamed(MediaReference.External reference, Map<String, String> renamed) {
    String url = reference.url();
    String path = bay.path(reference).map(p -> p.toString().replace('\\', '/')).orElse(url);
    for (Map.Entry<String, String> rule : renamed.entrySet()) {
      String old = rule.getKey();
      String given =
          url.startsWith(old) ? url : path.startsWith(old.replace('\\', '/')) ? path : "";
      if (given.isEmpty() || !endsAtName(given, old)) {
        continue;
      }
      String text = rule.getValue() + given.substring(old.length());
      Optional<Path> file = MediaUrls.path(text, base);
      if (file.isPresent()) {
        if (!Files.isRegularFile(file.get())) {
          remarks.add(file.get() + " is not there (yet).");
        }
        return Optional.of(url(file.get()));
      }
      return Optional.of(text);
    }
    return Optional.empty();
  }

  /** Whether a beginning stops between two names: {@code /a/b} is none of {@code /a/bc}. */
  private static boolean endsAtName(String text, String beginning) {
    return beginning.endsWith("/")
        || beginning.endsWith("\\")
        || text.length() == beginning.length()
        || text.charAt(beginning.length()) == '/'
        || text.charAt(beginning.length()) == '\\';
  }

  private String url(Path file) {
    found.add(file);
    return MediaUrls.url(file, base);
  }

  private Edited apply(Function<MediaReference.External, Optional<String>> newUrl)
      throws WorkException {
    try {
      return TimelineEdits.relink(timeline, newUrl);
    } catch (EditException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "Nothing was relinked. "
              + (remarks.isEmpty() ? String.valueOf(e.getMessage()) : String.join(" ", remarks)),
          e);
    }
  }

  private Edited finish(Edited edited, String what) throws WorkException {
    if (found.isEmpty()) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          "Nothing was relinked. "
              + (remarks.isEmpty() ? "No media that is offline fits." : String.join(" ", remarks)));
    }
    List<String> all = new ArrayList<>(edited.remarks());
    all.addAll(remarks);
    return new Edited(
        edited.timeline(),
        what + ": " + found.size() + (found.size() == 1 ? " file." : " files."),
        edited.slotId(),
        all);
  }

  private static Map<String, List<Path>> files(Path folder) throws WorkException {
    Map<String, List<Path>> byName = new HashMap<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                byName.computeIfAbsent(key(file), k -> new ArrayList<>()).add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              // A link into a loop, or a folder that may not be read: the others are searched.
              if (file.equals(folder)) {
                throw failure;
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT, folder + " cannot be searched: " + e.getMessage(), e);
    }
    return byName;
  }

  private static String key(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** Of several files of one name, the one that shares most folders' names with the former. */
  private Optional<Path> best(Path former, Map<String, List<Path>> byName) {
    List<Path> candidates = byName.getOrDefault(key(former), List.of());
    Optional<Path> best =
        candidates.stream()
            .max(
                Comparator.comparingInt((Path p) -> shared(former, p))
                    .thenComparing(Comparator.reverseOrder()));
    if (candidates.size() > 1 && best.isPresent()) {
      remarks.add(
          former.getFileName()
              + " is there "
              + candidates.size()
              + " times; "
              + best.get()
              + " was taken.");
    }
    return best;
  }

  private static int shared(Path a, Path b) {
    int same = 0;
    while (same < a.getNameCount()
        && same < b.getNameCount()
        && a.getName(a.getNameCount() - 1 - same)
            .toString()
            .equalsIgnoreCase(b.getName(b.getNameCount() - 1 - same).toString())) {
      same++;
    }
    return same;
  }
}
