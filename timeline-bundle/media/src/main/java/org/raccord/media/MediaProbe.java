package org.raccord.media;

import java.nio.file.Path;
import org.raccord.media.internal.FileProbe;

/**
 * Says what is in a media file.
 *
 * <p>Reads headers and, where frames can only be counted so, the list of packets; decodes at most a
 * few frames. Thread-safe.
 */
public final class MediaProbe {

  private MediaProbe() {}

  /**
   * What is in {@code file}.
   *
   * @throws MediaException {@code MISSING}, or {@code UNREADABLE} when the file is empty, cut short
   *     or not media
   */
  public static MediaFacts probe(Path file) throws MediaException {
    return FileProbe.of(file).facts();
  }
}
