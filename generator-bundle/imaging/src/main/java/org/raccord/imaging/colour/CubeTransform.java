package org.raccord.imaging.colour;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of the editor's own tables. */
final class CubeTransform implements DisplayTransform {

  /** A ten-bit code of narrow range, as a value. */
  private static final double CODE = 1 / 876.0;

  /** Greys that two tables bring back less well do not belong to one another. */
  private static final double NOT_OF_A_PAIR = 40 * CODE;

  private static final int GREYS = 256;

  private final String name;
  private final String words;
  private final Cube to;
  private final @Nullable Cube from;
  private final @Nullable CubeInverse inverse;

  private CubeTransform(Path toFile, Cube to, Optional<Path> fromFile, Optional<Cube> from)
      throws CubeException {
    this.name = String.valueOf(toFile.getFileName());
    this.to = to;
    this.from = from.orElse(null);
    this.inverse = from.isPresent() ? null : new CubeInverse(to);
    if (fromFile.isPresent()) {
      double off = greysOff();
      if (off > NOT_OF_A_PAIR) {
        throw new CubeException(
            fromFile.get()
                + " is not the way back from "
                + toFile
                + ": a grey comes back "
                + Math.round(off / CODE)
                + " codes of ten bits away. Give two tables that undo one another.");
      }
      this.words =
          name
              + " to BT.709 and by "
              + fromFile.get().getFileName()
              + " back, greys within "
              + String.format(Locale.ROOT, "%.1f", off / CODE)
              + " codes of ten bits";
    } else {
      requireUndone(toFile);
      this.words = name + " to BT.709";
    }
  }

  /**
   * Reads tables.
   *
   * @param back the way back; empty where the first is to be inverted
   * @throws CubeException if they cannot be read, or do not undo one another
   */
  static DisplayTransform of(Path there, Optional<Path> back) throws CubeException {
    Optional<Cube> from =
        back.isPresent() ? Optional.of(CubeReader.read(back.get())) : Optional.empty();
    return new CubeTransform(there, CubeReader.read(there), back, from);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public void toDisplay(float[] red, float[] green, float[] blue) {
    each(red, green, blue, to::apply);
  }

  @Override
  public void fromDisplay(float[] red, float[] green, float[] blue) {
    each(red, green, blue, this::back);
  }

  private void back(double[] rgb) {
    Cube table = from;
    CubeInverse search = inverse;
    if (table != null) {
      table.apply(rgb);
    } else if (search != null) {
      search.apply(rgb);
    }
  }

  @FunctionalInterface
  private interface Way {
    void take(double[] rgb);
  }

  private static void each(float[] red, float[] green, float[] blue, Way way) {
    double[] rgb = new double[3];
    for (int i = 0; i < red.length; i++) {
      rgb[0] = red[i];
      rgb[1] = green[i];
      rgb[2] = blue[i];
      way.take(rgb);
      red[i] = (float) rgb[0];
      green[i] = (float) rgb[1];
      blue[i] = (float) rgb[2];
    }
  }

  private double off(double[] rgb) {
    double[] back = rgb.clone();
    to.apply(back);
    back(back);
    double off = 0;
    for (int c = 0; c < 3; c++) {
      off = Math.max(off, Math.abs(back[c] - rgb[c]));
    }
    return off;
  }

  private double[] grey(int k) {
    double[] grey = new double[3];
    for (int c = 0; c < 3; c++) {
      grey[c] = to.low(c) + (to.high(c) - to.low(c)) * k / GREYS;
    }
    return grey;
  }

  /** By how much greys come back changed that the display shows between black and white. */
  private double greysOff() {
    double worst = 0;
    for (int k = 0; k <= GREYS; k++) {
      double[] shown = grey(k);
      to.apply(shown);
      if (shown[1] > 0.02 && shown[1] < 0.98) {
        worst = Math.max(worst, off(grey(k)));
      }
    }
    return worst;
  }

  /** All greys, and colours near them, must come back within a code. */
  private void requireUndone(Path file) throws CubeException {
    for (int k = 0; k <= GREYS; k++) {
      double[] grey = grey(k);
      double off = off(grey);
      for (int c = 0; c < 3 && k > GREYS / 10 && k < GREYS * 8 / 10; c++) {
        double[] tinted = grey.clone();
        tinted[c] += 0.05 * (to.high(c) - to.low(c));
        off = Math.max(off, off(tinted));
      }
      if (off > CODE) {
        throw new CubeException(
            "The table "
                + file
                + " cannot be undone: near the value "
                + String.format(Locale.ROOT, "%.2f", grey[0])
                + " different values come to the same on the display, so that what comes back is "
                + String.format(Locale.ROOT, "%.0f", off / CODE)
                + " codes of ten bits away. Give the way back with --from-display.");
      }
    }
  }
}
