package org.raccord.mary.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A line as it is spoken: words and punctuation, sentence by sentence. Whatever looks like markup
 * is words and signs.
 *
 * @param sentences at least one word in each, at most {@link #LONGEST_SENTENCE} words
 * @param remarks what was left out, in sentences
 */
record EnglishText(List<List<Token>> sentences, List<String> remarks) {

  /** A sentence without a full stop is cut here, so that no piece of work is long. */
  static final int LONGEST_SENTENCE = 40;

  /**
   * A word or a punctuation mark.
   *
   * @param written as it stands in the line
   * @param spoken as it is handed on: without accents
   * @param isWord whether it is a word
   * @param isJoined whether it hangs on the word before it, as by a hyphen: nobody pauses there
   */
  record Token(String written, String spoken, boolean isWord, boolean isJoined) {}

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "st", "prof", "gen", "col", "capt", "lt", "sgt", "jr", "sr",
          "vs", "etc", "no", "e.g", "i.e", "a.m", "p.m");

  private static final Map<Integer, String> SAID =
      Map.of(
          (int) '&', "and", (int) '%', "percent", (int) '+', "plus", (int) '=', "equals", (int) '@',
          "at");

  private static final String SILENT = "\"'()[]{}«»‹›“”„‘’‚`´*_";

  EnglishText {
    sentences = sentences.stream().map(List::copyOf).toList();
    remarks = List.copyOf(remarks);
  }

  /** Takes a line apart. */
  static EnglishText of(String line) {
    Set<String> leftOut = new LinkedHashSet<>();
    String plain = plain(Normalizer.normalize(line, Normalizer.Form.NFC), leftOut);
    List<String> remarks =
        leftOut.isEmpty()
            ? List.of()
            : List.of("Not spoken, because it is no word: " + String.join(" ", leftOut) + ".");
    return new EnglishText(sentences(plain), remarks);
  }

  /** Words, in all. */
  long words() {
    return sentences.stream().flatMap(List::stream).filter(Token::isWord).count();
  }

  private static String plain(String line, Set<String> leftOut) {
    StringBuilder plain = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                plain.appendCodePoint(c);
              } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                plain.append(' ');
              } else if (c == '’' || c == '\'') {
                plain.append('\'');
              } else if (c == '–' || c == '—' || c == '―') {
                plain.append(" , ");
              } else if (c == '…') {
                plain.append(". ");
              } else if (SAID.containsKey(c)) {
                plain.append(' ').append(SAID.get(c)).append(' ');
              } else if (".,;:!?$-".indexOf(c) >= 0) {
                plain.appendCodePoint(c);
              } else {
                plain.append(' ');
                if (SILENT.indexOf(c) < 0 && !isPartOfAnother(c)) {
                  leftOut.add(name(c));
                }
              }
            });
    return plain.toString();
  }

  /** What belongs to a picture before it: joiners and variants. */
  private static boolean isPartOfAnother(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }

  private static String name(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.SURROGATE || type == Character.UNASSIGNED
        ? "a control character"
        : Character.toString(c);
  }

  private static List<List<Token>> sentences(String plain) {
    List<List<Token>> sentences = new ArrayList<>();
    List<Token> sentence = new ArrayList<>();
    for (String chunk : plain.strip().split(" +", -1)) {
      boolean ends = take(chunk, sentence);
      long words = sentence.stream().filter(Token::isWord).count();
      if (words > 0 && (ends || words >= LONGEST_SENTENCE)) {
        sentences.add(sentence);
        sentence = new ArrayList<>();
      }
    }
    if (sentence.stream().anyMatch(Token::isWord)) {
      sentences.add(sentence);
    }
    return sentences;
  }

  /** Adds the tokens of a chunk without spaces; whether a sentence ends with it. */
  private static boolean take(String chunk, List<Token> sentence) {
    int from = 0;
    while (from < chunk.length() && !isInner(chunk.charAt(from)) && !startsNumber(chunk, from)) {
      from++;
    }
    int to = chunk.length();
    while (to > from && !Character.isLetterOrDigit(chunk.charAt(to - 1))) {
      to--;
    }
    String word = chunk.substring(from, to);
    String after = chunk.substring(to);
    boolean kept = after.startsWith(".") && isAbbreviation(word);
    boolean signed = word.startsWith("-");
    if (signed) {
      sentence.add(new Token("-", "minus", true, false));
      word = word.substring(1);
    }
    List<String> parts = Arrays.stream(word.split("-+", -1)).filter(p -> !p.isBlank()).toList();
    for (int i = 0; i < parts.size(); i++) {
      String written = parts.get(i) + (kept && i == parts.size() - 1 ? "." : "");
      sentence.add(new Token(written, spoken(written), true, signed || i > 0));
    }
    String mark = mark(kept ? after.substring(1) : after);
    if (word.isEmpty() && mark.isEmpty() && !chunk.isEmpty()) {
      mark = mark(chunk);
    }
    if (!mark.isEmpty() && !sentence.isEmpty() && sentence.get(sentence.size() - 1).isWord()) {
      sentence.add(new Token(mark, mark, false, true));
    }
    return !mark.isEmpty() && !mark.equals(",");
  }

  private static boolean isInner(char c) {
    return Character.isLetterOrDigit(c) || c == '$';
  }

  private static boolean startsNumber(String chunk, int at) {
    return chunk.charAt(at) == '-'
        && at + 1 < chunk.length()
        && Character.isDigit(chunk.charAt(at + 1));
  }

  private static boolean isAbbreviation(String word) {
    return ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))
        || (word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I"));
  }

  private static String mark(String after) {
    if (after.contains("?")) {
      return "?";
    }
    if (after.contains("!")) {
      return "!";
    }
    if (after.contains(".")) {
      return ".";
    }
    return after.matches(".*[,;:].*") ? "," : "";
  }

  /** Without accents: the lexicon has none. */
  private static String spoken(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }
}
