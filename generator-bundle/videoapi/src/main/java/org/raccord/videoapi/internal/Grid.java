package org.raccord.videoapi.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of frames that a model makes: {@code step} times n and {@code rest}.
 *
 * @param step at least 1
 * @param rest not negative
 */
record Grid(int step, int rest) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})n(?:\\+(\\d{1,4}))?");

  Grid {
    if (step < 1 || rest < 0) {
      throw new IllegalArgumentException("A grid is written as 4n+1 or 8n+1");
    }
  }

  /** Reads {@code 4n+1}. */
  static Grid parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no grid of frames. Write it as 4n+1 or 8n+1.");
    }
    String rest = matcher.group(2);
    return new Grid(Integer.parseInt(matcher.group(1)), rest == null ? 0 : Integer.parseInt(rest));
  }

  /** The least number of the grid that is not below {@code frames}, with n at least 1. */
  long covering(long frames) {
    long steps = Math.max(1, Math.floorDiv(frames - rest + step - 1, step));
    return steps * step + rest;
  }
}
