package org.raccord.models.internal;

import java.util.Random;

/**
 * A painted surface that goes on for ever in both directions: discs and bars of many sizes laid
 * over each other, whose edges and statistics are those of photographs (the dead leaves model,
 * Bordenave et al. 2006; Lee, Mumford and Huang 2001), with soft or fine grain on some.
 */
final class Texture {

  static final int SIDE = 512;

  private final float[][] colours = new float[3][SIDE * SIDE];

  Texture(Random random) {
    float[] ground = colour(random);
    for (int c = 0; c < 3; c++) {
      java.util.Arrays.fill(colours[c], ground[c]);
    }
    double least = Math.exp(Math.log(2) + random.nextDouble() * Math.log(12));
    int leaves = (int) Math.min(1500, 40_000 / least);
    double contrast = 0.15 + 0.85 * random.nextDouble();
    for (int k = 0; k < leaves; k++) {
      // Sizes fall off as the cube, as they do in photographs.
      double size = Math.min(150, least / Math.sqrt(Math.max(1e-4, 1 - random.nextDouble())));
      float[] colour = colour(random);
      for (int c = 0; c < 3; c++) {
        colour[c] = (float) (ground[c] + contrast * (colour[c] - ground[c]));
      }
      leaf(random, size, colour);
    }
    if (random.nextDouble() < 0.6) {
      rough(random, 0.005 + 0.05 * random.nextDouble(), 1 + random.nextInt(3));
    }
    for (int k = random.nextInt(3); k > 0; k--) {
      soften();
    }
  }

  private static float[] colour(Random random) {
    float grey = random.nextFloat();
    float strength = 0.5f * random.nextFloat() * random.nextFloat();
    float[] colour = new float[3];
    for (int c = 0; c < 3; c++) {
      colour[c] = Math.max(0.01f, Math.min(0.99f, grey + strength * (2 * random.nextFloat() - 1)));
    }
    return colour;
  }

  private void leaf(Random random, double size, float[] colour) {
    double cx = random.nextDouble() * SIDE;
    double cy = random.nextDouble() * SIDE;
    double turn = random.nextDouble() * Math.PI;
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    boolean bar = random.nextDouble() < 0.4;
    double narrow = bar ? 0.1 + 0.4 * random.nextDouble() : 0.5 + 0.5 * random.nextDouble();
    double shade = 0.3 * (random.nextDouble() - 0.5) / size;
    int reach = (int) Math.ceil(size);
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        double u = (dx * cos + dy * sin) / size;
        double v = (dy * cos - dx * sin) / (size * narrow);
        boolean inside = bar ? Math.max(Math.abs(u), Math.abs(v)) <= 1 : u * u + v * v <= 1;
        if (inside) {
          int at =
              Math.floorMod((int) (cy + dy), SIDE) * SIDE + Math.floorMod((int) (cx + dx), SIDE);
          for (int c = 0; c < 3; c++) {
            colours[c][at] = (float) (colour[c] + shade * dx);
          }
        }
      }
    }
  }

  private void rough(Random random, double strength, int size) {
    float[] noise = new float[SIDE * SIDE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextGaussian() * strength);
    }
    for (int y = 0, i = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++, i++) {
        float grain = noise[y / size * size % SIDE * SIDE + x / size * size % SIDE];
        for (int c = 0; c < 3; c++) {
          colours[c][i] += grain;
        }
      }
    }
  }

  private void soften() {
    for (int c = 0; c < 3; c++) {
      float[] from = colours[c].clone();
      for (int y = 0, i = 0; y < SIDE; y++) {
        int up = (y + SIDE - 1) % SIDE * SIDE;
        int down = (y + 1) % SIDE * SIDE;
        for (int x = 0; x < SIDE; x++, i++) {
          int left = (x + SIDE - 1) % SIDE;
          int right = (x + 1) % SIDE;
          colours[c][i] =
              0.5f * from[i]
                  + 0.125f
                      * (from[up + x]
                          + from[down + x]
                          + from[y * SIDE + left]
                          + from[y * SIDE + right]);
        }
      }
    }
  }

  /** The colour at a place, mixed into {@code into} with the part {@code amount}. */
  void lay(double u, double v, float amount, float[] into) {
    int x0 = (int) Math.floor(u);
    int y0 = (int) Math.floor(v);
    float fx = (float) (u - x0);
    float fy = (float) (v - y0);
    int x = x0 & (SIDE - 1);
    int y = y0 & (SIDE - 1);
    int right = (x + 1) & (SIDE - 1);
    int below = ((y + 1) & (SIDE - 1)) * SIDE;
    y *= SIDE;
    for (int c = 0; c < 3; c++) {
      float[] p = colours[c];
      float top = p[y + x] + (p[y + right] - p[y + x]) * fx;
      float bottom = p[below + x] + (p[below + right] - p[below + x]) * fx;
      into[c] += amount * (top + (bottom - top) * fy - into[c]);
    }
  }
}
