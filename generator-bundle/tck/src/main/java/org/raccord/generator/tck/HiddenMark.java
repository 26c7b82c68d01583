package org.raccord.generator.tck;

import java.util.SplittableRandom;
import org.raccord.model.picture.Frame;

/**
 * A pattern of lighter and darker blocks that lies on cut-out frames alone: where it shows in a
 * made frame, the frame was not made of the neighbours.
 */
final class HiddenMark {

  private static final int BLOCK = 4;
  private static final int STRENGTH = 40;
  private static final int SEED = 1_895;

  private HiddenMark() {}

  /** Lays the mark on {@code frame}. */
  static void layOn(Frame frame) {
    int strength = STRENGTH << (frame.format().layout().bitDepth() - 8);
    int[] signs = signs(frame);
    short[] plane = frame.plane(0);
    for (int i = 0; i < plane.length; i++) {
      int marked = (plane[i] & 0xffff) + strength * signs[i];
      plane[i] = (short) Math.max(0, Math.min(frame.format().layout().maxCode(), marked));
    }
  }

  /**
   * How much of the mark {@code made} carries: about 1 on a cut-out frame, about 0 where nothing of
   * it was known.
   *
   * @param clean the frame as it would be without the mark
   */
  static double share(Frame made, Frame clean) {
    int[] signs = signs(made);
    short[] a = made.plane(0);
    short[] b = clean.plane(0);
    double mean = 0;
    for (int i = 0; i < a.length; i++) {
      mean += (a[i] & 0xffff) - (b[i] & 0xffff);
    }
    mean /= a.length;
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((a[i] & 0xffff) - (b[i] & 0xffff) - mean) * signs[i];
    }
    return sum / a.length / (STRENGTH << (made.format().layout().bitDepth() - 8));
  }

  private static int[] signs(Frame frame) {
    int width = frame.planeWidth(0);
    int across = (width + BLOCK - 1) / BLOCK;
    int down = (frame.planeHeight(0) + BLOCK - 1) / BLOCK;
    SplittableRandom random = new SplittableRandom(SEED);
    int[] blocks = new int[across * down];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = random.nextBoolean() ? 1 : -1;
    }
    int[] signs = new int[frame.plane(0).length];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = blocks[i / width / BLOCK * across + i % width / BLOCK];
    }
    return signs;
  }
}
