package org.raccord.otio;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.model.timeline.Timeline;

/** Media URLs of timelines, in all their dialects, and the files they name. */
public final class MediaUrls {

  private MediaUrls() {}

  /**
   * The file that a URL names, whether or not it exists.
   *
   * @param url a file URL of any dialect or a path
   * @param folder the timeline's folder, which relative ones start from
   * @return empty where the URL names no file of a file system (http and the like)
   */
  public static Optional<Path> path(String url, Path folder) {
    return NotYet.yet();
  }

  /**
   * The URL of a file: relative with forward slashes where it lies in {@code folder} or below, or
   * below a sibling of it, otherwise a {@code file:///} URL.
   */
  public static String url(Path file, Path folder) {
    return NotYet.yet();
  }

  /** The timeline with its relative URLs rewritten for another folder; nothing else changes. */
  public static Timeline rebase(Timeline timeline, Path from, Path to) {
    return NotYet.yet();
  }
}
