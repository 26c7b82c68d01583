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
 * @param grade of its seams and inside, A to F; empty where there is no fill
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
    String grade,
    String failure,
    Scores scores,
    String take) {

  boolean filled() {
    return failure.isEmpty();
  }

  /** 1 where the grade is A or B, else 0. */
  double isWellGraded() {
    return grade.equals("A") || grade.equals("B") ? 1 : 0;
  }

  /** The hole it belongs to. */
  String hole() {
    return clip + "/" + kind + length + "-" + first;
  }
}
