package org.raccord.demo;

/**
 * A lake at sunset; the camera travels to the right behind reeds and two trees. Backdrops at
 * several distances give the parallax; water mirrors what stands behind it.
 */
final class LakeShot implements Shot {

  private static final int FRAMES = 96;
  private static final float FOCAL = 1150;

  /** Metres a frame. */
  private static final float TRAVEL = 0.017f;

  private static final float SHORE = 372;
  private static final float CAMERA_HEIGHT = 1.7f;

  private final Strip sky = LakeBackdrops.sky();
  private final Strip far = LakeBackdrops.mountains();
  private final Strip middle = LakeBackdrops.forest();
  private final Strip near = LakeBackdrops.shore();
  private final Strip reeds = LakeForeground.reeds();
  private final Strip trees = LakeForeground.trees();
  private final Texture ripples;

  LakeShot() {
    Noise noise = new Noise(41);
    ripples =
        Texture.make(
            2,
            512,
            (x, y, out) -> {
              out[0] = noise.sum(x / 32f, y / 32f, 5, 16);
              out[1] = noise.sum(x / 64f + 3.3f, y / 16f + 7.1f, 5, 8);
            });
  }

  @Override
  public String name() {
    return "LAKE";
  }

  @Override
  public int frames() {
    return FRAMES;
  }

  @Override
  public float grain() {
    return 0.011f;
  }

  /** A cloud takes some of the light and gives it back. */
  @Override
  public float exposure(int frame) {
    return 1.38f - 0.3f * (float) Math.pow(Math.sin(Math.PI * (frame + 20) / 150.0), 2);
  }

  @Override
  public float[][] sound(int samples) {
    return new Ambience(samples, 5)
        .wind(0.035, 420)
        .water(0.02)
        .bird(1.1, 2350, -0.5)
        .bird(1.62, 2500, -0.45)
        .bird(3.3, 3100, 0.6)
        .bell(2.05, 392, 0.11, 0.25)
        .channels();
  }

  @Override
  public void paint(int frame, Canvas canvas) {
    float travel = TRAVEL * (frame + 0.00004f * frame * frame);
    float lift = 7 * (float) Math.sin(frame * 0.021f) + 0.05f * frame;
    float shore = SHORE + lift;
    float warm = 1.12f - 0.22f * (float) Math.sin(Math.PI * (frame + 20) / 150.0);
    float[] at = new float[4];
    float[] wave = new float[2];
    float[] wave2 = new float[2];
    for (int y = 0; y < Canvas.HEIGHT && y < shore + 4; y++) {
      for (int x = 0; x < Canvas.WIDTH; x++) {
        scenery(x, y - lift, travel, warm, at);
        canvas.set(x, y, at[0], at[1], at[2]);
      }
    }
    for (int y = (int) shore - 1; y < Canvas.HEIGHT; y++) {
      water(canvas, y, shore, lift, travel, warm, frame, at, wave, wave2);
    }
    foreground(canvas, travel, lift, frame, at);
  }

  /** What stands behind the water, from the sky forward. */
  private void scenery(float x, float y, float travel, float warm, float[] at) {
    sky.sample(x + 40 + FOCAL * travel / 900, y + 60, at);
    float r = at[0] * warm;
    float g = at[1];
    float b = at[2] / warm;
    far.sample(x + 40 + FOCAL * travel / 160, y + 60, at);
    r = r * (1 - at[3]) + at[0] * warm;
    g = g * (1 - at[3]) + at[1];
    b = b * (1 - at[3]) + at[2] / warm;
    middle.sample(x + 40 + FOCAL * travel / 60, y + 60, at);
    r = r * (1 - at[3]) + at[0];
    g = g * (1 - at[3]) + at[1];
    b = b * (1 - at[3]) + at[2];
    near.sample(x + 40 + FOCAL * travel / 24, y + 60, at);
    at[0] += r * (1 - at[3]);
    at[1] += g * (1 - at[3]);
    at[2] += b * (1 - at[3]);
  }

  private void water(
      Canvas canvas,
      int y,
      float shore,
      float lift,
      float travel,
      float warm,
      int frame,
      float[] at,
      float[] wave,
      float[] wave2) {
    float below = Math.max(0.4f, y + 0.5f - shore);
    float distance = CAMERA_HEIGHT * FOCAL / below;
    float footprint =
        Math.max(distance / FOCAL, distance * distance / (CAMERA_HEIGHT * FOCAL) * 0.3f) * 512 / 6;
    float time = frame / 24f;
    float grazing = (float) Math.pow(1 - below / (below + FOCAL * 0.55f), 4);
    float mirror = 0.12f + 0.83f * grazing;
    float edge = Math.max(0, Math.min(1, y + 1 - shore));
    for (int x = 0; x < Canvas.WIDTH; x++) {
      float across = travel + (x - 640) * distance / FOCAL;
      ripples.sample(across / 6 + time * 0.02f, distance / 6 - time * 0.05f, footprint, wave);
      ripples.sample(
          across / 2.3f - time * 0.05f, distance / 2.3f - time * 0.09f, footprint * 2.6f, wave2);
      float slope = wave[0] + 0.5f * wave2[1];
      float side = wave[1] + 0.5f * wave2[0];
      float reach = 30 + 0.55f * below;
      float mirrored = 2 * shore - y + slope * reach;
      scenery(x + side * 10, Math.min(mirrored, shore - 1) - lift, travel, warm, at);
      float glitter = Math.max(0, slope - 0.22f) * 0.5f;
      float tilt = Math.max(0.05f, Math.min(1, mirror + slope * 0.35f));
      canvas.over(
          x,
          y,
          at[0] * tilt * 0.92f + 0.010f + glitter * at[0],
          at[1] * tilt * 0.95f + 0.020f + glitter * at[1],
          at[2] * tilt + 0.030f + glitter * at[2],
          edge);
    }
  }

  private void foreground(Canvas canvas, float travel, float lift, int frame, float[] at) {
    for (int y = 0; y < Canvas.HEIGHT; y++) {
      float ys = y - 1.6f * lift;
      float height = Math.max(0, (Canvas.HEIGHT - y) / 260f);
      for (int x = 0; x < Canvas.WIDTH; x++) {
        if (y > 420) {
          float sway =
              height * height * 5 * (float) Math.sin(frame * 0.11f + x * 0.006f)
                  + height * 1.6f * (float) Math.sin(frame * 0.23f + x * 0.021f);
          reeds.sample(x + FOCAL * travel / 6.2f + 20 + sway, ys - 420, at);
          if (at[3] > 0) {
            lay(canvas, x, y, at);
          }
        }
        trees.sample(x + FOCAL * travel / 2.5f, y - 2.2f * lift + 30, at);
        if (at[3] > 0) {
          lay(canvas, x, y, at);
        }
      }
    }
  }

  private static void lay(Canvas canvas, int x, int y, float[] at) {
    int i = y * Canvas.WIDTH + x;
    float clear = 1 - at[3];
    canvas.red[i] = canvas.red[i] * clear + at[0];
    canvas.green[i] = canvas.green[i] * clear + at[1];
    canvas.blue[i] = canvas.blue[i] * clear + at[2];
  }
}
