package org.raccord.core;

import java.util.List;
import java.util.Optional;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Brief;
import org.raccord.model.timeline.MarkerNote;
import org.raccord.model.timeline.Slot;

/**
 * What a fill would do, without doing it.
 *
 * @param slots in record order, with those of extends that the fill would make first; their
 *     addresses and times are those after it
 * @param markers {@code RACCORD} markers that ask for an extend or stand where nothing can be
 *     filled, where the order would heed them; in record order
 */
public record FillPreview(List<SlotPreview> slots, List<MarkerNote> markers) {

  public FillPreview {
    slots = List.copyOf(slots);
    markers = List.copyOf(markers);
  }

  /**
   * A slot and what would be done for it.
   *
   * @param slot the slot
   * @param brief what would be asked
   * @param generators those that would be asked, in order
   * @param obstacle why nobody would be
   * @param transform how its shots would come to generators that take ordinary pictures, and what
   *     they make back; empty where nothing is converted
   */
  public record SlotPreview(
      Slot slot,
      Brief brief,
      List<Asked> generators,
      Optional<String> obstacle,
      Optional<String> transform) {
    public SlotPreview {
      generators = List.copyOf(generators);
    }
  }

  /**
   * A generator that would be asked.
   *
   * @param generator {@code bundle:instance}
   * @param offer what it says
   * @param forbidden why it may not be used all the same
   */
  public record Asked(String generator, Offer offer, Optional<String> forbidden) {}
}
