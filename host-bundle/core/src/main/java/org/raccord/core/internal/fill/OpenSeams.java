package org.raccord.core.internal.fill;

import java.util.Optional;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;

/**
 * Which seams of a result nothing conditioned.
 *
 * @param head whether the clip before had no part in it
 * @param tail whether the clip after had none
 */
record OpenSeams(boolean head, boolean tail) {

  static OpenSeams of(Made.InFile made) {
    Optional<Offer.Rung> rung = made.account().rung();
    if (rung.isPresent()) {
      return switch (rung.get()) {
        case FIRST_FRAME, FRAMES_BEFORE -> new OpenSeams(false, true);
        case LAST_FRAME, FRAMES_AFTER -> new OpenSeams(true, false);
        case FRAMES_BOTH_SIDES, FIRST_AND_LAST_FRAME, PROMPT -> new OpenSeams(false, false);
      };
    }
    return new OpenSeams(
        made.alignment() instanceof Made.Alignment.MeetsAfter,
        made.alignment() instanceof Made.Alignment.MeetsBefore);
  }
}
