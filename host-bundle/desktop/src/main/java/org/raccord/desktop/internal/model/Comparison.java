package org.raccord.desktop.internal.model;

import java.nio.IntBuffer;

/** Two pictures of one size in one. */
public final class Comparison {

  private static final int OPAQUE = 0xff000000;

  /** By how much a difference is made plain: four code values are seen as sixteen. */
  private static final int GAIN = 4;

  private Comparison() {}

  /** How two pictures are compared. */
  public enum Kind {
    /** Only the first is seen. */
    NONE("One picture"),
    /** One beside the other, both whole. */
    SPLIT("Side by side"),
    /** The first to the left of a line, the other to its right. */
    WIPE("Wipe"),
    /** How far apart they are, made plain; grey where they are the same. */
    DIFFERENCE("Difference"),
    /** How far a frame is from the one before it: a jump in the cut is seen. */
    STEP("Difference to the frame before");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For a menu. */
    public String words() {
      return words;
    }

    /** The next one among those for two takes, round and round. */
    public Kind next() {
      return switch (this) {
        case NONE -> SPLIT;
        case SPLIT -> WIPE;
        case WIPE -> DIFFERENCE;
        case DIFFERENCE, STEP -> NONE;
      };
    }
  }

  /**
   * The two pictures in one of their size; the first itself where their sizes differ.
   *
   * @param place of the wipe's line, 0 at the left edge, 1 at the right
   */
  public static Picture of(Picture a, Picture b, Kind kind, double place) {
    if (kind == Kind.NONE || a.width() != b.width() || a.height() != b.height()) {
      return a;
    }
    int[] pixels = new int[a.width() * a.height()];
    switch (kind) {
      case SPLIT -> split(a, b, pixels);
      case WIPE -> wipe(a, b, pixels, (int) Math.round(place * a.width()));
      default -> difference(a, b, pixels);
    }
    return new Picture(a.frame(), a.width(), a.height(), IntBuffer.wrap(pixels));
  }

  private static void split(Picture a, Picture b, int[] pixels) {
    java.util.Arrays.fill(pixels, OPAQUE);
    int half = a.width() / 2;
    int lines = a.height() / 2;
    int top = a.height() / 4;
    for (int y = 0; y < lines; y++) {
      for (int x = 0; x < half; x++) {
        int from = 2 * y * a.width() + 2 * x;
        int to = (top + y) * a.width() + x;
        pixels[to] = a.pixels().get(from);
        pixels[to + a.width() - half] = b.pixels().get(from);
      }
    }
  }

  private static void wipe(Picture a, Picture b, int[] pixels, int line) {
    for (int y = 0; y < a.height(); y++) {
      for (int x = 0; x < a.width(); x++) {
        int i = y * a.width() + x;
        pixels[i] = x == line ? -1 : x < line ? a.pixels().get(i) : b.pixels().get(i);
      }
    }
  }

  private static void difference(Picture a, Picture b, int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int p = a.pixels().get(i);
      int q = b.pixels().get(i);
      pixels[i] = OPAQUE | apart(p >> 16, q >> 16) << 16 | apart(p >> 8, q >> 8) << 8 | apart(p, q);
    }
  }

  private static int apart(int p, int q) {
    return Math.max(0, Math.min(255, 128 + GAIN * ((p & 0xff) - (q & 0xff))));
  }
}
