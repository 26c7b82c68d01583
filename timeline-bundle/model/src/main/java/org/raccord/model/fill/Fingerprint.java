package org.raccord.model.fill;

/**
 * What conditioned a take, in short: a take is stale once the slot's present fingerprint differs.
 *
 * @param before identity and used range of the clip before, or {@code none}
 * @param after identity and used range of the clip after, or {@code none}
 * @param length frames of the slot
 * @param rate the rate of the slot as text
 */
public record Fingerprint(String before, String after, long length, String rate) {

  /** What stands for a neighbour that is not there. */
  public static final String NONE = "none";
}
