package org.raccord.model.timeline;

/**
 * Finds the slots of a timeline.
 *
 * <p>On the lowest video track that is shown, of the timeline and of each nest: gaps between clips
 * where no upper track shows a picture; clips whose reference is missing, or generated and never
 * rendered; the parts of clips that reach past their media. Leading and trailing gaps and gaps
 * beside a transition (a fade) are intended black. On all tracks: items that a slot record is
 * stored with, and ranges of markers whose name begins {@code RACCORD}.
 */
public final class SlotFinder {

  private SlotFinder() {}

  /** The slots of {@code timeline} and what is near to being one. */
  public static SlotSurvey find(Timeline timeline, MediaShelf shelf) {
    return new SlotSearch(timeline, shelf).survey();
  }
}
