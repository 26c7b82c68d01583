package org.raccord.pocket.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as the model reads it: plain words in sentences, each short enough to be said in one go.
 *
 * @param sentences the text in order
 * @param words how many words it has
 * @param remarks what of the text is not spoken
 */
record Script(List<String> sentences, int words, List<String> remarks) {

  private static final String SPOKEN = ".,;:!?'\"()-&%+$\u2026";

  /** How a text is measured: in tokens of the model. */
  @FunctionalInterface
  interface Measure {
    int of(String text);
  }

  Script {
    sentences = List.copyOf(sentences);
    remarks = List.copyOf(remarks);
  }

  /** A text in sentences. Markup, pictures and control characters in it are not spoken. */
  static Script of(String text) {
    StringBuilder plain = new StringBuilder();
    StringBuilder left = new StringBuilder();
    text.replace('\u2019', '\'')
        .replace('\u2018', '\'')
        .replaceAll("[\u2013\u2014]", ", ")
        .replaceAll("[\u201c\u201d\u00ab\u00bb]", "\"")
        .codePoints()
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point)
                  || Character.getType(point) == Character.NON_SPACING_MARK
                  || SPOKEN.indexOf(point) >= 0) {
                plain.appendCodePoint(point);
              } else {
                plain.append(' ');
                if (!Character.isWhitespace(point) && left.indexOf(Character.toString(point)) < 0) {
                  left.append(left.isEmpty() ? "" : " ").appendCodePoint(point);
                }
              }
            });
    List<String> sentences = new ArrayList<>();
    int words = 0;
    for (String sentence : plain.toString().strip().split("(?<=[.!?\u2026])\\s+", -1)) {
      // A line that goes on from another begins with a dash, which is a comma by now; a dash
      // before a number is its sign.
      String each =
          sentence.strip().replaceAll("\\s+", " ").replaceFirst("^(?:[,;: ]|-(?!\\d))+", "");
      if (each.codePoints().anyMatch(Character::isLetterOrDigit)) {
        sentences.add(each);
        words += count(each);
      }
    }
    return new Script(
        sentences, words, left.isEmpty() ? List.of() : List.of("Not spoken: " + left + "."));
  }

  /** How many words a text has. */
  static int count(String text) {
    int words = 0;
    for (String word : text.split("\\s+", -1)) {
      words += word.codePoints().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
    }
    return words;
  }

  /**
   * The text in parts of at most {@code most} tokens: whole sentences, those that are longer parted
   * at a comma where there is one, else between words.
   */
  List<String> parts(Measure tokens, int most) {
    List<String> parts = new ArrayList<>();
    for (String sentence : sentences) {
      String rest = sentence;
      while (tokens.of(rest) > most) {
        int cut = cut(rest, tokens, most);
        if (cut <= 0 || cut >= rest.length()) {
          break;
        }
        String part = rest.substring(0, cut).strip();
        if (count(part) > 0) {
          parts.add(part);
        }
        rest = rest.substring(cut).strip();
      }
      if (count(rest) > 0) {
        parts.add(rest);
      }
    }
    return parts;
  }

  /** Where a part ends that is not too long: after the last comma in its later half, or word. */
  private static int cut(String text, Measure tokens, int most) {
    int words = 0;
    int comma = 0;
    int first = 0;
    for (int i = text.indexOf(' '); i > 0; i = text.indexOf(' ', i + 1)) {
      first = first == 0 ? i : first;
      if (tokens.of(text.substring(0, i)) > most) {
        break;
      }
      words = i;
      if (",;:".indexOf(text.charAt(i - 1)) >= 0) {
        comma = i;
      }
    }
    return comma > words / 2 ? comma : words > 0 ? words : first;
  }

  /**
   * A part as the model was taught to read: it begins with a capital and ends with a stop. Empty
   * where nothing is in it to be read.
   */
  static String prepared(String part, Outfit.Traits traits) {
    String text = traits.commas() ? part.replace(';', ',') : part;
    while (!text.isEmpty() && ",;:-".indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1).strip();
    }
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    text =
        text.substring(0, Character.charCount(first)).toUpperCase(Locale.ROOT)
            + text.substring(Character.charCount(first));
    if (Character.isLetterOrDigit(text.codePointBefore(text.length()))) {
      text += ".";
    }
    return traits.padded() && count(text) < 5 ? " ".repeat(8) + text : text;
  }
}
