package org.raccord.program.internal;

import org.raccord.model.picture.Frame;

/** Two frames of one format mixed linearly, code value by code value. */
final class Dissolve {

  private Dissolve() {}

  /**
   * @param weight how far {@code to} has come, 0 to {@link Look#FULL}
   */
  static Frame mix(Frame from, Frame to, int weight) {
    Frame mixed = Frame.allocate(from.format());
    int rest = Look.FULL - weight;
    for (int p = 0; p < from.format().layout().planes(); p++) {
      short[] a = from.plane(p);
      short[] b = to.plane(p);
      short[] out = mixed.plane(p);
      for (int i = 0; i < out.length; i++) {
        out[i] =
            (short)
                (((a[i] & 0xffff) * rest + (b[i] & 0xffff) * weight + Look.FULL / 2) / Look.FULL);
      }
    }
    return mixed;
  }
}
