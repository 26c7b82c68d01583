package org.raccord.imaging.colour;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads tables in the form of Adobe's Cube LUT Specification 1.0, which IRIDAS's is: {@code
 * LUT_1D_SIZE} or {@code LUT_3D_SIZE}, {@code DOMAIN_MIN} and {@code DOMAIN_MAX} (or Resolve's
 * {@code LUT_1D_INPUT_RANGE}, {@code LUT_3D_INPUT_RANGE}), then a line of three numbers for each
 * entry, red fastest. What is not understood is refused with its line.
 */
final class CubeReader {

  private static final long LONGEST_FILE = 256L << 20;
  private static final int LONGEST_LINE = 512;
  private static final int LARGEST_CURVE = 65_536;
  private static final int LARGEST_GRID = 129;
  private static final float LARGEST_NUMBER = 1000;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?");

  private final Path file;
  private int line;
  private int size;
  private boolean isGrid;
  private final float[] low = {0, 0, 0};
  private final float[] high = {1, 1, 1};
  private float[] table = {};
  private int filled;

  private CubeReader(Path file) {
    this.file = file;
  }

  /** The table in a file. */
  static Cube read(Path file) throws CubeException {
    try {
      if (!Files.isRegularFile(file)) {
        throw new CubeException("The table " + file + " is not there. Name a .cube file that is.");
      }
      if (Files.size(file) > LONGEST_FILE) {
        throw new CubeException("The table " + file + " is too long to be a .cube file.");
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        return new CubeReader(file).read(in);
      }
    } catch (CubeException e) {
      throw e;
    } catch (IOException e) {
      throw new CubeException("The table " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Cube read(InputStream in) throws IOException {
    for (Optional<String> text = next(in); text.isPresent(); text = next(in)) {
      String stripped = text.get().strip();
      if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
        line(stripped);
      }
    }
    if (size == 0) {
      throw new CubeException(
          "The table "
              + file
              + " has neither LUT_1D_SIZE nor LUT_3D_SIZE: it is no .cube file, or was cut short.");
    }
    if (filled < table.length) {
      throw new CubeException(
          "The table "
              + file
              + " ends at line "
              + line
              + " with "
              + filled / 3
              + " of "
              + table.length / 3
              + " entries: it was cut short. Export it again.");
    }
    for (int c = 0; c < 3; c++) {
      if (low[c] >= high[c]) {
        throw new CubeException(
            "The domain of the table " + file + " is empty: it ends where it begins or before.");
      }
    }
    return new Cube(size, isGrid, low, high, table);
  }

  /** A line without its end; empty at the end of the file. */
  private Optional<String> next(InputStream in) throws IOException {
    byte[] bytes = new byte[LONGEST_LINE];
    int length = 0;
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    line++;
    while (b >= 0 && b != '\n') {
      if (length == LONGEST_LINE) {
        throw wrong("is longer than a line of a .cube file");
      }
      bytes[length++] = (byte) b;
      b = in.read();
    }
    int from =
        line == 1 && length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
    return Optional.of(new String(bytes, from, length - from, StandardCharsets.ISO_8859_1));
  }

  private CubeException wrong(String what) {
    return new CubeException(
        "Line " + line + " of the table " + file + " " + what + ". Export the table again.");
  }

  private void line(String text) throws CubeException {
    String[] words = text.split("\\s+", -1);
    if (!Character.isLetter(text.charAt(0))) {
      entry(words);
      return;
    }
    if (filled > 0) {
      throw wrong("stands among the numbers");
    }
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "TITLE" -> {}
      case "LUT_1D_SIZE" -> size(words, LARGEST_CURVE, false);
      case "LUT_3D_SIZE" -> size(words, LARGEST_GRID, true);
      case "DOMAIN_MIN" -> domain(words, low);
      case "DOMAIN_MAX" -> domain(words, high);
      case "LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE" -> range(words);
      default -> throw wrong("says " + words[0] + ", which is not known");
    }
  }

  private void size(String[] words, int most, boolean grid) throws CubeException {
    if (size != 0) {
      throw wrong("gives a second size; a curve before a grid in one file is not read");
    }
    if (words.length != 2 || !words[1].matches("\\d{1,9}")) {
      throw wrong("gives no size");
    }
    int given = Integer.parseInt(words[1]);
    if (given < 2 || given > most) {
      throw wrong("gives the size " + given + "; 2 to " + most + " are read");
    }
    size = given;
    isGrid = grid;
    table = new float[3 * (grid ? given * given * given : given)];
  }

  private void domain(String[] words, float[] bound) throws CubeException {
    if (words.length != 4) {
      throw wrong("gives no three numbers for the domain");
    }
    for (int c = 0; c < 3; c++) {
      bound[c] = number(words[c + 1]);
    }
  }

  private void range(String[] words) throws CubeException {
    if (words.length != 3) {
      throw wrong("gives no two numbers for the range");
    }
    java.util.Arrays.fill(low, number(words[1]));
    java.util.Arrays.fill(high, number(words[2]));
  }

  private void entry(String[] words) throws CubeException {
    if (size == 0) {
      throw wrong("has numbers before a size was given");
    }
    if (words.length != 3) {
      throw wrong("has " + words.length + " numbers where an entry has three");
    }
    if (filled == table.length) {
      throw wrong("is one entry more than the " + table.length / 3 + " that the size gives");
    }
    for (String word : words) {
      table[filled++] = number(word);
    }
  }

  private float number(String word) throws CubeException {
    String shown = word.length() > 20 ? word.substring(0, 20) + "..." : word;
    if (!NUMBER.matcher(word).matches()) {
      throw wrong("has \"" + shown + "\" where a number is wanted");
    }
    float value = Float.parseFloat(word);
    if (!(Math.abs(value) <= LARGEST_NUMBER)) {
      throw wrong("has " + shown + ", which is no value of a picture");
    }
    return value;
  }
}
