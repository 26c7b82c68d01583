package org.raccord.media.internal;

import org.bytedeco.javacpp.BytePointer;

/**
 * What MPEG-2 pictures say of their fields, read from the head of each packet: a stream may be film
 * with pulldown flags for one scene and fields for the next, and its first picture speaks for
 * itself alone.
 *
 * <p>Source: ISO/IEC 13818-2, 6.2.3.1 (picture coding extension).
 */
final class FieldFlags {

  /** Heads stand before the first slice; none is longer. */
  private static final int LONGEST_HEAD = 2048;

  private static final int EXTENSION = 0xb5;
  private static final int PICTURE_CODING = 8;

  private int pictures;
  private int repeating;
  private int woven;

  /** Looks at a packet. */
  void look(BytePointer data, int size) {
    byte[] head = new byte[Math.min(size, LONGEST_HEAD)];
    data.get(head);
    for (int i = 0; i + 9 < head.length; i++) {
      boolean extension =
          head[i] == 0
              && head[i + 1] == 0
              && head[i + 2] == 1
              && (head[i + 3] & 0xff) == EXTENSION
              && (head[i + 4] & 0xff) >> 4 == PICTURE_CODING;
      if (extension) {
        boolean frame = (head[i + 6] & 3) == 3;
        boolean progressive = (head[i + 8] & 0x80) != 0;
        pictures++;
        repeating += (head[i + 7] & 2) != 0 ? 1 : 0;
        woven += frame && progressive ? 0 : 1;
        return;
      }
    }
  }

  /** Whether pictures ask to have a field shown again, as film in television does. */
  boolean isPulledDown() {
    return repeating > 0;
  }

  /** Whether more than a stray picture is made of fields. */
  boolean isWoven() {
    return woven * 50L > pictures;
  }
}
