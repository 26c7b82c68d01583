package org.raccord.demo;

/** Somebody with an umbrella who walks away from the camera: a silhouette of simple shapes. */
final class Walker {

  private static final float STEP_SECONDS = 0.55f;

  private final float z;
  private final float x;
  private final float swing;
  private final float bob;
  private float rim;

  Walker(float time) {
    z = 7.4f + 0.92f * time;
    x = 0.05f + 0.05f * (float) Math.sin(time * 0.9f);
    double phase = Math.PI * (time - 0.28) / STEP_SECONDS;
    swing = (float) Math.cos(phase);
    bob = 0.018f * (float) Math.abs(Math.sin(phase));
  }

  /** How much light catches the last covered point's edge. */
  float rim() {
    return rim;
  }

  /** How much of the light on the ground is left at a point near the feet. */
  float shadow(float px, float pz) {
    float dx = (px - x) / 0.34f;
    float dz = (pz - z) / 0.5f;
    return 1 - 0.75f * (float) Math.exp(-(dx * dx + dz * dz));
  }

  /** Coverage of a direction from a camera, 0 to 1. */
  float cover(float cx, float cy, float cz, float sx, float sy) {
    float dz = z - cz;
    float px = cx + sx * dz - x;
    float py = cy + sy * dz - bob;
    if (Math.abs(px) > 0.75f || py > 2.25f || py < -0.05f) {
      return 0;
    }
    float inside = Math.max(coat(px, py), Math.max(legs(px, py), umbrella(px, py)));
    float head = 0.105f - (float) Math.hypot(px, (py - 1.64f) * 0.85f);
    float neck = Math.min(0.06f - Math.abs(px), Math.min(py - 1.4f, 1.62f - py));
    inside = Math.max(inside, Math.max(head, neck));
    float pixel = dz / 980;
    float above = LakeBackdrops.smooth(0.5f, 1.3f, py);
    rim = above * LakeBackdrops.smooth(0.028f, 0, inside) * LakeBackdrops.smooth(-0.02f, 0.16f, px);
    return Math.max(0, Math.min(1, inside / pixel + 0.5f));
  }

  private static float coat(float px, float py) {
    float k = Math.max(0, Math.min(1, (py - 0.55f) / 1.01f));
    float half =
        0.265f
            - 0.10f * k
            + 0.07f * (float) Math.sin(k * 3.1f)
            - 0.11f * LakeBackdrops.smooth(0.88f, 1, k);
    return Math.min(half - Math.abs(px), Math.min(py - 0.55f, 1.56f - py));
  }

  private float legs(float px, float py) {
    float low = Math.max(0, 0.62f - py);
    float left = 0.068f - Math.abs(px + 0.085f + 0.02f * swing * low);
    float right = 0.068f - Math.abs(px - 0.085f + 0.02f * swing * low);
    float leftFoot = 0.03f + 0.07f * Math.max(0, swing);
    float rightFoot = 0.03f + 0.07f * Math.max(0, -swing);
    return Math.max(
        Math.min(left, Math.min(py - leftFoot, 0.7f - py)),
        Math.min(right, Math.min(py - rightFoot, 0.7f - py)));
  }

  private static float umbrella(float px, float py) {
    float dome = 0.64f - (float) Math.hypot(px - 0.06f, (py - 1.70f) * 1.55f);
    // The hem hangs in arcs between the ribs.
    float hem = py - 1.73f - 0.03f * (float) Math.abs(Math.sin((px - 0.06f) * 9.8f));
    float stick = Math.min(0.012f - Math.abs(px - 0.12f), Math.min(py - 1.1f, 1.9f - py));
    float tip = Math.min(0.012f - Math.abs(px - 0.06f), Math.min(py - 2.0f, 2.17f - py));
    return Math.max(Math.min(dome, hem), Math.max(stick, tip));
  }
}
