package org.raccord.acoustics;

/**
 * A stretch of samples, half open.
 *
 * @param from its first sample
 * @param to the sample after its last, not below {@code from}
 */
public record Stretch(int from, int to) {

  public Stretch {
    if (to < from) {
      throw new IllegalArgumentException("A stretch ends before it begins: " + from + ", " + to);
    }
  }

  /** Samples in it. */
  public int length() {
    return to - from;
  }
}
