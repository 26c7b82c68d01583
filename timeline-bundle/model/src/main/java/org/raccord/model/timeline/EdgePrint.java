package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.fill.Fingerprint;

/**
 * One side of a {@link Fingerprint}: the clip that meets a slot.
 *
 * @param media file name of its media
 * @param frame the media frame at its edge: the first after the clip before, the first of the clip
 *     after
 * @param rate of that frame, as text
 * @param speed empty where it plays plainly
 */
record EdgePrint(String media, long frame, String rate, String speed) {

  /** The side that a text of a fingerprint describes; empty where no clip is there. */
  static Optional<EdgePrint> of(String text) {
    int at = text.lastIndexOf('@');
    int slash = text.indexOf('/', at + 1);
    if (at < 0 || slash < 0) {
      return Optional.empty();
    }
    int x = text.indexOf('x', slash);
    String rate = x < 0 ? text.substring(slash + 1) : text.substring(slash + 1, x);
    String speed = x < 0 ? "" : text.substring(x + 1);
    try {
      long frame = Long.parseLong(text.substring(at + 1, slash));
      return Optional.of(new EdgePrint(text.substring(0, at), frame, rate, speed));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * By how many frames the edge of the same clip has moved since; empty where it is another clip,
   * or where its frames are not those of the slot.
   */
  static Optional<Long> moved(String then, String now, String slotRate) {
    int name = then.lastIndexOf('@') + 1;
    if (name == 0 || !now.regionMatches(0, then, 0, name)) {
      return Optional.empty();
    }
    Optional<EdgePrint> was = of(then);
    Optional<EdgePrint> is = of(now);
    boolean same =
        was.isPresent()
            && is.isPresent()
            && was.get().media.equals(is.get().media)
            && was.get().rate.equals(is.get().rate)
            && was.get().speed.equals(is.get().speed);
    if (!same) {
      return Optional.empty();
    }
    long by = is.get().frame - was.get().frame;
    boolean counts = was.get().speed.isEmpty() && was.get().rate.equals(slotRate);
    return by == 0 || counts ? Optional.of(by) : Optional.empty();
  }
}
