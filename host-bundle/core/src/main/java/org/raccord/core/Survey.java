package org.raccord.core;

import java.util.List;
import java.util.Optional;
import org.raccord.generator.Offer;
import org.raccord.model.timeline.MarkerNote;
import org.raccord.model.timeline.Slot;

/**
 * The slots of a timeline and what is near to being one.
 *
 * @param slots in record order
 * @param offline clips whose media cannot be found
 * @param intendedBlack gaps that are meant to be black
 * @param otherGaps the remaining gaps, where all were asked for
 * @param markers {@code RACCORD} markers that are no slot now: what asks for an extend that the
 *     next fill makes, and what stands where nothing can be filled; in record order
 */
public record Survey(
    List<SurveyedSlot> slots,
    List<OfflineClip> offline,
    List<Slot> intendedBlack,
    List<Slot> otherGaps,
    List<MarkerNote> markers) {

  public Survey {
    slots = List.copyOf(slots);
    offline = List.copyOf(offline);
    intendedBlack = List.copyOf(intendedBlack);
    otherGaps = List.copyOf(otherGaps);
    markers = List.copyOf(markers);
  }

  /**
   * A slot and what can be done for it.
   *
   * @param slot the slot
   * @param offers what each generator says, in order of id
   * @param takes how many takes it has
   * @param inUse id of the take in use
   * @param gone generators of its takes that are not there any more
   */
  public record SurveyedSlot(
      Slot slot,
      List<GeneratorOffer> offers,
      int takes,
      Optional<String> inUse,
      List<String> gone) {
    public SurveyedSlot {
      offers = List.copyOf(offers);
      gone = List.copyOf(gone);
    }
  }

  /**
   * A generator's word on a slot.
   *
   * @param generator {@code bundle:instance}
   * @param offer what it says
   */
  public record GeneratorOffer(String generator, Offer offer) {}

  /**
   * A clip whose media cannot be found.
   *
   * @param address of the clip
   * @param name of the clip
   * @param media path or URL that was looked for
   * @param advice what to do
   */
  public record OfflineClip(String address, String name, String media, String advice) {}
}
