package org.raccord.demo;

/** What a ray sees on the table, lit by a window whose sun comes and goes. */
final class TableLight {

  private static final float SUN_X = -0.62f;
  private static final float SUN_Y = 0.56f;
  private static final float SUN_Z = 0.55f;

  private final float[][] balls;
  private final Texture wood;
  private final Texture peel;
  private final float sun;
  private final float[] texel = new float[4];

  TableLight(float[][] balls, Texture wood, Texture peel, float sun) {
    this.balls = balls;
    this.wood = wood;
    this.peel = peel;
    this.sun = sun;
  }

  /**
   * Light along a ray of length 1.
   *
   * @return what was met, for finding edges
   */
  int look(
      float ox,
      float oy,
      float oz,
      float dx,
      float dy,
      float dz,
      float focal,
      int bounce,
      float[] out) {
    float nearest = dy < 0 ? -oy / dy : 1e9f;
    int hit = -1;
    for (int i = 0; i < balls.length; i++) {
      float t = meet(balls[i], ox, oy, oz, dx, dy, dz);
      if (t < nearest) {
        nearest = t;
        hit = i;
      }
    }
    if (nearest > 60) {
      room(dx, dy, dz, out);
      return -2;
    }
    float px = ox + dx * nearest;
    float py = oy + dy * nearest;
    float pz = oz + dz * nearest;
    if (hit < 0) {
      table(px, pz, dx, dy, dz, nearest, focal, bounce, out);
      fade(nearest, dx, dy, out);
      return -1;
    }
    ball(balls[hit], hit, px, py, pz, dx, dy, dz, nearest, focal, bounce, out);
    return hit;
  }

  private static float meet(
      float[] ball, float ox, float oy, float oz, float dx, float dy, float dz) {
    float cx = ox - ball[0];
    float cy = oy - ball[1];
    float cz = oz - ball[2];
    float b = cx * dx + cy * dy + cz * dz;
    float c = cx * cx + cy * cy + cz * cz - ball[3] * ball[3];
    float h = b * b - c;
    if (h < 0) {
      return 1e9f;
    }
    float t = -b - (float) Math.sqrt(h);
    return t > 1e-3f ? t : 1e9f;
  }

  /** Dusky room with a bright window behind the camera's left. */
  private void room(float dx, float dy, float dz, float[] out) {
    float level = 0.085f + 0.10f * Math.max(0, dy);
    float side = Math.max(0, -dx);
    out[0] = level * 1.0f + 0.10f * side * side;
    out[1] = level * 0.92f + 0.095f * side * side;
    out[2] = level * 0.88f + 0.10f * side * side;
    float u = (dx - SUN_X) * 2.6f;
    float v = (dy - SUN_Y) * 2.6f;
    if (dz > -0.2f) {
      // Four panes.
      float pane = Math.min(0.52f - Math.abs(u), 0.62f - Math.abs(v));
      float bar = Math.min(Math.abs(u), Math.abs(v)) - 0.035f;
      float open = LakeBackdrops.smooth(-0.01f, 0.02f, Math.min(pane, bar));
      float sky = open * (1.4f + 3.2f * sun);
      out[0] += sky * 1.0f;
      out[1] += sky * 0.96f;
      out[2] += sky * 0.90f;
    }
  }

  private void fade(float t, float dx, float dy, float[] out) {
    float clear = LakeBackdrops.smooth(13, 5, t);
    float r = out[0];
    float g = out[1];
    float b = out[2];
    room(dx, Math.max(0, dy), -1, out);
    out[0] = LakeBackdrops.mix(out[0], r, clear);
    out[1] = LakeBackdrops.mix(out[1], g, clear);
    out[2] = LakeBackdrops.mix(out[2], b, clear);
  }

  /** Sunlight that reaches a point, 0 to 1: the window's bars and soft shadows of the balls. */
  private float reach(float px, float py, float pz, int self) {
    float light = 1;
    for (int i = 0; i < balls.length; i++) {
      if (i != self) {
        light = Math.min(light, past(balls[i], px, py, pz));
      }
    }
    // The window casts its panes upon the table.
    float u = (px - py * SUN_X / SUN_Y) * 0.78f + (pz - py * SUN_Z / SUN_Y) * 0.62f;
    float v = (pz - py * SUN_Z / SUN_Y) * 0.78f - (px - py * SUN_X / SUN_Y) * 0.62f;
    float bar = Math.min(Math.abs(u + 0.05f), Math.abs(v - 0.55f));
    float frame = Math.min(1.9f - Math.abs(u + 0.05f), 1.75f - Math.abs(v - 0.2f));
    return light
        * (0.25f + 0.75f * LakeBackdrops.smooth(0.02f, 0.16f, bar))
        * LakeBackdrops.smooth(-0.15f, 0.15f, frame);
  }

  /** Soft shadow of a ball. Source: I. Quilez, sphere soft shadow. */
  private static float past(float[] ball, float px, float py, float pz) {
    float cx = px - ball[0];
    float cy = py - ball[1];
    float cz = pz - ball[2];
    float b = cx * SUN_X + cy * SUN_Y + cz * SUN_Z;
    if (b > 0) {
      return 1;
    }
    float c = cx * cx + cy * cy + cz * cz;
    float clear = ball[3] + 0.06f * Math.max(0.25f, -b);
    if (c - b * b > clear * clear) {
      return 1;
    }
    float miss = (float) Math.sqrt(Math.max(0, c - b * b)) - ball[3];
    return LakeBackdrops.smooth(-0.06f, 0.06f, miss / Math.max(0.25f, -b));
  }

  /** Light of the room that the balls leave at a point. */
  private float ambient(float px, float py, float pz, float nx, float ny, float nz, int self) {
    float open = 1;
    for (int i = 0; i < balls.length; i++) {
      if (i == self) {
        continue;
      }
      float cx = balls[i][0] - px;
      float cy = balls[i][1] - py;
      float cz = balls[i][2] - pz;
      float square = cx * cx + cy * cy + cz * cz;
      if (square > 4) {
        continue;
      }
      float facing = (cx * nx + cy * ny + cz * nz) / (float) Math.sqrt(square);
      // Faded out, so that what is skipped above leaves no edge.
      float size = balls[i][3] * balls[i][3] / square * (1 - square / 4);
      open *= 1 - Math.max(0, Math.min(1, facing)) * Math.min(1, size);
    }
    return open;
  }

  private void table(
      float px,
      float pz,
      float dx,
      float dy,
      float dz,
      float t,
      float focal,
      int bounce,
      float[] out) {
    float slant = Math.min(8, 1 / Math.max(0.06f, -dy));
    wood.sample(
        px / 2.6f,
        pz / 2.6f + 0.31f,
        t * (0.4f + 0.6f * slant) / focal * 1024 / 2.6f * 0.8f,
        texel);
    float r = texel[0];
    float g = texel[1];
    float b = texel[2];
    float gloss = texel[3];
    float direct = 2.9f * sun * SUN_Y * reach(px, 0, pz, -1);
    float open = ambient(px, 0, pz, 0, 1, 0, -1);
    float soft = (0.30f + 0.22f * sun) * open * open;
    r *= direct * 1.0f + soft * 0.95f;
    g *= direct * 0.90f + soft * 0.97f;
    b *= direct * 0.72f + soft * 1.08f;
    if (bounce == 0) {
      look(px, 0.002f, pz, dx, -dy, dz, focal * 0.4f, 1, out);
      float fresnel = 0.03f + 0.60f * (float) Math.pow(1 - Math.min(1, -dy), 5);
      float share = fresnel * Math.max(0.2f, gloss);
      r += Math.min(0.5f, out[0]) * share;
      g += Math.min(0.5f, out[1]) * share;
      b += Math.min(0.5f, out[2]) * share;
    }
    out[0] = r;
    out[1] = g;
    out[2] = b;
  }

  private void ball(
      float[] ball,
      int id,
      float px,
      float py,
      float pz,
      float dx,
      float dy,
      float dz,
      float t,
      float focal,
      int bounce,
      float[] out) {
    float nx = (px - ball[0]) / ball[3];
    float ny = (py - ball[1]) / ball[3];
    float nz = (pz - ball[2]) / ball[3];
    int kind = (int) ball[4];
    float around = (float) Math.atan2(nz, nx) / (float) (2 * Math.PI) + id * 0.37f;
    float over = (float) Math.asin(Math.max(-1, Math.min(1, ny))) / (float) Math.PI;
    float bump = 0;
    if (kind == 0) {
      peel.sample(around * 2, over * 2, t / focal * 512 / (ball[3] * 3.1f), texel);
      bump = texel[0];
      float tx = -nz;
      float tz = nx;
      nx += 0.55f * (tx * texel[1]);
      ny += 0.55f * texel[2];
      nz += 0.55f * (tz * texel[1]);
      float l = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
      nx /= l;
      ny /= l;
      nz /= l;
    }
    float facing = nx * SUN_X + ny * SUN_Y + nz * SUN_Z;
    float wrap = kind == 0 ? 0.18f : 0.05f;
    float direct = 2.9f * sun * Math.max(0, (facing + wrap) / (1 + wrap)) * reach(px, py, pz, id);
    float open = ambient(px, py, pz, nx, ny, nz, id);
    float soft = (0.30f + 0.20f * sun) * open * (0.55f + 0.45f * ny);
    float bounceLight = (0.10f + 0.28f * sun) * Math.max(0, 0.35f - 0.65f * ny) * open;
    float[] skin = skin(kind, id, over, bump);
    float r = skin[0] * (direct + soft * 0.95f + bounceLight);
    float g = skin[1] * (direct * 0.90f + soft * 0.97f + bounceLight * 0.55f);
    float b = skin[2] * (direct * 0.72f + soft * 1.06f + bounceLight * 0.28f);
    if (bounce == 0) {
      float along = 2 * (dx * nx + dy * ny + dz * nz);
      float mx = dx - along * nx;
      float my = dy - along * ny;
      float mz = dz - along * nz;
      look(px + nx * 0.004f, py + ny * 0.004f, pz + nz * 0.004f, mx, my, mz, focal * 0.3f, 1, out);
      float edge = (float) Math.pow(1 - Math.min(1, Math.abs(along / 2)), 5);
      float share =
          kind == 1
              ? 0.30f + 0.70f * edge
              : kind == 2 ? 0.035f + 0.28f * edge : 0.02f + 0.12f * edge;
      r += out[0] * share;
      g += out[1] * share;
      b += out[2] * share;
    }
    out[0] = r;
    out[1] = g;
    out[2] = b;
  }

  private static float[] skin(int kind, int id, float over, float bump) {
    float tone = 0.88f + 0.24f * Noise.cell(id, 1, 2);
    return switch (kind) {
      case 0 -> {
        float green = LakeBackdrops.smooth(0.40f, 0.5f, over) * 0.5f;
        float spot = 1 + 0.55f * bump;
        yield new float[] {
          0.86f * tone * spot * (1 - 0.4f * green),
          (0.235f + 0.12f * green) * tone * spot,
          0.025f * spot
        };
      }
      case 1 -> new float[] {0.05f, 0.11f, 0.13f};
      default -> new float[] {0.135f * tone, 0.022f, 0.060f};
    };
  }
}
