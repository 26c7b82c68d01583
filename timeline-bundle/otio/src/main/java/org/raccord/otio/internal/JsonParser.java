package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.raccord.otio.OtioException;

/**
 * Parses JSON as OTIO programs write it: strict, but with {@code NaN}, {@code Inf} and {@code
 * Infinity}.
 */
public final class JsonParser {

  /** Deeper than any edit nests, and shallow enough for the stack. */
  static final int MAX_DEPTH = 600;

  private static final Pattern WORD =
      Pattern.compile(
          "-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null|NaN|-?Inf(?:inity)?");

  private final String text;
  private final String name;
  private final TokenPool pool = new TokenPool();
  private int at;

  private JsonParser(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * Parses the whole of {@code text}.
   *
   * @param name of the file, for messages
   */
  public static Json parse(String text, String name) throws OtioException {
    JsonParser parser = new JsonParser(text.startsWith("\uFEFF") ? text.substring(1) : text, name);
    parser.blanks();
    if (parser.at == parser.text.length()) {
      throw new OtioException(
          OtioException.Kind.BROKEN, name + " is empty. Get an intact copy or export it again.");
    }
    Json value = parser.value(0);
    parser.blanks();
    if (parser.at < parser.text.length()) {
      throw parser.broken("there is more after the end of the timeline");
    }
    return value;
  }

  private Json value(int depth) throws OtioException {
    if (depth > MAX_DEPTH) {
      throw new OtioException(
          OtioException.Kind.BROKEN,
          name
              + ": more than "
              + MAX_DEPTH
              + " levels stand in one another ("
              + place()
              + "). Flatten some nests where it was made and export it again.");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> word();
    };
  }

  private Json object(int depth) throws OtioException {
    at++;
    List<Json.Member> members = new ArrayList<>();
    blanks();
    if (peek() == '}') {
      at++;
      return Json.Obj.EMPTY;
    }
    while (true) {
      blanks();
      if (peek() != '"') {
        throw broken("a name in quotes should stand here");
      }
      String key = string().raw();
      blanks();
      expect(':');
      blanks();
      members.add(new Json.Member(key, value(depth + 1)));
      blanks();
      if (peek() == '}') {
        at++;
        return new Json.Obj(members);
      }
      expect(',');
    }
  }

  private Json array(int depth) throws OtioException {
    at++;
    List<Json> values = new ArrayList<>();
    blanks();
    if (peek() == ']') {
      at++;
      return Json.Arr.EMPTY;
    }
    while (true) {
      blanks();
      values.add(value(depth + 1));
      blanks();
      if (peek() == ']') {
        at++;
        return new Json.Arr(values);
      }
      expect(',');
    }
  }

  private Json.Text string() throws OtioException {
    int start = at++;
    for (char c = peek(); c != '"'; c = peek()) {
      if (c == '\\') {
        at++;
        char escape = peek();
        if (escape == 'u') {
          for (int i = 1; i <= 4; i++) {
            if (at + i >= text.length()) {
              at = text.length();
              throw broken("the text ends inside a string");
            }
            if (Character.digit(text.charAt(at + i), 16) < 0) {
              throw broken("\\u is followed by four hexadecimal digits");
            }
          }
          at += 4;
        } else if ("\"\\/bfnrt".indexOf(escape) < 0) {
          throw broken("\\" + escape + " is no escape");
        }
      }
      at++;
    }
    at++;
    return pool.find(text, start, at) instanceof Json.Text held
        ? held
        : pool.hold(text, start, at, new Json.Text(text.substring(start, at)));
  }

  private Json word() throws OtioException {
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    if (pool.find(text, start, at) instanceof Json.Word held) {
      return held;
    }
    String token = text.substring(start, at);
    if (!WORD.matcher(token).matches()) {
      if (at == text.length()) {
        throw broken("the text ends here");
      }
      at = start;
      throw broken(
          token.isEmpty()
              ? "a value should stand here"
              : "\"" + shortened(token) + "\" is no value");
    }
    return pool.hold(text, start, at, new Json.Word(token));
  }

  /** Whether a character ends a token that is no string. */
  private static boolean isEnd(char c) {
    return switch (c) {
      case ',', ':', ']', '}', '[', '{', '"', ' ', '\t', '\r', '\n' -> true;
      default -> false;
    };
  }

  private static String shortened(String token) {
    return token.length() > 40 ? token.substring(0, 40) + "..." : token;
  }

  private void blanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private char peek() throws OtioException {
    if (at >= text.length()) {
      throw broken("the text ends here");
    }
    return text.charAt(at);
  }

  private void expect(char wanted) throws OtioException {
    if (peek() != wanted) {
      throw broken("a \"" + wanted + "\" should stand here");
    }
    at++;
  }

  private OtioException broken(String what) {
    if (at >= text.length()) {
      return new OtioException(
          OtioException.Kind.BROKEN,
          name
              + " is cut short: it ends at "
              + place()
              + " in the middle of the timeline. Get an intact copy or export it again.");
    }
    return new OtioException(
        OtioException.Kind.BROKEN,
        name
            + " is broken at "
            + place()
            + ": "
            + what
            + ". Get an intact copy or export it again.");
  }

  private String place() {
    int end = Math.min(at, text.length());
    int line = 1;
    int column = 1;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return "line " + line + ", column " + column;
  }
}
