package org.raccord.media.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.TimecodeJump;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * Where the timecode of a file does not count on, wherever it is carried: what the container says
 * goes before what the stream says, as other programs conform by it.
 */
public final class FileTimecode {

  private FileTimecode() {}

  /**
   * The jumps, in order.
   *
   * @param range what must be looked at where pictures have to be decoded for it, at any rate;
   *     jumps elsewhere may be left out
   */
  public static List<TimecodeJump> jumps(Path file, FrameRange range) throws MediaException {
    FileProbe probe = FileProbe.of(file);
    if (probe.picture().isEmpty()) {
      return List.of();
    }
    PictureProbe picture = probe.picture().get();
    try {
      Optional<List<TimecodeJump>> track = TimecodeTrack.jumps(file, probe.facts());
      if (track.isPresent()) {
        return track.get();
      }
      if (probe.facts().container().equals("mxf")) {
        Optional<List<TimecodeJump>> items = SystemItems.jumps(file, picture.timing().rate());
        if (items.isPresent()) {
          return items.get();
        }
      }
      if (picture.groups().isPresent() || isMpeg(picture)) {
        return picture.groups().orElse(List.of());
      }
      return PictureLabels.jumps(file, picture, at(range, picture.timing().rate()))
          .orElse(List.of());
    } catch (EOFException e) {
      throw Ffmpeg.unreadable(file, "It is cut short");
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException(
          Kind.UNREADABLE, file, "It cannot be read", "Copy it again from its source", e);
    }
  }

  /** Its decoder hands the labels of groups out with pictures that they do not belong to. */
  private static boolean isMpeg(PictureProbe picture) {
    return IntStream.of(avcodec.AV_CODEC_ID_MPEG1VIDEO, avcodec.AV_CODEC_ID_MPEG2VIDEO)
        .mapToObj(codec -> avcodec.avcodec_get_name(codec).getString())
        .anyMatch(picture.facts().codec()::equals);
  }

  private static FrameRange at(FrameRange range, Rate rate) {
    long start = Math.max(0, range.startTime().at(rate).frame());
    long end = Math.max(start, range.endTime().at(rate).frame());
    return new FrameRange(start, end - start, rate);
  }
}
