package org.raccord.otio.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.raccord.otio.OtioException;

/**
 * Parses JSON as OTIO programs write it: strict, but with {@code NaN}, {@code Inf} and {@code
 * Infinity}. It goes over the bytes of the file: a long timeline is mostly blanks and tokens that
 * were met before, of which no characters need be made.
 */
public final class JsonParser {

  /** Deeper than any edit nests, and shallow enough for the stack. */
  static final int MAX_DEPTH = 600;

  private final byte[] text;
  private final String name;
  private final TokenPool pool;
  private final ObjectPool objects = new ObjectPool();

  /** Where the text begins, past a byte order mark. */
  private final int begin;

  private int at;

  /** What was read of objects and arrays that are not closed yet. */
  private Json.Member[] members = new Json.Member[64];

  private Json[] values = new Json[64];
  private int memberCount;
  private int valueCount;

  /** Of the value that was read last: the same for the same value. */
  private int hash;

  private JsonParser(byte[] text, String name) {
    this.text = text;
    this.name = name;
    this.pool = new TokenPool(text);
    this.begin = Utf8.marked(text);
    this.at = begin;
  }

  /**
   * Parses the whole of {@code text}.
   *
   * @param name of the file, for messages
   */
  public static Json parse(String text, String name) throws OtioException {
    return parse(text.getBytes(StandardCharsets.UTF_8), name);
  }

  /**
   * Parses the whole of {@code text}, which is refused where it is no UTF-8.
   *
   * @param text is not kept
   * @param name of the file, for messages
   */
  public static Json parse(byte[] text, String name) throws OtioException {
    JsonParser parser = new JsonParser(text, name);
    parser.blanks();
    if (parser.at == text.length) {
      throw new OtioException(
          OtioException.Kind.BROKEN, name + " is empty. Get an intact copy or export it again.");
    }
    Json value = parser.value(0);
    parser.blanks();
    if (parser.at < text.length) {
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
    int first = memberCount;
    int ours = 7;
    at++;
    blanks();
    if (peek() == '}') {
      at++;
      hash = ours;
      return Json.Obj.EMPTY;
    }
    while (true) {
      blanks();
      if (peek() != '"') {
        throw broken("a name in quotes should stand here");
      }
      String key = string().raw();
      ours = ours * 31 + hash;
      blanks();
      expect(':');
      blanks();
      Json.Member member = new Json.Member(key, value(depth + 1));
      if (memberCount == members.length) {
        members = Arrays.copyOf(members, memberCount * 2);
      }
      members[memberCount++] = member;
      ours = ours * 31 + hash;
      blanks();
      if (peek() == '}') {
        at++;
        Json.Obj object = objects.of(members, first, memberCount, ours);
        memberCount = first;
        hash = ours;
        return object;
      }
      expect(',');
    }
  }

  private Json array(int depth) throws OtioException {
    int first = valueCount;
    int ours = 11;
    at++;
    blanks();
    if (peek() == ']') {
      at++;
      hash = ours;
      return Json.Arr.EMPTY;
    }
    while (true) {
      blanks();
      Json value = value(depth + 1);
      if (valueCount == values.length) {
        values = Arrays.copyOf(values, valueCount * 2);
      }
      values[valueCount++] = value;
      ours = ours * 31 + hash;
      blanks();
      if (peek() == ']') {
        at++;
        List<Json> all = List.of(Arrays.copyOfRange(values, first, valueCount));
        valueCount = first;
        hash = ours;
        return new Json.Arr(all);
      }
      expect(',');
    }
  }

  private Json.Text string() throws OtioException {
    byte[] bytes = text;
    int start = at;
    int i = start + 1;
    int sum = 0;
    int sign = 0;
    while (true) {
      if (i >= bytes.length) {
        at = bytes.length;
        throw broken("the text ends here");
      }
      byte c = bytes[i];
      if (c == '"') {
        break;
      }
      if (c == '\\') {
        at = i;
        escape();
        // Their characters are the token's as well.
        for (; i < at; i++) {
          sum = sum * 31 + bytes[i];
        }
      } else {
        sum = sum * 31 + c;
        sign |= c;
        i++;
      }
    }
    at = i + 1;
    hash = sum;
    return pool.find(start, at, sum) instanceof Json.Text held
        ? held
        : pool.hold(start, at, sum, new Json.Text(token(start, at, sign)));
  }

  /** Goes past an escape. */
  private void escape() throws OtioException {
    at++;
    int escape = peek();
    if (escape == 'u') {
      for (int i = 1; i <= 4; i++) {
        if (at + i >= text.length) {
          at = text.length;
          throw broken("the text ends inside a string");
        }
        if (text[at + i] < 0 || Character.digit(text[at + i], 16) < 0) {
          throw broken("\\u is followed by four hexadecimal digits");
        }
      }
      at += 4;
    } else if ("\"\\/bfnrt".indexOf(escape) < 0) {
      int end = Math.min(text.length, at + 4);
      String shown = new String(text, at, end - at, StandardCharsets.UTF_8);
      throw broken("\\" + shown.substring(0, shown.offsetByCodePoints(0, 1)) + " is no escape");
    }
    at++;
  }

  /**
   * A token's own text.
   *
   * @param sign below 0 where there is more in it than ASCII
   */
  private String token(int start, int end, int sign) throws OtioException {
    if (sign >= 0) {
      return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }
    String token = new String(text, start, end - start, StandardCharsets.UTF_8);
    if (token.indexOf('\uFFFD') >= 0 && !Utf8.isWhole(text, start, end)) {
      throw notText();
    }
    return token;
  }

  private Json word() throws OtioException {
    byte[] bytes = text;
    int start = at;
    int i = start;
    int sum = 1;
    while (i < bytes.length && !isEnd(bytes[i])) {
      sum = sum * 31 + bytes[i];
      i++;
    }
    at = i;
    hash = sum;
    if (pool.find(start, at, sum) instanceof Json.Word held) {
      return held;
    }
    if (!JsonWord.isOne(bytes, start, at)) {
      if (at == bytes.length) {
        throw broken("the text ends here");
      }
      String token = new String(bytes, start, at - start, StandardCharsets.UTF_8);
      at = start;
      throw broken(
          token.isEmpty()
              ? "a value should stand here"
              : "\"" + shortened(token) + "\" is no value");
    }
    return pool.hold(
        start,
        at,
        sum,
        new Json.Word(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1)));
  }

  /** Whether a character ends a token that is no string. */
  private static boolean isEnd(byte c) {
    return switch (c) {
      case ',', ':', ']', '}', '[', '{', '"', ' ', '\t', '\r', '\n' -> true;
      default -> false;
    };
  }

  private static String shortened(String token) {
    return token.length() > 40 ? token.substring(0, 40) + "..." : token;
  }

  private void blanks() {
    byte[] bytes = text;
    int i = at;
    while (i < bytes.length) {
      byte c = bytes[i];
      if (c != ' ' && (c > ' ' || (c != '\n' && c != '\r' && c != '\t'))) {
        break;
      }
      i++;
    }
    at = i;
  }

  private byte peek() throws OtioException {
    if (at >= text.length) {
      throw broken("the text ends here");
    }
    return text[at];
  }

  private void expect(char wanted) throws OtioException {
    if (peek() != wanted) {
      throw broken("a \"" + wanted + "\" should stand here");
    }
    at++;
  }

  private OtioException broken(String what) {
    if (!Utf8.isWhole(text, 0, text.length)) {
      return notText();
    }
    if (at >= text.length) {
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

  private OtioException notText() {
    return new OtioException(
        OtioException.Kind.NOT_A_TIMELINE,
        name + " is not text in UTF-8, so it is no OTIO timeline. Give an .otio file.");
  }

  private String place() {
    int end = Math.min(at, text.length);
    int line = 1;
    int column = 1;
    for (int i = begin; i < end; i++) {
      if (text[i] == '\n') {
        line++;
        column = 1;
      } else {
        column += Utf8.units(text[i]);
      }
    }
    return "line " + line + ", column " + column;
  }
}
