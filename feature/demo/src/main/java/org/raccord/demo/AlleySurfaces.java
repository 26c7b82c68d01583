package org.raccord.demo;

/** Bricks, windows and cobbles. */
final class AlleySurfaces {

  private static final int SIZE = 1024;

  /** Metres of wall that the brick texture covers. */
  private static final float BRICK_SPAN = 2.4f;

  private static final float COBBLE_SPAN = 2.0f;
  private static final float STOREY = 3.1f;
  private static final float BAY = 3.4f;

  private final Texture bricks;
  private final Texture cobbles;
  private final Noise noise = new Noise(61);

  AlleySurfaces() {
    bricks = Texture.make(5, SIZE, this::brick);
    cobbles = Texture.make(4, SIZE, this::cobble);
  }

  private float brickHeight(int x, int y) {
    int rows = 32;
    float row = y * rows / (float) SIZE;
    int r = (int) row;
    float along = x * 10 / (float) SIZE + (r % 2) * 0.5f;
    int c = Math.floorMod((int) along, 10);
    float u = along - (int) along;
    float v = row - r;
    float wobble = 0.03f * noise.at(x / 23f, y / 23f, 44);
    float edge = Math.min(Math.min(u, 1 - u) * 2.9f, Math.min(v, 1 - v)) + wobble;
    float proud = LakeBackdrops.smooth(0.04f, 0.16f, edge);
    float out = 0.75f + 0.25f * Noise.cell(c, r, 4);
    return proud * out + 0.16f * noise.sum(x / 16f, y / 16f, 4, 64);
  }

  /** Red, green, blue, and the two slopes of the surface. */
  private void brick(int x, int y, float[] out) {
    int rows = 32;
    int r = y * rows / SIZE;
    float along = x * 10 / (float) SIZE + (r % 2) * 0.5f;
    int c = Math.floorMod((int) along, 10);
    float h = brickHeight(x, y);
    float proud = LakeBackdrops.smooth(0.25f, 0.55f, h);
    float tone = 0.55f + 0.75f * Noise.cell(c, r, 1);
    float soot = 1 + 0.8f * noise.sum(x / 128f, y / 128f, 5, 8);
    float speck = 1 + 0.5f * noise.at(x / 3f, y / 3f, 256);
    float red = LakeBackdrops.mix(0.21f, 0.29f * tone, proud);
    float green = LakeBackdrops.mix(0.19f, 0.150f * tone + 0.03f * Noise.cell(c, r, 2), proud);
    float blue = LakeBackdrops.mix(0.17f, 0.115f * tone, proud);
    out[0] = red * soot * speck;
    out[1] = green * soot * speck;
    out[2] = blue * soot * speck;
    out[3] = (brickHeight(x + 1, y) - h) * 5.5f;
    out[4] = (brickHeight(x, y + 1) - h) * 5.5f;
  }

  private float cobbleHeight(int x, int y) {
    float gx = x * 16 / (float) SIZE;
    float gy = y * 16 / (float) SIZE;
    int cx = (int) Math.floor(gx);
    int cy = (int) Math.floor(gy);
    float nearest = 9;
    float second = 9;
    for (int j = -1; j <= 1; j++) {
      for (int i = -1; i <= 1; i++) {
        int kx = Math.floorMod(cx + i, 16);
        int ky = Math.floorMod(cy + j, 16);
        float px = cx + i + 0.5f + 0.42f * (Noise.cell(kx, ky, 1) - 0.5f) + (ky % 2) * 0.5f - 0.25f;
        float py = cy + j + 0.5f + 0.42f * (Noise.cell(kx, ky, 2) - 0.5f);
        float d = (float) Math.hypot(px - gx, py - gy);
        if (d < nearest) {
          second = nearest;
          nearest = d;
        } else if (d < second) {
          second = d;
        }
      }
    }
    float dome = LakeBackdrops.smooth(0.02f, 0.42f, second - nearest);
    return dome + 0.12f * noise.sum(x / 16f, y / 16f, 4, 64);
  }

  /** Reflectance, two slopes, wetness. */
  private void cobble(int x, int y, float[] out) {
    float h = cobbleHeight(x, y);
    float grit =
        1 + 0.6f * noise.at(x / 4f, y / 4f, 256) + 0.5f * noise.sum(x / 64f, y / 64f, 3, 16);
    out[0] = (0.035f + 0.075f * h) * grit;
    out[1] = (cobbleHeight(x + 1, y) - h) * 9;
    out[2] = (cobbleHeight(x, y + 1) - h) * 9;
    out[3] = LakeBackdrops.smooth(0.62f, 0.05f, h);
  }

  void ground(float px, float pz, float t, float height, float focal, float[] out) {
    float footprint = t * Math.max(1, Math.min(5, t / height)) / focal * SIZE / COBBLE_SPAN * 0.5f;
    cobbles.sample(px / COBBLE_SPAN, pz / COBBLE_SPAN, footprint, out);
    float puddle = LakeBackdrops.smooth(0.02f, 0.16f, noise.sum(px / 1.5f + 3, pz / 2.4f + 8, 4));
    out[3] = Math.max(0.35f * out[3], puddle * (0.75f + 0.25f * out[3]));
    out[1] *= 1 - 0.93f * puddle;
    out[2] *= 1 - 0.93f * puddle;
    out[0] *= 1 - 0.5f * puddle;
  }

  void wall(Ray ray, float t, boolean isLeft, AlleyLights lights, float[] light, float focal) {
    float py = ray.y + ray.dy * t;
    float pz = ray.z + ray.dz * t;
    float[] stone = ray.scratch;
    float slant = Math.max(1, Math.min(6, 1 / Math.max(0.05f, Math.abs(ray.dx))));
    float footprint = t * (0.5f + 0.5f * slant) / focal * SIZE / BRICK_SPAN * 0.8f;
    bricks.sample(pz / BRICK_SPAN + (isLeft ? 0.3f : 0), -py / BRICK_SPAN, footprint, stone);
    float facing = isLeft ? 1 : -1;
    float red = stone[0];
    float green = stone[1];
    float blue = stone[2];
    lights.shade(isLeft ? -2.3f : 2.7f, py, pz, facing, 1.4f * stone[4], -1.4f * stone[3], light);
    light[0] *= red;
    light[1] *= green;
    light[2] *= blue;
    window(py, pz, isLeft, t / focal * slant, light);
  }

  /** Windows in bays: frame, panes, and a lit room behind some of them. */
  private void window(float py, float pz, boolean isLeft, float soft, float[] light) {
    float shift = isLeft ? 0.4f : 1.9f;
    int bay = (int) Math.floor((pz + shift) / BAY);
    int storey = (int) Math.floor(py / STOREY);
    float u = (pz + shift) / BAY - bay;
    float v = py / STOREY - storey;
    float across = 0.19f - Math.abs(u - 0.5f);
    float up = 0.27f - Math.abs(v - 0.58f);
    float inside = Math.min(across * BAY, up * STOREY);
    float stone = LakeBackdrops.smooth(-0.16f - soft, -0.16f + soft, inside);
    float glass = LakeBackdrops.smooth(-soft, soft, inside);
    if (stone <= 0) {
      return;
    }
    // A lintel of lighter stone.
    float lighter = 1 + 0.9f * stone * (1 - glass);
    float bars =
        Math.min(
            Math.abs(u - 0.5f) * BAY - 0.03f, Math.min(Math.abs(v - 0.60f), 1) * STOREY - 0.025f);
    float pane = LakeBackdrops.smooth(-soft, soft, Math.min(bars, inside - 0.05f));
    int id = bay * 7 + storey * 131 + (isLeft ? 0 : 57);
    boolean isLit = Noise.cell(id, 3, 12) > 0.62f;
    float drawn = LakeBackdrops.smooth(0.03f, 0.13f, Math.abs(u - 0.5f) - 0.04f * v);
    float folds = 0.8f + 0.2f * (float) Math.sin(u * 190 + Math.sin(u * 41) * 3);
    float curtain = LakeBackdrops.mix(0.55f + 0.8f * v * v, folds, drawn);
    float room = isLit ? 0.55f * curtain * (0.55f + 0.6f * v) : 0.012f;
    for (int c = 0; c < 3; c++) {
      float tint = c == 0 ? 1 : c == 1 ? 0.62f : 0.27f;
      float frame = light[c] * 0.6f + 0.002f;
      float there = LakeBackdrops.mix(frame, isLit ? room * tint : 0.005f + 0.002f * c, pane);
      light[c] = LakeBackdrops.mix(light[c] * lighter, there, glass);
    }
  }
}
