package org.raccord.core.internal.prove;

/**
 * One hole, one contender.
 *
 * @param clip name of the clip
 * @param kind {@code bridge}, {@code tail} or {@code head}
 * @param length frames
 * @param first the clip's first missing frame
 * @param contender its name
 * @param version what made it
 * @param how plan and estimate, in a word or two
 * @param failure why there is no fill; empty where there is one
 * @param scores of a fill; zeros where there is none
 * @param take the filled frames, relative to the report's folder
 */
record ProofRow(
    String clip,
    String kind,
    int length,
    int first,
    String contender,
    String version,
    String how,
    String failure,
    Scores scores,
    String take) {

  boolean filled() {
    return failure.isEmpty();
  }

  /** The hole it belongs to. */
  String hole() {
    return clip + "/" + kind + length + "-" + first;
  }
}
