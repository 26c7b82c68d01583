package org.raccord.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** Lays out rows in columns as wide as their content; lines between rows may stand under them. */
final class TextTable {

  private static final String COLUMN_GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int width;

  /**
   * @param width columns of the terminal; notes are wrapped to it
   * @param head titles
   */
  TextTable(int width, String... head) {
    this.width = width;
    rows.add(List.of(head));
  }

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A line of text under the last row, indented and wrapped. */
  TextTable note(String text) {
    for (String line : wrap(text, width - 6)) {
      rows.add(List.of("\u0000" + line));
    }
    return this;
  }

  /** The finished lines, each indented by two. */
  List<String> lines() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; !isNote(row) && c < row.size(); c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      if (isNote(row)) {
        lines.add("      " + row.get(0).substring(1));
        continue;
      }
      StringBuilder line = new StringBuilder("  ");
      for (int c = 0; c < row.size(); c++) {
        line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length()));
        line.append(COLUMN_GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static boolean isNote(List<String> row) {
    return row.size() == 1 && row.get(0).startsWith("\u0000");
  }

  /** Breaks text at blanks; a word longer than a line stands alone. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append("  ");
      } else if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
