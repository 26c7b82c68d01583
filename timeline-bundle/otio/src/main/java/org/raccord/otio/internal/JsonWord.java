package org.raccord.otio.internal;

import java.nio.charset.StandardCharsets;

/** What may stand in JSON without quotes: numbers, true, false, null, NaN and the infinities. */
final class JsonWord {

  private JsonWord() {}

  /** Whether that is what stands in {@code [start, end)}. */
  static boolean isOne(byte[] text, int start, int end) {
    if (isNumber(text, start, end)) {
      return true;
    }
    return switch (new String(text, start, end - start, StandardCharsets.ISO_8859_1)) {
      case "true", "false", "null", "NaN", "Inf", "-Inf", "Infinity", "-Infinity" -> true;
      default -> false;
    };
  }

  /** RFC 8259, section 6: no plus, no leading zeros, digits on both sides of a point. */
  private static boolean isNumber(byte[] text, int start, int end) {
    int whole = start < end && text[start] == '-' ? start + 1 : start;
    int at = digits(text, whole, end);
    if (at == whole || (text[whole] == '0' && at > whole + 1)) {
      return false;
    }
    if (at < end && text[at] == '.') {
      int fraction = at + 1;
      at = digits(text, fraction, end);
      if (at == fraction) {
        return false;
      }
    }
    if (at < end && (text[at] == 'e' || text[at] == 'E')) {
      int power = at + 1;
      if (power < end && (text[power] == '+' || text[power] == '-')) {
        power++;
      }
      at = digits(text, power, end);
      if (at == power) {
        return false;
      }
    }
    return at == end;
  }

  /** Where the digits from {@code start} on end. */
  private static int digits(byte[] text, int start, int end) {
    int at = start;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }
}
