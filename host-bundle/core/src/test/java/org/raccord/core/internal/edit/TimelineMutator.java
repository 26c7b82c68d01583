package org.raccord.core.internal.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages the text of a timeline in the ways that files are damaged, by accident or on purpose. */
final class TimelineMutator {

  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[{}\\[\\],:]|[^\\s{}\\[\\],:\"]+");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0.0",
          "-1",
          "1",
          "0.5",
          "1e-300",
          "1e308",
          "-1e308",
          "1e999",
          "1e15",
          "-1e15",
          "999999999",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "-9223372036854775808",
          "99999999999999999999999999",
          "NaN",
          "Infinity",
          "-Infinity",
          "Inf",
          "23.976",
          "29.97",
          "0.001",
          "1000000000",
          "0.000001",
          "47.952047952",
          "1e5");

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "false",
          "{}",
          "[]",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"../../../../etc/passwd\"",
          "\"file:///dev/zero\"",
          "\"file:///%00\"",
          "\"/D:\"",
          "\"Stack.1\"",
          "\"Clip.2\"",
          "\"Gap.1\"",
          "\"Track.1\"",
          "\"Transition.1\"",
          "\"Timeline.1\"",
          "\"LinearTimeWarp.1\"",
          "\"FreezeFrame.1\"",
          "\"ImageSequenceReference.1\"",
          "\"MissingReference.1\"",
          "\"Clip.99\"",
          "\"RACCORD\"",
          "\"Audio\"");

  /** What is done to a text. */
  enum Kind {
    BYTES,
    INVALID_UTF8,
    TRUNCATED,
    NUMBER,
    WRONG_TYPE,
    TOKENS,
    REMOVED,
    REPEATED,
    DUPLICATE_KEY,
    SWAPPED,
    NESTED,
    DEEP,
    INTO_ITSELF,
    GIANT,
    SEVERAL
  }

  private final Random random;

  TimelineMutator(long seed) {
    this.random = new Random(seed);
  }

  byte[] mutate(String text, Kind kind) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (kind) {
      case BYTES -> flipped(bytes);
      case INVALID_UTF8 -> invalid(bytes);
      case TRUNCATED -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case SEVERAL -> {
        String changed = text;
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
          changed = structure(changed, Kind.values()[3 + random.nextInt(9)]);
        }
        yield changed.getBytes(StandardCharsets.UTF_8);
      }
      default -> structure(text, kind).getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) (32 + random.nextInt(95));
    }
    return changed;
  }

  private byte[] invalid(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[random.nextInt(changed.length)] = (byte) (0x80 + random.nextInt(0x80));
    return changed;
  }

  private String structure(String text, Kind kind) {
    List<String> tokens = tokens(text);
    List<int[]> values = values(tokens);
    if (values.isEmpty()) {
      return text;
    }
    int[] one = values.get(random.nextInt(values.size()));
    int[] other = values.get(random.nextInt(values.size()));
    switch (kind) {
      case NUMBER -> {
        List<int[]> numbers = values.stream().filter(v -> isNumber(tokens.get(v[0]))).toList();
        int[] number = numbers.isEmpty() ? one : numbers.get(random.nextInt(numbers.size()));
        replace(tokens, number, List.of(any(NUMBERS)));
      }
      case WRONG_TYPE ->
          replace(tokens, one, List.of(any(random.nextBoolean() ? OTHERS : NUMBERS)));
      case TOKENS -> tokens.set(random.nextInt(tokens.size()), any(tokens));
      case REMOVED -> remove(tokens, one);
      case REPEATED -> repeat(tokens, one, 1 + random.nextInt(20));
      case DUPLICATE_KEY -> duplicateKey(tokens, values, copy(tokens, other));
      case SWAPPED -> replace(tokens, one, copy(tokens, other));
      case NESTED -> nest(tokens, values, 1 + random.nextInt(200));
      case DEEP -> deepen(tokens, one, 1 << (4 + random.nextInt(14)));
      case INTO_ITSELF -> {
        int[] object = widest(values);
        replace(tokens, one, copy(tokens, object));
      }
      case GIANT ->
          replace(tokens, one, List.of('"' + "x".repeat(1 << (10 + random.nextInt(10))) + '"'));
      default -> throw new IllegalArgumentException(kind.name().toLowerCase(Locale.ROOT));
    }
    return String.join(" ", tokens);
  }

  private String any(List<String> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** The values below the outermost, each as its first token and the one after its last. */
  private static List<int[]> values(List<String> tokens) {
    List<int[]> values = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (token.equals("{") || token.equals("[")) {
        open.push(i);
      } else if (token.equals("}") || token.equals("]")) {
        if (open.isEmpty()) {
          continue;
        }
        int begin = open.pop();
        if (begin > 0) {
          values.add(new int[] {begin, i + 1});
        }
      } else if (!token.equals(",")
          && !token.equals(":")
          && (i + 1 == tokens.size() || !tokens.get(i + 1).equals(":"))) {
        values.add(new int[] {i, i + 1});
      }
    }
    return values;
  }

  private static boolean isNumber(String token) {
    return Character.isDigit(token.charAt(0)) || token.startsWith("-");
  }

  private static List<String> copy(List<String> tokens, int[] value) {
    return List.copyOf(tokens.subList(value[0], value[1]));
  }

  private static void replace(List<String> tokens, int[] value, List<String> with) {
    List<String> old = tokens.subList(value[0], value[1]);
    old.clear();
    old.addAll(with);
  }

  /** With its name and a comma beside it, so that the text stays JSON. */
  private static void remove(List<String> tokens, int[] value) {
    int from = value[0];
    int to = value[1];
    if (tokens.get(from - 1).equals(":")) {
      from -= 2;
    }
    if (to < tokens.size() && tokens.get(to).equals(",")) {
      to++;
    } else if (from > 0 && tokens.get(from - 1).equals(",")) {
      from--;
    }
    tokens.subList(Math.max(0, from), to).clear();
  }

  private static void repeat(List<String> tokens, int[] value, int times) {
    boolean named = tokens.get(value[0] - 1).equals(":");
    List<String> once = new ArrayList<>(List.of(","));
    once.addAll(tokens.subList(named ? Math.max(0, value[0] - 2) : value[0], value[1]));
    for (int i = 0; i < times; i++) {
      tokens.addAll(value[1], once);
    }
  }

  private void duplicateKey(List<String> tokens, List<int[]> values, List<String> with) {
    List<int[]> named = values.stream().filter(v -> tokens.get(v[0] - 1).equals(":")).toList();
    if (named.isEmpty()) {
      return;
    }
    int[] value = named.get(random.nextInt(named.size()));
    List<String> member = new ArrayList<>(List.of(",", tokens.get(value[0] - 2), ":"));
    member.addAll(with);
    tokens.addAll(value[1], member);
  }

  /** Puts an object into stacks in one another. */
  private void nest(List<String> tokens, List<int[]> values, int levels) {
    List<int[]> objects = values.stream().filter(v -> tokens.get(v[0]).equals("{")).toList();
    if (objects.isEmpty()) {
      return;
    }
    int[] object = objects.get(random.nextInt(objects.size()));
    List<String> nested = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      nested.addAll(
          List.of("{", "\"OTIO_SCHEMA\"", ":", "\"Stack.1\"", ",", "\"children\"", ":", "["));
    }
    nested.addAll(copy(tokens, object));
    for (int i = 0; i < levels; i++) {
      nested.addAll(List.of("]", "}"));
    }
    replace(tokens, object, nested);
  }

  private static void deepen(List<String> tokens, int[] value, int levels) {
    List<String> deep = new ArrayList<>(java.util.Collections.nCopies(levels, "["));
    deep.addAll(copy(tokens, value));
    deep.addAll(java.util.Collections.nCopies(levels, "]"));
    replace(tokens, value, deep);
  }

  private static int[] widest(List<int[]> values) {
    int[] widest = values.get(0);
    for (int[] value : values) {
      widest = value[1] - value[0] > widest[1] - widest[0] ? value : widest;
    }
    return widest;
  }
}
