package org.raccord.core.internal.fill;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Names of take files: {@code <timeline>_<slot>_t01_<generator>}, safe on every file system, never
 * re-used.
 */
final class TakeNames {

  private TakeNames() {}

  /**
   * The name without its ending.
   *
   * @param number of the take; numbers are never re-used, so neither are names
   */
  static String stem(String timeline, String slot, int number, String generator) {
    int colon = generator.indexOf(':');
    String bundle = colon < 0 ? generator : generator.substring(0, colon);
    String instance = colon < 0 ? "default" : generator.substring(colon + 1);
    String maker = instance.equals("default") ? bundle : bundle + "-" + instance;
    return String.format(
        Locale.ROOT, "%s_%s_t%02d_%s", safe(timeline, 60), safe(slot, 20), number, safe(maker, 40));
  }

  /**
   * The name of a sound of several that a take has.
   *
   * @param place address of its slot: two slots of one track are two sounds
   */
  static String sound(String stem, String place) {
    return stem + "_" + safe(place, 40);
  }

  /** A reel name of at most eight characters for a slot. */
  static String reel(String slot) {
    String name = "R" + safe(slot, 7).toUpperCase(Locale.ROOT);
    return name.length() > 8 ? name.substring(0, 8) : name;
  }

  private static String safe(String text, int most) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9.-]+", "-")
            .replaceAll("^[-.]+|[-.]+$", "");
    String kept = plain.isEmpty() ? "untitled" : plain;
    return kept.length() > most ? kept.substring(0, most) : kept;
  }
}
