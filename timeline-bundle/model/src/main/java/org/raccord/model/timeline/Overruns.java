package org.raccord.model.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * How far a clip reaches past its media, in the clip's own frames at the rate of its track.
 *
 * @param head before the media begins, in the order in which it is played
 * @param tail after the media ends
 */
record Overruns(long head, long tail) {

  static final Overruns NONE = new Overruns(0, 0);

  private static final Set<String> STILLS =
      Set.of(
          "png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp", "psd", "exr", "dpx", "tga",
          "heic", "svg", "jp2", "avif");

  /** Slack for rates that a file states inexactly, in frames. */
  private static final BigDecimal SLACK = new BigDecimal("0.1");

  /**
   * What of a clip has no media.
   *
   * @param length the clip's length at the rate of its track
   * @return empty where none of the clip lies in its media: the timecodes do not fit one another
   */
  static Optional<Overruns> of(Clip clip, FrameTime length, MediaShelf shelf) {
    Optional<FrameRange> available = shelf.available(clip.media());
    BigDecimal speed = BigDecimal.valueOf(clip.speed()).abs();
    if (available.isEmpty() || isStill(clip.media()) || length.frame() == 0) {
      return Optional.of(NONE);
    }
    ExactTime begin = ExactTime.of(available.get().startTime());
    ExactTime end = ExactTime.of(available.get().endTime());
    ExactTime from = ExactTime.of(clip.source().startTime());
    if (speed.signum() == 0) {
      boolean inside = from.compareTo(begin) >= 0 && from.compareTo(end) < 0;
      return inside ? Optional.of(NONE) : Optional.empty();
    }
    ExactTime to = ClipTimes.scaled(clip.source().startTime(), clip.duration(), speed);
    long first = frames(begin.minus(from), length, speed);
    long last = frames(to.minus(end), length, speed);
    if (first + last >= length.frame()) {
      return Optional.empty();
    }
    return Optional.of(clip.speed() < 0 ? new Overruns(last, first) : new Overruns(first, last));
  }

  /** Whole clip frames in a distance of media; 0 where it is negative. */
  private static long frames(ExactTime media, FrameTime length, BigDecimal speed) {
    if (media.top().signum() <= 0) {
      return 0;
    }
    BigDecimal frames =
        new BigDecimal(media.top())
            .multiply(BigDecimal.valueOf(length.rate().numerator()))
            .divide(
                new BigDecimal(media.bottom())
                    .multiply(BigDecimal.valueOf(length.rate().denominator()))
                    .multiply(speed),
                6,
                RoundingMode.HALF_EVEN);
    return frames
        .add(SLACK)
        .setScale(0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(length.frame()))
        .longValue();
  }

  /** A still picture lasts as long as it is wanted. */
  private static boolean isStill(MediaReference media) {
    if (!(media instanceof MediaReference.External external)) {
      return false;
    }
    String url = external.url().toLowerCase(Locale.ROOT);
    return STILLS.contains(url.substring(url.lastIndexOf('.') + 1));
  }
}
