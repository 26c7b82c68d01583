package org.raccord.generator;

import java.nio.file.Path;

/** How far a fill has come. */
public sealed interface Progress {

  /** It waits for its turn behind {@code ahead} others. */
  record Queued(int ahead) implements Progress {}

  /** It does something whose end it cannot tell. */
  record Working(String step) implements Progress {}

  /**
   * It has done a fraction of the whole fill.
   *
   * @param step what it does now
   * @param fraction 0 to 1; never falls within a fill, and is 1 at the last when its picture is
   *     made
   */
  record Fraction(String step, double fraction) implements Progress {

    public Fraction {
      if (!(fraction >= 0 && fraction <= 1)) {
        throw new IllegalArgumentException("A fraction is 0 to 1, not " + fraction);
      }
    }
  }

  /**
   * It has a picture of how the result may look.
   *
   * @param picture a JPEG or PNG file in the workspace; the next one may take its place
   */
  record Preview(Path picture) implements Progress {}
}
