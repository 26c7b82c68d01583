package org.raccord.model.timeline;

/**
 * What keeps any take out of a slot, as the timeline stands.
 *
 * @param reason what is in the way, a sentence for the editor
 * @param remedy what to do about it, a sentence too
 */
public record Obstacle(String reason, String remedy) {

  /** Both sentences. */
  public String message() {
    return reason + " " + remedy;
  }
}
