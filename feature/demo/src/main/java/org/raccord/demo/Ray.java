package org.raccord.demo;

/** A ray, and room to work for whoever follows it. */
final class Ray {

  float x;
  float y;
  float z;
  float dx;
  float dy;
  float dz;
  final float[] scratch = new float[8];
  final Ray mirror;

  Ray() {
    this.mirror = new Ray(this);
  }

  private Ray(Ray itself) {
    // A reflection is not reflected again.
    this.mirror = itself;
  }

  void from(float ox, float oy, float oz, float tx, float ty, float tz) {
    x = ox;
    y = oy;
    z = oz;
    dx = tx;
    dy = ty;
    dz = tz;
  }
}
