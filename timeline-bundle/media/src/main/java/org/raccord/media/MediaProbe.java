package org.raccord.media;

import java.nio.file.Path;
import java.util.List;
import org.raccord.media.internal.FileProbe;
import org.raccord.media.internal.FileTimecode;
import org.raccord.model.time.FrameRange;

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
   * Where within {@code file} its timecode does not count on, in order. Looked at is the first of
   * these that it has: the timecode track of MOV and MP4, the system items of MXF, the heads of
   * groups of pictures of MPEG-1 and MPEG-2, labels within the pictures of other codecs.
   *
   * @param range frames of the file that are of interest, at any rate: labels within pictures cost
   *     decoding them, and are looked at nowhere else
   * @throws MediaException as {@link #probe}; also if the timecode alone cannot be read
   */
  public static List<TimecodeJump> timecodeJumps(Path file, FrameRange range)
      throws MediaException {
    return FileTimecode.jumps(file, range);
  }
}
