package org.raccord.models.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * How a picture is cut into tiles of one size that overlap, and how much each tile counts where
 * they do, so that no seam shows. A picture that is small enough is one tile, padded.
 *
 * @param width of every tile, a multiple of what the model asks
 * @param height of every tile
 * @param across the tiles from left to right
 * @param down the tiles from top to bottom
 */
record Tiling(int width, int height, List<Strip> across, List<Strip> down) {

  /**
   * One column or row of tiles.
   *
   * @param start where it begins in the picture
   * @param weight how much it counts at each place of the picture that it covers
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Strip(int start, float[] weight) {}

  static Tiling of(int width, int height, int multiple, ModelPackage.Tile tile) {
    int fullWidth = up(width, multiple);
    int fullHeight = up(height, multiple);
    int tileWidth = fullWidth;
    int tileHeight = fullHeight;
    if ((long) fullWidth * fullHeight > tile.pixels()) {
      tileWidth = Math.min(fullWidth, down(Math.sqrt(tile.pixels() * 4.0 / 3), multiple));
      tileHeight = Math.min(fullHeight, down((double) tile.pixels() / tileWidth, multiple));
      tileWidth = Math.min(fullWidth, down((double) tile.pixels() / tileHeight, multiple));
    }
    return new Tiling(
        tileWidth,
        tileHeight,
        strips(width, tileWidth, tile.overlap()),
        strips(height, tileHeight, tile.overlap()));
  }

  private static int up(int size, int multiple) {
    return (size + multiple - 1) / multiple * multiple;
  }

  private static int down(double size, int multiple) {
    return Math.max(multiple, (int) Math.floor(size / multiple) * multiple);
  }

  private static List<Strip> strips(int length, int tile, int wantedOverlap) {
    if (tile >= length) {
      float[] all = new float[length];
      java.util.Arrays.fill(all, 1);
      return List.of(new Strip(0, all));
    }
    int overlap = Math.min(wantedOverlap, tile / 2);
    int count = (length - overlap + tile - overlap - 1) / (tile - overlap);
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = (int) Math.round(i * (double) (length - tile) / (count - 1));
    }
    float[] sum = new float[length];
    List<float[]> weights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] weight = new float[tile];
      for (int k = 0; k < tile; k++) {
        float in = i == 0 ? 1 : ramp(k, starts[i - 1] + tile - starts[i]);
        float out = i == count - 1 ? 1 : ramp(tile - 1 - k, starts[i] + tile - starts[i + 1]);
        weight[k] = in * out;
        sum[starts[i] + k] += weight[k];
      }
      weights.add(weight);
    }
    List<Strip> strips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] weight = weights.get(i);
      for (int k = 0; k < tile; k++) {
        weight[k] /= sum[starts[i] + k];
      }
      strips.add(new Strip(starts[i], weight));
    }
    return strips;
  }

  /** Rises over the middle half of an overlap: what a model makes near an edge is poor. */
  private static float ramp(int at, int overlap) {
    // Never nothing at all, or a picture's place could be covered by no tile.
    return Math.max(1e-6f, Math.min(1, (at + 0.5f - overlap / 4f) / Math.max(1, overlap / 2f)));
  }

  int count() {
    return across.size() * down.size();
  }
}
