package org.raccord.desktop.internal.model;

import java.util.Properties;

/**
 * How an editor likes the window.
 *
 * @param theme its colours
 * @param scale size of letters and controls, percent, 80 to 200
 * @param keys whose habits the keys follow
 * @param cacheMegabytes what thumbnails and waveforms may take on disk, at least 10
 */
public record Preferences(Theme theme, int scale, Habit keys, int cacheMegabytes) {

  /** As it is before anything was chosen. */
  public static final Preferences USUAL = new Preferences(Theme.DARK, 100, Habit.RACCORD, 500);

  private static final int SMALLEST = 80;
  private static final int LARGEST = 200;
  private static final int LEAST_CACHE = 10;
  private static final int MOST_CACHE = 100_000;

  public Preferences {
    scale = Math.max(SMALLEST, Math.min(LARGEST, scale));
    cacheMegabytes = Math.max(LEAST_CACHE, Math.min(MOST_CACHE, cacheMegabytes));
  }

  /** The colours of the window; picture and timeline stay dark, as light around film misleads. */
  public enum Theme {
    DARK("Dark"),
    LIGHT("Light");

    private final String words;

    Theme(String words) {
      this.words = words;
    }

    /** For the editor. */
    public String words() {
      return words;
    }
  }

  /** An editing program whose keys an editor's fingers know. */
  public enum Habit {
    RACCORD("Raccord"),
    PREMIERE("Premiere Pro"),
    RESOLVE("DaVinci Resolve"),
    FINAL_CUT("Final Cut Pro"),
    AVID("Avid Media Composer");

    private final String words;

    Habit(String words) {
      this.words = words;
    }

    /** For the editor. */
    public String words() {
      return words;
    }
  }

  /** What is written down in {@code kept}; what is not there or cannot be read is as usual. */
  static Preferences of(Properties kept) {
    return new Preferences(
        named(kept, "theme", Theme.values(), USUAL.theme),
        number(kept, "scale", USUAL.scale),
        named(kept, "keys", Habit.values(), USUAL.keys),
        number(kept, "cache", USUAL.cacheMegabytes));
  }

  Properties written() {
    Properties kept = new Properties();
    kept.setProperty("theme", theme.name());
    kept.setProperty("scale", Integer.toString(scale));
    kept.setProperty("keys", keys.name());
    kept.setProperty("cache", Integer.toString(cacheMegabytes));
    return kept;
  }

  private static <E extends Enum<E>> E named(Properties kept, String key, E[] all, E usual) {
    for (E value : all) {
      if (value.name().equals(kept.getProperty(key))) {
        return value;
      }
    }
    return usual;
  }

  private static int number(Properties kept, String key, int usual) {
    String text = kept.getProperty(key, "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
  }
}
