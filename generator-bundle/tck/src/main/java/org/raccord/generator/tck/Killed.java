package org.raccord.generator.tck;

/** The end of the process, as far as a generator can be shown it from within. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed() {
    super("The process was killed");
  }
}
