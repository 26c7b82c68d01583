package org.raccord.demo;

/** What passes close before the camera; painted once, dark against the light. */
final class LakeForeground {

  private LakeForeground() {}

  static Strip reeds() {
    Strip strip = new Strip(1900, 340);
    for (int i = 0; i < 5200; i++) {
      float depth = i / 5200f;
      float x = Noise.cell(i, 1, 3) * 1940 - 20;
      float clump = (float) Math.sin(x * 0.011f) * 0.5f + (float) Math.sin(x * 0.027f + 2) * 0.3f;
      float tall = (60 + 120 * Noise.cell(i, 2, 3)) * (0.75f + 0.55f * clump);
      float foot = 300 + 50 * depth;
      float bend = (Noise.cell(i, 3, 3) - 0.42f) * 70;
      float shade = 0.35f + 0.9f * Noise.cell(i, 4, 3) * (1 - 0.6f * depth);
      blade(strip, x, foot, tall, bend, 1.1f + 1.6f * Noise.cell(i, 5, 3), shade);
      if (Noise.cell(i, 6, 3) > 0.972f) {
        bulrush(strip, x + bend, foot - tall, shade);
      }
    }
    strip.blur(3, 0);
    return strip;
  }

  private static void blade(
      Strip strip, float x, float foot, float tall, float bend, float thick, float shade) {
    for (int y = (int) (foot - tall); y < foot; y++) {
      float k = (foot - y) / tall;
      float centre = x + bend * k * k;
      float half = thick * (1 - 0.85f * k * k);
      float glow = shade * (0.4f + 1.5f * k);
      strip.span(
          centre - half,
          centre + half * 0.2f,
          y,
          0.026f * glow,
          0.032f * glow,
          0.010f * glow,
          0.95f);
      strip.span(
          centre + half * 0.2f,
          centre + half,
          y,
          0.12f * glow,
          0.085f * glow,
          0.026f * glow,
          0.95f);
    }
  }

  private static void bulrush(Strip strip, float x, float top, float shade) {
    for (int y = 0; y < 30; y++) {
      float round = 4.2f * (float) Math.sqrt(Math.max(0, 1 - Math.pow((y - 15) / 15.0, 4)));
      strip.span(x - round, x + round * 0.3f, (int) top + y, 0.022f, 0.013f, 0.008f, 1);
      strip.span(
          x + round * 0.3f, x + round, (int) top + y, 0.11f * shade, 0.06f * shade, 0.03f, 1);
    }
  }

  static Strip trees() {
    Strip strip = new Strip(2400, 800);
    Noise noise = new Noise(53);
    trunk(strip, noise, 760, 92, 0.03f, 1);
    trunk(strip, noise, 1690, 64, -0.05f, 2);
    for (int i = 0; i < 46; i++) {
      bough(strip, i % 3 == 0 ? 1690 : 760, i);
    }
    strip.blur(5, 3);
    return strip;
  }

  private static void trunk(Strip strip, Noise noise, float x, float broad, float lean, int id) {
    for (int y = 0; y < 800; y++) {
      float centre = x + lean * (y - 400) + 10 * noise.at(y / 160f, id * 3.1f);
      float half =
          broad / 2 * (1 + (float) Math.exp((y - 820) / 70f)) + 3 * noise.sum(y / 30f, id, 3);
      for (int px = (int) (centre - half) - 1; px <= centre + half + 1; px++) {
        float across = (px - centre) / half;
        float cover = Math.max(0, Math.min(1, half - Math.abs(px - centre) + 0.5f));
        float bend = (float) Math.asin(Math.max(-1, Math.min(1, across)));
        float bark = noise.ridges(bend * 3.2f + id * 9, y / 95f + 0.5f * bend, 5);
        float fine = noise.sum(bend * 14, y / 9f, 3);
        float side = Math.max(0, across - 0.35f) * 1.3f;
        float light = (0.35f + 1.6f * bark * bark + 0.5f * fine) * (0.22f + side);
        strip.over(px, y, 0.135f * light, 0.088f * light, 0.055f * light, cover);
      }
    }
  }

  /** A bough that leaves the trunk and droops, with leaves along it. */
  private static void bough(Strip strip, float home, int id) {
    float side = id % 2 == 0 ? 1 : -1;
    float reach = 90 + 270 * Noise.cell(id, 1, 8);
    float from = -40 + 150 * Noise.cell(id, 2, 8);
    float droop = 30 + 120 * Noise.cell(id, 3, 8);
    float rise = 70 * Noise.cell(id, 4, 8);
    for (int k = 0; k < reach; k++) {
      float t = k / reach;
      float x = home + side * k;
      float y = from - rise * t + droop * t * t;
      float thick = 4.5f * (1 - t) + 0.7f;
      for (int dy = (int) -thick; dy <= thick; dy++) {
        strip.over((int) x, (int) y + dy, 0.012f, 0.009f, 0.006f, 1);
      }
      if (t > 0.12f && Noise.cell(id, k, 9) < 0.75f) {
        float off = 26 * (Noise.cell(id, k, 10) - 0.35f);
        leaf(strip, x + 10 * (Noise.cell(id, k, 11) - 0.5f), y + off, id * 1000 + k);
      }
    }
  }

  private static void leaf(Strip strip, float x, float y, int id) {
    float size = 5 + 8 * Noise.cell(id, 6, 8);
    float turn = Noise.cell(id, 7, 8) * 3.1f;
    float cos = (float) Math.cos(turn);
    float sin = (float) Math.sin(turn);
    float glow = 0.25f + Noise.cell(id, 8, 8) * Noise.cell(id, 9, 8) * 2.2f;
    for (int dy = -14; dy <= 14; dy++) {
      for (int dx = -14; dx <= 14; dx++) {
        float along = (dx * cos + dy * sin) / size;
        float across = (dy * cos - dx * sin) / (size * 0.42f);
        float shape = 1 - along * along - Math.abs(across);
        strip.over(
            (int) x + dx,
            (int) y + dy,
            0.055f * glow,
            0.050f * glow,
            0.014f * glow,
            Math.min(1, shape * 3));
      }
    }
  }
}
