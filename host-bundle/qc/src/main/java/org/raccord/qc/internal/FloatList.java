package org.raccord.qc.internal;

import java.util.Arrays;

/** Numbers, one a frame. */
public final class FloatList {

  private float[] values = new float[256];
  private int size;

  public void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = (float) value;
  }

  public float get(int index) {
    return values[index];
  }

  public int size() {
    return size;
  }

  /** A copy of {@code [from, to)}. */
  public float[] slice(int from, int to) {
    return Arrays.copyOfRange(values, from, to);
  }
}
