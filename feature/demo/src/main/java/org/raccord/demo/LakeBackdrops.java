package org.raccord.demo;

/** What stands across the lake, farthest first; painted once. */
final class LakeBackdrops {

  private static final int WIDTH = 1480;
  private static final int HEIGHT = 450;
  private static final float SUN_X = 860;
  private static final float SUN_Y = 262;

  private LakeBackdrops() {}

  static Strip sky() {
    Strip strip = new Strip(WIDTH, HEIGHT);
    Noise noise = new Noise(7);
    for (int y = 0; y < HEIGHT; y++) {
      float up = 1 - y / 430f;
      for (int x = 0; x < WIDTH; x++) {
        float dx = (x - SUN_X) / 520;
        float dy = (y - SUN_Y) / 300;
        float near = (float) Math.exp(-(dx * dx + dy * dy) * 1.6);
        float disc = (float) Math.exp(-(dx * dx * 4 + dy * dy * 2.2) * 16);
        float high = Math.max(0, Math.min(1, up));
        float r = mix(0.95f, 0.105f, high) + 0.75f * near + 2.4f * disc;
        float g = mix(0.46f, 0.19f, high) + 0.34f * near + 1.5f * disc;
        float b = mix(0.30f, 0.40f, high) + 0.06f * near + 0.55f * disc;
        // Streaks of cloud: noise that is stretched and folded by noise.
        float wx = x / 210f;
        float wy = y / 62f;
        float fold = noise.sum(wx * 0.7f + 31, wy * 0.7f, 4) * 1.6f;
        float cloud = noise.sum(wx + fold, wy + fold * 0.8f + 11, 7) * 1.9f + 0.10f + 0.12f * up;
        float cover = smooth(0.02f, 0.42f, cloud) * (0.35f + 0.65f * smooth(-0.05f, 0.25f, up));
        float lit = smooth(0.55f, 0.06f, cloud);
        float cr = 0.34f + 0.95f * lit * (0.45f + near) + 0.9f * disc;
        float cg = 0.24f + 0.44f * lit * (0.40f + near) + 0.45f * disc;
        float cb = 0.31f + 0.20f * lit + 0.1f * disc;
        strip.over(x, y, mix(r, cr, cover), mix(g, cg, cover), mix(b, cb, cover), 1);
      }
    }
    return strip;
  }

  static Strip mountains() {
    Strip strip = new Strip(WIDTH, HEIGHT);
    Noise noise = new Noise(19);
    for (int x = 0; x < WIDTH; x++) {
      float crest = 305 - 205 * noise.ridges(x / 420f + 0.4f, 3.7f, 7) + 46 * noise.at(x / 260f, 9);
      for (int y = Math.max(0, (int) crest - 1); y < HEIGHT; y++) {
        float cover = Math.max(0, Math.min(1, y + 1 - crest));
        float down = (y - crest) / 150f;
        float rock = noise.ridges(x / 105f + y / 140f, y / 105f, 6);
        float lean = 1.7f * noise.sum(x / 75f + 5 + y / 70f, y / 110f + x / 300f, 6);
        float snow = smooth(0.08f, 0.3f, 0.5f - down + lean * 0.55f - rock * 0.3f);
        float near = (float) Math.exp(-Math.pow((x - SUN_X) / 420, 2));
        float light = 0.55f + 0.9f * lean;
        float r = mix(0.105f + 0.05f * rock, 0.52f, snow * 0.55f) * light;
        float g = mix(0.095f + 0.05f * rock, 0.42f, snow * 0.55f) * light;
        float b = mix(0.150f + 0.04f * rock, 0.50f, snow * 0.55f) * light;
        float haze = Math.min(0.86f, 0.12f + 0.52f * down + 0.16f * near);
        strip.over(
            x,
            y,
            mix(r, 0.52f + 0.28f * near, haze),
            mix(g, 0.34f + 0.10f * near, haze),
            mix(b, 0.36f, haze),
            cover);
      }
    }
    return strip;
  }

  static Strip forest() {
    Strip strip = new Strip(WIDTH, HEIGHT);
    Noise noise = new Noise(29);
    for (int x = 0; x < WIDTH; x++) {
      float crest =
          372
              - 92 * Math.max(0, noise.sum(x / 380f + 2.1f, 1.3f, 4) + 0.34f)
              - 5 * Math.abs(noise.at(x / 5f, 4)) * 3;
      for (int y = Math.max(0, (int) crest - 1); y < HEIGHT; y++) {
        float cover = Math.max(0, Math.min(1, y + 1 - crest));
        float leaf = noise.sum(x / 7f, y / 5f, 4);
        float stand = noise.sum(x / 90f, y / 40f, 4);
        float near = (float) Math.exp(-Math.pow((x - SUN_X) / 380, 2));
        float haze = 0.16f + 0.42f * (y - crest) / 100f + 0.12f * near;
        float light = Math.max(0.2f, 1 + 1.9f * leaf + 1.8f * stand);
        strip.over(
            x,
            y,
            mix(0.075f * light, 0.34f + 0.25f * near, Math.min(0.8f, haze)),
            mix(0.078f * light, 0.22f + 0.10f * near, Math.min(0.8f, haze)),
            mix(0.065f * light, 0.22f, Math.min(0.8f, haze)),
            cover);
      }
    }
    return strip;
  }

  /** The near shore: conifers of all heights on a low bank. */
  static Strip shore() {
    Strip strip = new Strip(WIDTH + 120, HEIGHT);
    Noise noise = new Noise(37);
    for (int i = 0; i < 620; i++) {
      float x = Noise.cell(i, 1, 5) * (WIDTH + 120);
      float stand = noise.sum(x / 240f, 2.2f, 3);
      if (stand < -0.16f + 0.25f * Noise.cell(i, 9, 5)) {
        continue;
      }
      float tall = (26 + 66 * Noise.cell(i, 2, 5)) * (0.65f + 1.3f * Math.max(0, stand));
      conifer(strip, noise, x, 432 - 4 * Noise.cell(i, 3, 5), tall, i);
    }
    for (int x = 0; x < strip.width; x++) {
      float bank = 424 + 8 * noise.sum(x / 70f, 8.8f, 4) - 3 * Math.abs(noise.at(x / 6f, 3));
      for (int y = (int) bank - 1; y < HEIGHT; y++) {
        float cover = Math.max(0, Math.min(1, y + 1 - bank));
        float grass = 1 + 1.2f * noise.sum(x / 9f, y / 3f, 4);
        strip.over(x, y, 0.040f * grass, 0.034f * grass, 0.020f * grass, cover);
      }
    }
    return strip;
  }

  private static void conifer(Strip strip, Noise noise, float x, float foot, float tall, int id) {
    float broad = tall * (0.17f + 0.06f * Noise.cell(id, 4, 5));
    float tone = 0.6f + 0.8f * Noise.cell(id, 6, 5);
    for (int y = (int) (foot - tall); y < foot + 3; y++) {
      float k = (y - (foot - tall)) / tall;
      float tier = (k * (6 + 3 * Noise.cell(id, 7, 5))) % 1;
      float left = broad * k * (0.62f + 0.5f * tier) * (1 + 0.7f * noise.at(y * 0.4f, id * 1.7f));
      float right =
          broad * k * (0.62f + 0.5f * tier) * (1 + 0.7f * noise.at(y * 0.4f + 50, id * 1.7f));
      float dark = tone * (0.7f + 0.5f * (1 - tier));
      strip.span(
          x - left - 0.4f, x + right * 0.4f, y, 0.013f * dark, 0.018f * dark, 0.017f * dark, 1);
      // The side towards the sun catches it.
      float rim = 1.2f + 1.6f * (float) Math.exp(-Math.pow((x - SUN_X) / 300, 2));
      strip.span(
          x + right * 0.4f,
          x + right + 0.4f,
          y,
          0.030f * dark * rim,
          0.024f * dark * rim,
          0.014f * dark,
          1);
    }
  }

  static float mix(float a, float b, float t) {
    return a + (b - a) * t;
  }

  static float smooth(float from, float to, float x) {
    float t = Math.max(0, Math.min(1, (x - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }
}
