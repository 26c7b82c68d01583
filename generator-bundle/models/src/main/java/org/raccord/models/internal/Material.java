package org.raccord.models.internal;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a model is given for one picture, all of one size: pictures, and planes that tell of the
 * motion.
 */
final class Material {

  private final int width;
  private final int height;
  private final Map<ModelPackage.Content, float[][]> planes =
      new EnumMap<>(ModelPackage.Content.class);

  Material(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Pictures of one size; at least one. */
  static Material of(Map<ModelPackage.Content, Light> pictures) {
    Light any = pictures.values().iterator().next();
    Material material = new Material(any.width(), any.height());
    pictures.forEach(material::put);
    return material;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Adds a picture. */
  void put(ModelPackage.Content content, Light picture) {
    check(content, picture.planes());
  }

  /** Adds a plane. */
  void put(ModelPackage.Content content, float[] plane) {
    check(content, new float[][] {plane});
  }

  private void check(ModelPackage.Content content, float[][] given) {
    if (given.length != content.planes() || given[0].length != width * height) {
      throw new IllegalArgumentException(
          content + " has " + given.length + " planes of " + given[0].length + " numbers");
    }
    planes.put(content, given);
  }

  /** The planes of a content. */
  float[][] planes(ModelPackage.Content content) {
    float[][] found = planes.get(content);
    if (found == null) {
      throw new IllegalStateException("Nothing is given for " + content);
    }
    return found;
  }
}
