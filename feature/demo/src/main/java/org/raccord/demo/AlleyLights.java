package org.raccord.demo;

/** Three lamps, the glow of the street at the far end, and mist. */
final class AlleyLights {

  private static final float[][] LAMPS = {
    {2.25f, 3.3f, 6.2f}, {-1.85f, 3.4f, 11.5f}, {2.25f, 3.3f, 18.5f}
  };
  private static final float[] POWER = {3.4f, 3.0f, 3.6f};

  private final float[] power = POWER.clone();
  private final float car;

  AlleyLights(float time, Noise noise) {
    // The second lamp has a bad contact.
    float bad = noise.at(time * 5, 30) + 0.6f * noise.at(time * 11, 40);
    power[1] *= 0.72f + 0.35f * LakeBackdrops.smooth(-0.25f, 0.05f, bad);
    car = 2.6f * (float) Math.exp(-Math.pow((time - 2.3) / 0.55, 2));
  }

  /** How bright the second lamp is, about 1. */
  float flicker() {
    return power[1] / POWER[1];
  }

  /** Light on a surface of white; the normal need not be of length 1. */
  void shade(float x, float y, float z, float nx, float ny, float nz, float[] out) {
    float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
    float warm = 0;
    for (int i = 0; i < LAMPS.length; i++) {
      float lx = LAMPS[i][0] - x;
      float ly = LAMPS[i][1] - y;
      float lz = LAMPS[i][2] - z;
      float square = lx * lx + ly * ly + lz * lz + 0.06f;
      float facing = (lx * nx + ly * ny + lz * nz) / ((float) Math.sqrt(square) * length);
      warm += power[i] * Math.max(0, 0.06f + facing) / (square + 0.1f);
    }
    float lz = 42 - z;
    float end =
        (1.4f + 3 * car) * Math.max(0, 0.12f + nz / length) / (1 + lz * lz * 0.012f) * 0.22f;
    float sky = 0.020f + 0.012f * ny / length;
    out[0] = warm * 1.0f + end * 0.80f + sky * 0.55f;
    out[1] = warm * 0.60f + end * 0.92f + sky * 0.80f;
    out[2] = warm * 0.25f + end * 1.15f + sky * 1.45f;
  }

  /** What stands at the end and above. */
  void sky(Ray ray, float[] out) {
    float scale = 1 / (float) Math.sqrt(ray.dx * ray.dx + ray.dy * ray.dy + ray.dz * ray.dz);
    float dy = ray.dy * scale;
    float dx = ray.dx * scale;
    float glow = (float) Math.exp(-(dx * dx * 90 + dy * dy * 60));
    float street = (0.20f + 0.75f * car) * glow;
    float up = Math.max(0, dy);
    out[0] = 0.018f + 0.020f * (1 - up) + street * 0.95f;
    out[1] = 0.022f + 0.022f * (1 - up) + street * 0.90f;
    out[2] = 0.038f + 0.032f * (1 - up) + street * 0.95f;
  }

  void fog(float distance, float[] light) {
    float clear = (float) Math.exp(-distance * 0.034f);
    float haze = 1 - clear;
    light[0] = light[0] * clear + haze * (0.085f + 0.10f * car);
    light[1] = light[1] * clear + haze * (0.080f + 0.10f * car);
    light[2] = light[2] * clear + haze * (0.090f + 0.11f * car);
  }

  /** A lamp seen in a mirror along the ray. */
  float glint(Ray ray) {
    float scale = 1 / (float) Math.sqrt(ray.dx * ray.dx + ray.dy * ray.dy + ray.dz * ray.dz);
    float sum = 0;
    for (int i = 0; i < LAMPS.length; i++) {
      float lx = LAMPS[i][0] - ray.x;
      float ly = LAMPS[i][1] - ray.y;
      float lz = LAMPS[i][2] - ray.z;
      float away = (float) Math.sqrt(lx * lx + ly * ly + lz * lz);
      float near = (lx * ray.dx + ly * ray.dy + lz * ray.dz) * scale / away;
      if (near > 0.9f) {
        float miss = (1 - near) * away * away;
        sum += power[i] * 2.4f / (1 + miss * 60);
      }
    }
    return sum;
  }

  /** The lamps themselves and the mist that they light. */
  void halos(Canvas canvas, float cx, float cy, float cz, float yaw, float pitch, float focal) {
    for (int i = 0; i < LAMPS.length; i++) {
      float dz = LAMPS[i][2] - cz;
      float x = Canvas.WIDTH / 2f + ((LAMPS[i][0] - cx) / dz - yaw) * focal;
      float y = Canvas.HEIGHT / 2f - ((LAMPS[i][1] - cy) / dz - pitch) * focal;
      float bulb = 0.085f * focal / dz;
      float wide = 1.9f * focal / dz;
      halo(canvas, x, y, bulb, wide, power[i]);
    }
  }

  private static void halo(Canvas canvas, float x, float y, float bulb, float wide, float power) {
    int y1 = (int) Math.min(Canvas.HEIGHT - 1, y + wide * 2);
    int x1 = (int) Math.min(Canvas.WIDTH - 1, x + wide * 2);
    for (int py = (int) Math.max(0, y - wide * 2); py <= y1; py++) {
      for (int px = (int) Math.max(0, x - wide * 2); px <= x1; px++) {
        float d = (float) Math.hypot(px - x, (py - y) * 1.0f);
        float core = Math.max(0, Math.min(1, (bulb - d) + 0.5f));
        float mist =
            0.055f * (float) Math.exp(-d / wide * 2.4f)
                + 0.30f * (float) Math.exp(-d / bulb * 0.9f);
        float fade = Math.max(0, 1 - d / (wide * 2));
        float light = power * (core * 1.6f + mist * fade);
        int k = py * Canvas.WIDTH + px;
        canvas.red[k] += light;
        canvas.green[k] += light * 0.64f;
        canvas.blue[k] += light * 0.30f;
      }
    }
  }
}
