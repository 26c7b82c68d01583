package org.raccord.cli.internal;

import org.raccord.core.FillReport;
import org.raccord.core.WorkException;

/** What the program says to the shell that started it. */
enum ExitCode {
  DONE(0),
  DEFECT(1),
  USAGE(2),
  INPUT(3),
  NOTHING_FILLED(4),
  SOME_FILLED(5),
  POLICY(6),
  FOUND(7),
  CANCELLED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static ExitCode of(WorkException.Kind kind) {
    return switch (kind) {
      case ORDER -> USAGE;
      case INPUT -> INPUT;
      case NOTHING_FILLED -> NOTHING_FILLED;
      case POLICY -> POLICY;
      case DEFECT -> DEFECT;
    };
  }

  /** A report without slots is done: there was nothing to do. */
  static ExitCode of(FillReport report) {
    if (report.failed() == 0) {
      return DONE;
    }
    return report.filled() == 0 ? NOTHING_FILLED : SOME_FILLED;
  }
}
