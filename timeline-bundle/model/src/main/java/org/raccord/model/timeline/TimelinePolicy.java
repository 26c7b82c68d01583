package org.raccord.model.timeline;

/**
 * What a timeline forbids, wherever it is opened.
 *
 * @param nothingLeaves whether nothing of it may leave the machine
 */
public record TimelinePolicy(boolean nothingLeaves) {

  /** It forbids nothing itself. */
  public static final TimelinePolicy NONE = new TimelinePolicy(false);
}
