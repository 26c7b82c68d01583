package org.raccord.model.picture;

/**
 * A table through which a timeline is looked at. It changes what is seen on a screen, and nothing
 * that is written.
 *
 * @param name as the editor knows it, such as {@code film.cube}
 * @param url of its file, as media URLs are written in a timeline
 */
public record ViewingLut(String name, String url) {
  public ViewingLut {
    if (name.isBlank() || url.isBlank()) {
      throw new IllegalArgumentException("A viewing LUT has a name and a file");
    }
  }
}
