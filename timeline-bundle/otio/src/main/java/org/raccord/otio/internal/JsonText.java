package org.raccord.otio.internal;

import java.util.Optional;

/** Tokens of JSON and what they mean, and the printing of a value. */
public final class JsonText {

  /** Every whole number of so many digits is exactly a double. */
  private static final int MOST_DIGITS = 15;

  private JsonText() {}

  /** A string as a token. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** The string that a token means. */
  static String unquote(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw.substring(1, raw.length() - 1);
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 1; i < raw.length() - 1; i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = raw.charAt(++i);
      switch (c) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** The number that a token means, among them NaN and the infinities of other programs. */
  static Optional<Double> number(String token) {
    return switch (token) {
      case "NaN" -> Optional.of(Double.NaN);
      case "Inf", "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Inf", "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      case "true", "false", "null" -> Optional.empty();
      default -> Optional.of(parsed(token));
    };
  }

  /** Most numbers of a timeline are whole, such as 86400.0: those need no library to be read. */
  private static double parsed(String token) {
    int length = token.length();
    int end = token.endsWith(".0") ? length - 2 : length;
    if (end == 0 || end > MOST_DIGITS) {
      return Double.parseDouble(token);
    }
    long whole = 0;
    for (int i = 0; i < end; i++) {
      char c = token.charAt(i);
      if (c < '0' || c > '9') {
        return Double.parseDouble(token);
      }
      whole = whole * 10 + (c - '0');
    }
    return whole;
  }

  /** The text of a value, indented by four, with a line break at its end. */
  public static String print(Json value) {
    StringBuilder out = new StringBuilder();
    print(value, 0, out);
    return out.append('\n').toString();
  }

  private static void print(Json value, int depth, StringBuilder out) {
    if (value instanceof Json.Word word) {
      out.append(word.token());
    } else if (value instanceof Json.Text text) {
      out.append(text.raw());
    } else if (value instanceof Json.Arr array) {
      if (array.values().isEmpty()) {
        out.append("[]");
        return;
      }
      out.append('[');
      String comma = "";
      for (Json each : array.values()) {
        line(out.append(comma), depth + 1);
        print(each, depth + 1, out);
        comma = ",";
      }
      line(out, depth);
      out.append(']');
    } else if (value instanceof Json.Obj object) {
      if (object.members().isEmpty()) {
        out.append("{}");
        return;
      }
      out.append('{');
      String comma = "";
      for (Json.Member each : object.members()) {
        line(out.append(comma), depth + 1);
        out.append(each.rawKey()).append(": ");
        print(each.value(), depth + 1, out);
        comma = ",";
      }
      line(out, depth);
      out.append('}');
    }
  }

  private static void line(StringBuilder out, int depth) {
    out.append('\n').append("    ".repeat(depth));
  }
}
