package org.raccord.comfyui.internal;

import java.util.Optional;

/**
 * The numbers of frames that a model can make: a multiple of {@code step} and one more.
 *
 * @param step 1 where it can make any
 */
record Grid(int step) {

  static final Grid ANY = new Grid(1);

  /** Reads {@code any}, {@code 4n+1}, {@code 8n+1} and the like. */
  static Optional<Grid> of(String written) {
    if (written.equals("any")) {
      return Optional.of(ANY);
    }
    return written.matches("[1-9]\\d?n\\+1")
        ? Optional.of(new Grid(Integer.parseInt(written.substring(0, written.indexOf('n')))))
        : Optional.empty();
  }

  /** The least number on the grid that is not below {@code frames}. */
  long atLeast(long frames) {
    return step == 1 ? frames : Math.floorDiv(frames - 2 + step, step) * step + 1;
  }
}
