package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.fill.Fingerprint;

/** How well a place of a re-cut answers to a slot of the former cut. */
final class PlaceMatch {

  /** The same frames stand on both sides. */
  static final int EXACT = 4;

  /** Trimmed by what handles serve, and longer or shorter by as much. */
  static final int SERVED = 3;

  /** Trimmed, and as long as it was. */
  static final int TRIMMED = 2;

  /** All that can be seen on one side is the same. */
  static final int ONE_SIDE = 1;

  /** Frames that a trim may move an edge for the place to be the same. */
  private static final long TRIM = 12;

  private PlaceMatch() {}

  /** How near the clips on both sides are, 0 to 6. */
  static int closeness(FormerSlot former, PlaceSearch.Place place) {
    int sides = side(former.place().before(), place.print().before(), former.place().rate());
    return sides + side(former.place().after(), place.print().after(), former.place().rate());
  }

  /** 3 for the same frame of the same clip, 2 for one nearby, 1 where there is no clip, else 0. */
  private static int side(String then, String now, String rate) {
    if (then.equals(Fingerprint.NONE) || now.equals(Fingerprint.NONE)) {
      return then.equals(now) ? 1 : 0;
    }
    if (then.equals(now)) {
      return 3;
    }
    return EdgePrint.moved(then, now, rate).filter(by -> Math.abs(by) <= TRIM).isPresent() ? 2 : 0;
  }

  /** How well a place answers to a slot: one of the tiers, or 0. */
  static int tier(FormerSlot former, PlaceSearch.Place place) {
    Fingerprint then = former.place();
    Fingerprint now = place.print();
    int before = side(then.before(), now.before(), then.rate());
    int after = side(then.after(), now.after(), then.rate());
    int least = Math.min(before, after);
    int most = Math.max(before, after);
    if (most == 3 && (least == 3 || least == 1)) {
      return EXACT;
    }
    if (!touches(place.slot().before()) || !touches(place.slot().after())) {
      return 0;
    }
    if (most >= 2 && least >= 1) {
      long head = EdgePrint.moved(then.before(), now.before(), then.rate()).orElse(0L);
      long tail = EdgePrint.moved(then.after(), now.after(), then.rate()).orElse(0L);
      if (now.length() - then.length() == tail - head) {
        return SERVED;
      }
      return now.length() == then.length() ? TRIMMED : 0;
    }
    // With one clip only, all else that can be seen on its side has to be the same too.
    boolean oneSide =
        (before == 3 && former.around().nextBefore().equals(place.around().nextBefore()))
            || (after == 3 && former.around().nextAfter().equals(place.around().nextAfter()));
    return oneSide && now.length() == then.length() ? ONE_SIDE : 0;
  }

  private static boolean touches(Optional<Slot.Neighbour> neighbour) {
    return neighbour.isEmpty() || neighbour.get().contiguous();
  }
}
