package org.raccord.model.timeline;

/** Finds the slots of a timeline. */
public final class SlotFinder {

  private SlotFinder() {}

  /** The slots of {@code timeline} and what is near to being one. */
  public static SlotSurvey find(Timeline timeline, MediaShelf shelf) {
    return NotYet.yet();
  }
}
