package org.raccord.model.timeline;

import java.util.List;

/**
 * What {@link SlotFinder} found.
 *
 * @param slots empty slots and filled ones, in record order
 * @param offline clips whose media cannot be found; never filled by {@code --all}
 * @param intendedBlack gaps that are meant to be black
 * @param otherGaps remaining gaps on all tracks
 * @param lostMarkers {@code RACCORD} markers that nothing comes of where they stand
 */
public record SlotSurvey(
    List<Slot> slots,
    List<Offline> offline,
    List<Slot> intendedBlack,
    List<Slot> otherGaps,
    List<MarkerNote> lostMarkers) {

  public SlotSurvey {
    slots = List.copyOf(slots);
    offline = List.copyOf(offline);
    intendedBlack = List.copyOf(intendedBlack);
    otherGaps = List.copyOf(otherGaps);
    lostMarkers = List.copyOf(lostMarkers);
  }

  /** A clip whose media cannot be found. */
  public record Offline(String address, ItemPath place, Clip clip) {}
}
