package org.raccord.media.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.PointerScope;
import org.raccord.media.StartTimecode;
import org.raccord.media.TimecodeJump;
import org.raccord.model.time.FrameRange;

/**
 * The timecode that pictures carry within themselves, as H.264 and HEVC do in messages beside their
 * slices (Rec. ITU-T H.264, D.2.3; H.265, D.2.27): known once they are decoded.
 */
final class PictureLabels {

  private PictureLabels() {}

  /**
   * Where it does not count on within a range; empty where its first picture carries none.
   *
   * @param range frames of the file; the others are not decoded
   */
  @SuppressWarnings("try") // The scope is there to be closed.
  static Optional<List<TimecodeJump>> jumps(Path file, PictureProbe probe, FrameRange range)
      throws IOException {
    PictureTiming timing = probe.timing();
    long[] shown = timing.index().shown();
    int from = picture(timing, range.start());
    int end = picture(timing, range.end());
    if (from >= end) {
      return Optional.empty();
    }
    try (PointerScope scope = new PointerScope();
        Demuxer demuxer = Demuxer.reopen(file);
        StreamDecoder decoder = StreamDecoder.open(demuxer, probe.stream(), Ffmpeg.threads())) {
      // Nobody looks at the pictures.
      decoder.context().skip_loop_filter(avcodec.AVDISCARD_ALL);
      int key = timing.index().keyFor(from);
      if (key > 0 && demuxer.seek(probe.stream(), timing.index().keySeeks()[key])) {
        decoder.restart();
      }
      TimecodeMarks marks = new TimecodeMarks(timing.rate());
      Optional<AVFrame> frame = decoder.next();
      while (frame.isPresent() && frame.get().best_effort_timestamp() <= shown[end - 1]) {
        int at = timing.index().at(frame.get().best_effort_timestamp());
        if (at >= from) {
          String text = Ffmpeg.tag(frame.get().metadata(), "timecode");
          Optional<StartTimecode> label =
              text == null ? Optional.empty() : TimecodeLabel.parse(text, timing.rate());
          if (label.isPresent()) {
            marks.add(timing.frameOf(at), label.get());
          } else if (at == from) {
            return Optional.empty();
          }
        }
        frame = decoder.next();
      }
      return marks.jumps();
    }
  }

  /** The first picture that is shown at a frame or after. */
  private static int picture(PictureTiming timing, long frame) {
    int low = 0;
    int high = timing.index().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timing.frameOf(middle) < frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
