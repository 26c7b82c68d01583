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
  private final Map<ModelPackage.Content, Planes> planes =
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
    put(content, Planes.of(picture.width(), picture.height(), picture.planes()));
  }

  /** Adds a plane. */
  void put(ModelPackage.Content content, float[] plane) {
    put(content, Planes.of(width, height, plane));
  }

  /** Adds the planes of a content. */
  void put(ModelPackage.Content content, Planes given) {
    if (given.count() != content.planes() || given.width() != width || given.height() != height) {
      throw new IllegalArgumentException(
          content
              + " has "
              + given.count()
              + " planes of "
              + given.width()
              + " x "
              + given.height());
    }
    planes.put(content, given);
  }

  /** The planes of a content. */
  Planes planes(ModelPackage.Content content) {
    Planes found = planes.get(content);
    if (found == null) {
      throw new IllegalStateException("Nothing is given for " + content);
    }
    return found;
  }
}
