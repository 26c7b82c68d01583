package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.time.Rate;

/** Finds its way in a timeline: tracks, addresses, paths. */
public final class Timelines {

  private Timelines() {}

  /**
   * The rate of the picture: that of most items of the lowest video track, else of most items at
   * all, else of the start timecode, else 24.
   */
  public static Rate rate(Timeline timeline) {
    return NotYet.yet();
  }

  /** The video tracks, lowest first. */
  public static List<Track> videoTracks(Timeline timeline) {
    return timeline.tracks().stream().filter(t -> t.kind() == Track.Kind.VIDEO).toList();
  }

  /** The element at {@code path}, or empty where the path leads nowhere. */
  public static Optional<Element> element(Timeline timeline, ItemPath path) {
    return NotYet.yet();
  }

  /** The item at {@code path}, or empty where the path leads nowhere or to a transition. */
  public static Optional<Item> item(Timeline timeline, ItemPath path) {
    return element(timeline, path).filter(Item.class::isInstance).map(Item.class::cast);
  }

  /** The address of an item, such as {@code V1-2} or {@code V1-3/V1-2}. */
  public static String address(Timeline timeline, ItemPath path) {
    return NotYet.yet();
  }

  /** The path that an address names; case does not matter. */
  public static Optional<ItemPath> path(Timeline timeline, String address) {
    return NotYet.yet();
  }

  /** The items that carry the slot record {@code slotId}: picture first, then sound. */
  public static List<ItemPath> slotItems(Timeline timeline, String slotId) {
    return NotYet.yet();
  }

  /** The clips of this name, on all tracks and levels. */
  public static List<ItemPath> clipsNamed(Timeline timeline, String name) {
    return NotYet.yet();
  }
}
