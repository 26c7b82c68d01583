package org.raccord.demo;

/**
 * Oranges and a glass marble on a wooden table by a window; the camera goes around them while the
 * sun comes out. Rays meet spheres and a plane; the shadows are those of a window, soft.
 */
final class StillLifeShot implements Shot {

  private static final int FRAMES = 80;
  private static final float FOCAL = 1250;

  /** x, y, z, radius, kind: 0 orange, 1 marble, 2 plum. */
  private static final float[][] BALLS = {
    {0.00f, 0.40f, 0.00f, 0.40f, 0},
    {0.78f, 0.37f, 0.34f, 0.37f, 0},
    {-0.66f, 0.36f, 0.52f, 0.36f, 0},
    {-0.52f, 0.27f, -0.62f, 0.27f, 2},
    {0.50f, 0.16f, -0.72f, 0.16f, 1},
    {1.42f, 0.27f, -0.22f, 0.27f, 2},
    {-1.55f, 0.38f, 1.55f, 0.38f, 0},
    {0.08f, 0.11f, -1.12f, 0.11f, 1},
  };

  private final Texture wood;
  private final Texture peel;
  private final Noise noise = new Noise(91);

  StillLifeShot() {
    wood = Texture.make(4, 1024, this::grainOfWood);
    peel =
        Texture.make(
            3,
            512,
            (x, y, out) -> {
              float a = pore(x, y);
              out[0] = a;
              out[1] = (pore(x + 1, y) - a) * 2.2f;
              out[2] = (pore(x, y + 1) - a) * 2.2f;
            });
  }

  private float pore(int x, int y) {
    float fine = noise.at(x / 6.4f, y / 6.4f, 80);
    return Math.min(0.12f, fine) + 0.35f * noise.at(x / 16f, y / 16f, 32);
  }

  /** Colour and shine of planks. */
  private void grainOfWood(int x, int y, float[] out) {
    int plank = y / 128;
    float seam = Math.min(y % 128, 127 - y % 128);
    float shift = Noise.cell(plank, 1, 6) * 200;
    float v = y / 128f + shift;
    float bend =
        0.8f * noise.sum(x / 256f + shift, v * 0.7f, 4, 4) + 0.25f * noise.at(x / 128f, v * 3, 8);
    float rings = (float) Math.sin((v * 2.2f + bend * 2.4f) * 11);
    float fibre = noise.sum(x / 64f, y / 2.2f + shift, 4, 16);
    float tone = 0.80f + 0.35f * Noise.cell(plank, 2, 6);
    float light =
        tone * (1 + 0.20f * rings + 0.75f * fibre) * LakeBackdrops.smooth(0.2f, 2.5f, seam);
    out[0] = 0.30f * light;
    out[1] = 0.165f * light;
    out[2] = 0.082f * light;
    out[3] = 0.5f + 0.7f * fibre;
  }

  @Override
  public String name() {
    return "TABLE";
  }

  @Override
  public int frames() {
    return FRAMES;
  }

  @Override
  public float grain() {
    return 0.009f;
  }

  @Override
  public float exposure(int frame) {
    return 1.15f;
  }

  @Override
  public float[][] sound(int samples) {
    return new Ambience(samples, 13)
        .noise(0.010, 300, 0.12)
        .noise(0.0025, 2600, 0.2)
        .hum(0.0012, 50)
        .knock(0.7, 620, 0.12, -0.2)
        .knock(2.6, 540, 0.10, 0.3)
        .channels();
  }

  /** How far the sun is out, 0 to 1. */
  private static float sun(int frame) {
    return 0.25f + 0.75f * LakeBackdrops.smooth(4, 66, frame);
  }

  @Override
  public void paint(int frame, Canvas canvas) {
    float turn = -0.42f + 0.0072f * frame + 0.000006f * frame * frame;
    float away = 4.6f - 0.006f * frame;
    float height = 1.55f + 0.0016f * frame;
    float ox = away * (float) Math.sin(turn);
    float oz = -away * (float) Math.cos(turn);
    // Looks at a point above the table.
    float fx = -ox + 0.1f;
    float fy = 0.30f - height;
    float fz = -oz;
    float fl = (float) Math.sqrt(fx * fx + fy * fy + fz * fz);
    fx /= fl;
    fy /= fl;
    fz /= fl;
    float rl = (float) Math.sqrt(fx * fx + fz * fz);
    float rx = fz / rl;
    float rz = -fx / rl;
    float ux = -fx * fy / rl;
    float uy = rl;
    float uz = -fz * fy / rl;
    TableLight light = new TableLight(BALLS, wood, peel, sun(frame));
    float[] colour = new float[3];
    int[] ids = new int[Canvas.WIDTH * 2];
    for (int y = 0; y < Canvas.HEIGHT; y++) {
      int row = (y & 1) * Canvas.WIDTH;
      int last = Canvas.WIDTH - row;
      for (int x = 0; x < Canvas.WIDTH; x++) {
        int id =
            cast(light, ox, height, oz, x, y, 0.5f, 0.5f, fx, fy, fz, rx, rz, ux, uy, uz, colour);
        ids[row + x] = id;
        canvas.set(x, y, colour[0], colour[1], colour[2]);
        boolean edge = (x > 0 && ids[row + x - 1] != id) || (y > 0 && ids[last + x] != id);
        if (edge) {
          for (int back = 0; back < 4; back++) {
            int ex = back == 1 || back == 3 ? x - 1 : x;
            int ey = back >= 2 ? y - 1 : y;
            if (ex >= 0 && ey >= 0) {
              refine(light, canvas, ox, height, oz, ex, ey, fx, fy, fz, rx, rz, ux, uy, uz, colour);
            }
          }
        }
      }
    }
  }

  /** Four rays instead of one. */
  private static void refine(
      TableLight light,
      Canvas canvas,
      float ox,
      float oy,
      float oz,
      int x,
      int y,
      float fx,
      float fy,
      float fz,
      float rx,
      float rz,
      float ux,
      float uy,
      float uz,
      float[] colour) {
    float r = 0;
    float g = 0;
    float b = 0;
    for (int k = 0; k < 9; k++) {
      cast(
          light,
          ox,
          oy,
          oz,
          x,
          y,
          (k % 3 + 0.5f) / 3,
          (Math.floorDiv(k, 3) + 0.5f) / 3,
          fx,
          fy,
          fz,
          rx,
          rz,
          ux,
          uy,
          uz,
          colour);
      r += colour[0] / 9;
      g += colour[1] / 9;
      b += colour[2] / 9;
    }
    canvas.set(x, y, r, g, b);
  }

  private static int cast(
      TableLight light,
      float ox,
      float oy,
      float oz,
      int x,
      int y,
      float px,
      float py,
      float fx,
      float fy,
      float fz,
      float rx,
      float rz,
      float ux,
      float uy,
      float uz,
      float[] colour) {
    float sx = (x + px - Canvas.WIDTH / 2f) / FOCAL;
    float sy = (Canvas.HEIGHT / 2f - y - py) / FOCAL;
    float dx = fx + sx * rx + sy * ux;
    float dy = fy + sy * uy;
    float dz = fz + sx * rz + sy * uz;
    float length = (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
    return light.look(ox, oy, oz, dx / length, dy / length, dz / length, FOCAL, 0, colour);
  }
}
