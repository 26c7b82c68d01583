package org.raccord.core.internal.fill;

import java.util.List;
import org.raccord.core.FillOrder;
import org.raccord.core.internal.store.Journal;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;

/**
 * A slot that an order wants filled.
 *
 * @param timeline the timeline when the order was given
 * @param slot the slot in it
 * @param slotId its id, stored or yet to be
 * @param brief the brief in force
 * @param format the picture format of its takes
 * @param fingerprint what conditions it
 * @param takes how many takes are still wanted
 * @param seed of the first of them
 * @param firstNumber the number of the first of them
 * @param generators to use, in order; empty for whichever serves
 * @param unfinished jobs of a former run that can be resumed
 * @param fitting how files that generators make come into the cut
 */
record SlotTarget(
    Timeline timeline,
    Slot slot,
    String slotId,
    Brief brief,
    PictureFormat format,
    Fingerprint fingerprint,
    int takes,
    long seed,
    int firstNumber,
    List<String> generators,
    List<Journal.Entry> unfinished,
    FillOrder.Fitting fitting) {

  SlotTarget {
    generators = List.copyOf(generators);
    unfinished = List.copyOf(unfinished);
  }

  /** How progress names it: the slot, and the generators where several parties work on it. */
  String label() {
    return generators.size() == 1 ? slot.address() + " " + generators.get(0) : slot.address();
  }

  /** A fingerprint as one line, for the journal. */
  static String text(Fingerprint fingerprint) {
    return fingerprint.before()
        + "|"
        + fingerprint.after()
        + "|"
        + fingerprint.length()
        + "|"
        + fingerprint.rate();
  }
}
