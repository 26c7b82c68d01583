package org.raccord.model.fill;

/**
 * The trained model that made media, as marks of generated media name it.
 *
 * @param name such as {@code RIFE}
 * @param version as its maker counts; empty text where the maker does not say
 * @param licence the licence of its weights or terms of its service; empty text where unknown
 */
public record AiSystem(String name, String version, String licence) {

  public AiSystem {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A model has a name");
    }
  }
}
