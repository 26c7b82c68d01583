package org.raccord.media;

import java.nio.file.Path;
import java.util.List;
import org.raccord.media.internal.FileProbe;
import org.raccord.media.internal.TimecodeTrack;

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

  /**
   * Where within {@code file} its timecode track does not count on; empty for files without such a
   * track, which is one of MOV and MP4.
   *
   * @throws MediaException as {@link #probe}
   */
  public static List<TimecodeJump> timecodeJumps(Path file) throws MediaException {
    return TimecodeTrack.jumps(file);
  }
}
