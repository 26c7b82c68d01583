package org.raccord.core.internal.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a project's files stand.
 *
 * @param timeline {@code NAME.raccord.otio}: the only timeline file that is written
 * @param foreign the timeline it was made from, where it is known
 */
public record ProjectPlace(Path timeline, Optional<Path> foreign) {

  private static final String OURS = ".raccord.otio";

  /**
   * The place of the project that {@code file} belongs to: {@code file} itself where it is one of
   * ours.
   */
  public static ProjectPlace of(Path file, Optional<Path> out) {
    Path given = file.toAbsolutePath().normalize();
    if (isOurs(given) || new ProjectPlace(given, Optional.empty()).isRegistered()) {
      return new ProjectPlace(given, Optional.empty());
    }
    Path target =
        out.map(o -> o.toAbsolutePath().normalize())
            .orElseGet(() -> given.resolveSibling(stem(given) + OURS));
    return new ProjectPlace(target, Optional.of(given));
  }

  /** Whether a file name is that of a timeline of ours. */
  public static boolean isOurs(Path file) {
    return name(file).endsWith(OURS);
  }

  /** The name of the timeline without {@code .raccord.otio}, for folders and take files. */
  public String name() {
    return stem(timeline);
  }

  /** {@code NAME.raccord}: takes, jobs, history and cache. */
  public Path folder() {
    return timeline.resolveSibling(name() + ".raccord");
  }

  public Path takes() {
    return folder().resolve("takes");
  }

  /** Tables through which the timeline is looked at. */
  public Path luts() {
    return folder().resolve("luts");
  }

  public Path jobs() {
    return folder().resolve("jobs");
  }

  public Path history() {
    return folder().resolve("history");
  }

  /** What jobs have cost. */
  public Path spending() {
    return folder().resolve("spent.json");
  }

  public Path cache() {
    return folder().resolve("cache");
  }

  /** What the project's folder says of it. */
  public Path card() {
    return folder().resolve("project.json");
  }

  /** Whether the folder says that it is this timeline's, whatever the timeline's name. */
  public boolean isRegistered() {
    return ProjectCard.read(card()).filter(c -> c.timeline().equals(name(timeline))).isPresent();
  }

  /**
   * Whether what stands in a folder of the project may be removed as the project's own. A link may
   * lead anywhere: through one nothing is removed, unless it is the project's folder as a whole,
   * put elsewhere, and what stands there says that it is this project's.
   */
  public boolean isOwn(Path part) {
    return Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)
        && (Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS) || isRegistered());
  }

  /** The folder that relative URLs in the timeline are relative to. */
  public Path base() {
    Path parent = timeline.getParent();
    if (parent == null) {
      throw new IllegalStateException("An absolute file has a parent: " + timeline);
    }
    return parent;
  }

  /** Whether our timeline has been written already. */
  public boolean isWritten() {
    return Files.exists(timeline);
  }

  private static String stem(Path file) {
    String name = name(file);
    if (name.endsWith(OURS)) {
      return name.substring(0, name.length() - OURS.length());
    }
    return name.endsWith(".otio") ? name.substring(0, name.length() - ".otio".length()) : name;
  }

  private static String name(Path file) {
    Path last = file.getFileName();
    return last == null ? "" : last.toString();
  }
}
