package org.raccord.qc.internal.picture;

import org.raccord.model.picture.Frame;

/**
 * Finds frames that are woven of two fields of different moments, and which of them is the earlier:
 * lines of a frame are compared with the line between them in the frame before and in the one
 * after. In a whole frame its own line fits best, and both parities fit the other frames equally;
 * in a woven one each neighbour in time fits one parity better.
 */
final class WeaveMeter {

  /** One column in so many is looked at. */
  private static final int COLUMNS = 4;

  /** How much better one parity fits; in whole frames the two differ by a part in a hundred. */
  private static final double UNEVEN = 1.06;

  /** How far a whole frame's own lines may be from fitting best. */
  private static final double OWN = 1.2;

  /**
   * What a pair of frames says.
   *
   * @param own how badly the second frame's lines fit between each other
   * @param earlierEven how badly even lines of the first fit into the second
   * @param earlierOdd how badly odd lines do
   * @param laterEven how badly even lines of the second fit into the first
   * @param laterOdd how badly odd lines do
   */
  record Pair(
      double own, double earlierEven, double earlierOdd, double laterEven, double laterOdd) {}

  Pair compare(Frame before, Frame now) {
    int width = now.planeWidth(0);
    int height = now.planeHeight(0);
    short[] a = before.plane(0);
    short[] b = now.plane(0);
    long own = 0;
    long[] earlier = new long[2];
    long[] later = new long[2];
    for (int y = 2; y + 3 < height; y += 4) {
      // A pair of lines in every four: both parities, half the work.
      for (int line = y; line < y + 2; line++) {
        int up = (line - 1) * width;
        int here = line * width;
        int down = (line + 1) * width;
        long ownLine = 0;
        long earlierLine = 0;
        long laterLine = 0;
        for (int x = line & 3; x < width; x += COLUMNS) {
          int around = (b[up + x] & 0xffff) + (b[down + x] & 0xffff);
          int middle = b[here + x] & 0xffff;
          ownLine += Math.abs(around - 2 * middle);
          earlierLine += Math.abs(around - 2 * (a[here + x] & 0xffff));
          laterLine += Math.abs((a[up + x] & 0xffff) + (a[down + x] & 0xffff) - 2 * middle);
        }
        own += ownLine;
        earlier[line & 1] += earlierLine;
        later[line & 1] += laterLine;
      }
    }
    return new Pair(own, earlier[0], earlier[1], later[0], later[1]);
  }

  /**
   * Whether the frame between two pairs is woven: 1 with the upper field first, -1 with the lower,
   * 0 where it is not.
   */
  static int verdict(Pair before, Pair after) {
    double even = before.earlierEven() + after.laterOdd();
    double odd = before.earlierOdd() + after.laterEven();
    double better = Math.min(even, odd);
    double poorer = Math.max(even, odd);
    boolean woven = poorer > UNEVEN * better && better < OWN * before.own();
    return woven ? (even > odd ? 1 : -1) : 0;
  }
}
