package org.raccord.desktop.internal.model;

import java.util.Comparator;
import java.util.List;

/** In which order slots are listed. */
public enum SlotOrder {
  /** As they lie in the cut. */
  RECORD("In order of the cut"),
  /** What asks for somebody first: failed, offline, stale, unfilled, at work, filled. */
  STATE("By state"),
  /** The worst grade first; slots without a grade last. */
  GRADE("By grade, worst first");

  /** Grades, the worst first; what is none comes last. */
  static final Comparator<String> WORST =
      Comparator.comparing((String grade) -> !isGrade(grade))
          .thenComparing(Comparator.reverseOrder());

  private final String words;

  SlotOrder(String words) {
    this.words = words;
  }

  /** For the editor. */
  public String words() {
    return words;
  }

  /** The rows in this order; rows that are alike stay in order of the cut. */
  public List<SlotRow> of(List<SlotRow> rows) {
    return switch (this) {
      case RECORD -> rows;
      case STATE ->
          rows.stream().sorted(Comparator.comparingInt(r -> urgency(r.state().kind()))).toList();
      case GRADE -> rows.stream().sorted(Comparator.comparing(SlotRow::grade, WORST)).toList();
    };
  }

  private static boolean isGrade(String grade) {
    return grade.length() == 1 && grade.charAt(0) >= 'A' && grade.charAt(0) <= 'Z';
  }

  private static int urgency(SlotState.Kind kind) {
    return switch (kind) {
      case FAILED -> 0;
      case OFFLINE -> 1;
      case STALE -> 2;
      case EMPTY -> 3;
      case QUEUED, RUNNING -> 4;
      case FILLED -> 5;
    };
  }
}
