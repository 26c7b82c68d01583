package org.raccord.demo;

/**
 * A wet alley at night; the camera walks in, past a post, behind somebody with an umbrella. Rays
 * are cast at two brick walls and the cobbles; a lamp flickers, a car passes at the far end.
 */
final class AlleyShot implements Shot {

  private static final int FRAMES = 80;
  private static final float FOCAL = 980;
  private static final float LEFT = -2.3f;
  private static final float RIGHT = 2.7f;
  private static final float FAR = 60;
  private static final float POST_X = -0.62f;
  private static final float POST_Z = 3.3f;
  private static final float POST_RADIUS = 0.07f;

  private final AlleySurfaces surfaces = new AlleySurfaces();
  private final Noise sway = new Noise(77);

  @Override
  public String name() {
    return "ALLEY";
  }

  @Override
  public int frames() {
    return FRAMES;
  }

  @Override
  public float grain() {
    return 0.016f;
  }

  @Override
  public float exposure(int frame) {
    return 1.55f;
  }

  @Override
  public float[][] sound(int samples) {
    Ambience place =
        new Ambience(samples, 9).wind(0.03, 180).noise(0.006, 1400, 0.3).hum(0.0022, 100);
    // A step falls each time a foot of the walker does.
    for (int step = 0; step < 6; step++) {
      place.knock(0.28 + step * 0.55, 190 + 14 * (step % 2), 0.11, 0.08);
    }
    return place
        .drop(0.95, 900, 0.03, -0.7)
        .drop(1.9, 1150, 0.022, -0.65)
        .drop(2.75, 840, 0.03, -0.7)
        .channels();
  }

  @Override
  public void paint(int frame, Canvas canvas) {
    float time = frame / 24f;
    AlleyLights lights = new AlleyLights(time, sway);
    float walk = 0.030f * frame;
    float cx = 0.35f + 0.10f * (float) Math.sin(frame * 0.035f) + 0.02f * sway.at(time * 1.3f, 1);
    float cy = 1.62f + 0.018f * (float) Math.sin(time * 11.4f) + 0.02f * sway.at(time * 1.1f, 5);
    float yaw = -0.055f + 0.02f * sway.at(time * 0.8f, 9) + 0.0006f * frame;
    float pitch = -0.035f + 0.012f * sway.at(time * 0.9f, 13);
    float[] light = new float[3];
    Ray ray = new Ray();
    Walker walker = new Walker(time);
    for (int y = 0; y < Canvas.HEIGHT; y++) {
      for (int x = 0; x < Canvas.WIDTH; x++) {
        float sx = (x + 0.5f - Canvas.WIDTH / 2f) / FOCAL + yaw;
        float sy = (Canvas.HEIGHT / 2f - y - 0.5f) / FOCAL + pitch;
        ray.from(cx, cy, walk, sx, sy, 1);
        trace(ray, lights, walker, light, true);
        float r = light[0];
        float g = light[1];
        float b = light[2];
        // Somebody walks ahead; what lies behind is covered.
        float cover = walker.cover(cx, cy, walk, sx, sy);
        if (cover > 0) {
          float rim = walker.rim();
          r += (0.006f + rim * 0.20f - r) * cover;
          g += (0.007f + rim * 0.12f - g) * cover;
          b += (0.010f + rim * 0.06f - b) * cover;
        }
        float post = post(cx, walk, sx, light, lights);
        if (post > 0) {
          r += (light[0] - r) * post;
          g += (light[1] - g) * post;
          b += (light[2] - b) * post;
        }
        canvas.set(x, y, r, g, b);
      }
    }
    lights.halos(canvas, cx, cy, walk, yaw, pitch, FOCAL);
  }

  /** A cast iron post close to the camera: coverage, and its light in {@code light}. */
  private static float post(float cx, float cz, float sx, float[] light, AlleyLights lights) {
    float dx = POST_X - cx;
    float dz = POST_Z - cz;
    if (dz < 0.15f) {
      return 0;
    }
    float miss = (sx * dz - dx) / (float) Math.sqrt(1 + sx * sx);
    float pixel = dz / FOCAL;
    // Close to the lens it is out of focus.
    float soft = pixel * (1 + 5 * Math.max(0, 2.2f - dz));
    float cover = Math.max(0, Math.min(1, (POST_RADIUS - Math.abs(miss)) / soft + 0.5f));
    if (cover > 0) {
      float across = Math.max(-1, Math.min(1, miss / POST_RADIUS));
      float right = (float) Math.pow(Math.max(0, across), 2.5);
      float left = (float) Math.pow(Math.max(0, -across), 4);
      light[0] = 0.008f + 0.16f * right + 0.07f * left * lights.flicker();
      light[1] = 0.009f + 0.09f * right + 0.035f * left * lights.flicker();
      light[2] = 0.012f + 0.035f * right + 0.012f * left * lights.flicker();
    }
    return cover;
  }

  /** The light that comes along a ray; wet ground sends it on once. */
  private void trace(
      Ray ray, AlleyLights lights, Walker walker, float[] light, boolean mayReflect) {
    float tWall = FAR;
    boolean isLeft = ray.dx < 0;
    if (ray.dx < 0) {
      tWall = (LEFT - ray.x) / ray.dx;
    } else if (ray.dx > 0) {
      tWall = (RIGHT - ray.x) / ray.dx;
    }
    float tGround = ray.dy < 0 ? -ray.y / ray.dy : FAR * 4;
    float tEnd = FAR - ray.z;
    if (tGround < tWall && tGround < tEnd) {
      ground(ray, tGround, lights, walker, light, mayReflect);
    } else if (tWall < tEnd && wallStands(ray.y + ray.dy * tWall, isLeft)) {
      surfaces.wall(ray, tWall, isLeft, lights, light, FOCAL);
    } else {
      lights.sky(ray, light);
      return;
    }
    lights.fog(Math.min(tWall, tGround), light);
  }

  private static boolean wallStands(float y, boolean isLeft) {
    return y < (isLeft ? 8.5f : 7.2f);
  }

  private void ground(
      Ray ray, float t, AlleyLights lights, Walker walker, float[] light, boolean mayReflect) {
    float px = ray.x + ray.dx * t;
    float pz = ray.z + ray.dz * t;
    float[] stone = ray.scratch;
    surfaces.ground(px, pz, t, ray.y, FOCAL, stone);
    float nx = stone[1];
    float nz = stone[2];
    float wet = stone[3];
    lights.shade(px, 0.02f, pz, nx, 1, nz, light);
    float albedo = stone[0];
    float r = light[0] * albedo;
    float g = light[1] * albedo * 0.97f;
    float b = light[2] * albedo * 0.98f;
    if (mayReflect) {
      float grazing =
          -ray.dy / (float) Math.sqrt(ray.dx * ray.dx + ray.dy * ray.dy + ray.dz * ray.dz);
      float fresnel = 0.04f + 0.96f * (float) Math.pow(1 - Math.min(1, grazing), 5);
      float strength = fresnel * (0.25f + 1.1f * wet);
      Ray mirrored = ray.mirror;
      float tilt = 1 - 0.75f * wet;
      mirrored.from(
          px,
          0.001f,
          pz,
          ray.dx + 2 * -ray.dy * nx * tilt,
          -ray.dy * (1 + 0.2f * tilt * nz),
          ray.dz + 2 * -ray.dy * nz * tilt * 0.4f);
      trace(mirrored, lights, walker, light, false);
      float shine = lights.glint(mirrored);
      r += (light[0] + shine) * strength;
      g += (light[1] + shine * 0.62f) * strength;
      b += (light[2] + shine * 0.28f) * strength;
    }
    float lit = walker.shadow(px, pz);
    light[0] = r * lit;
    light[1] = g * lit;
    light[2] = b * lit;
  }
}
