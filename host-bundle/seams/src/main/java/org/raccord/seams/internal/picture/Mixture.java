package org.raccord.seams.internal.picture;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.raccord.imaging.Grey;

/** Whether a frame is two others laid over each other, as a crossfade and a ghost are. */
final class Mixture {

  private static final int BLOCK = 12;

  /** Blocks in which the two others differ so much (RMS codes) are looked at, each of them. */
  private static final double DIFFERENT = 5;

  /** Where they are few, the shot hardly moves: this share is looked at, where most changes. */
  private static final double MOST_DIFFERENT = 0.05;

  /** Blocks in which the two others differ less than this (RMS codes) say nothing. */
  private static final double ALIKE = 1.2;

  private static final double LEAST_BLOCKS = 0.03;

  /** Rounding of code values: what even a perfect mixture leaves. */
  private static final double ROUNDING = 0.15;

  private Mixture() {}

  /**
   * How much better the frame is explained by a mixture of two others than by the nearer of them
   * alone: the median over blocks in which they differ, in dB. 0 where they differ nowhere, or
   * where the best mixture is hardly one.
   */
  static double decibels(Look before, Look frame, Look after) {
    Grey a = before.grey();
    Grey t = frame.grey();
    Grey b = after.grey();
    double share = share(a, t, b);
    if (share < 0.06 || share > 0.94) {
      return 0;
    }
    int across = t.width() / BLOCK;
    int down = t.height() / BLOCK;
    double[] gains = new double[across * down];
    double[] differences = new double[across * down];
    for (int by = 0; by < down; by++) {
      for (int bx = 0; bx < across; bx++) {
        double apart = 0;
        double fromA = 0;
        double fromB = 0;
        double mixed = 0;
        for (int y = by * BLOCK; y < (by + 1) * BLOCK; y++) {
          for (int x = bx * BLOCK; x < (bx + 1) * BLOCK; x++) {
            int i = y * t.width() + x;
            int va = a.pixels()[i] & 0xff;
            int vb = b.pixels()[i] & 0xff;
            int vt = t.pixels()[i] & 0xff;
            double mix = va + share * (vb - va) - vt;
            apart += (va - vb) * (double) (va - vb);
            fromA += (va - vt) * (double) (va - vt);
            fromB += (vb - vt) * (double) (vb - vt);
            mixed += mix * mix;
          }
        }
        int n = BLOCK * BLOCK;
        int block = by * across + bx;
        differences[block] = Math.sqrt(apart / n);
        gains[block] =
            10 * Math.log10((Math.min(fromA, fromB) + ROUNDING * n) / (mixed + ROUNDING * n));
      }
    }
    double least = leastDifference(differences);
    double[] sorted =
        IntStream.range(0, gains.length)
            .filter(i -> differences[i] > least)
            .mapToDouble(i -> gains[i])
            .sorted()
            .toArray();
    return sorted.length < LEAST_BLOCKS * gains.length ? 0 : Math.max(0, sorted[sorted.length / 2]);
  }

  /** What blocks must differ by to be looked at. */
  private static double leastDifference(double[] differences) {
    double[] sorted = differences.clone();
    Arrays.sort(sorted);
    double high = sorted[(int) ((1 - MOST_DIFFERENT) * (sorted.length - 1))];
    return Math.max(ALIKE, Math.min(DIFFERENT, high));
  }

  /** The share of the later frame in the best mixture of the whole picture. */
  private static double share(Grey a, Grey t, Grey b) {
    double product = 0;
    double square = 1e-9;
    for (int i = 0; i < t.pixels().length; i++) {
      int va = a.pixels()[i] & 0xff;
      int d = (b.pixels()[i] & 0xff) - va;
      product += d * (double) ((t.pixels()[i] & 0xff) - va);
      square += d * (double) d;
    }
    return Math.max(0, Math.min(1, product / square));
  }
}
