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
   * @param measured how long a take will take, by what this machine has seen of the generator;
   *     empty where it has seen nothing
   */
  public record Asked(
      String generator, Offer offer, Optional<String> forbidden, Optional<Expected> measured) {}

  /**
   * How long something will take, by what the last ones of its kind took on this machine.
   *
   * @param seconds most likely
   * @param least seconds, were it as quick as the quickest of them
   * @param most seconds, were it as slow as the slowest
   * @param fills how many were seen
   */
  public record Expected(double seconds, double least, double most, int fills) {}
}
