package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.raccord.model.fill.Brief.DialogueLine;
import org.raccord.model.fill.Brief.SpotEffect;
import org.raccord.model.time.Durations;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.TimecodeException;

/**
 * Lines and spot effects as an editor types them, a row for each, in the words that markers have:
 * {@code We should have left. @0.4s voice=match:next}, {@code Wir gehen. language=de pause=0.5s}
 * and {@code door.wav @1.2s}.
 */
public final class CueText {

  private static final Pattern BEHIND =
      Pattern.compile("(.*\\S)\\s+(@|voice=|language=|pause=)(\\S+)");

  private CueText() {}

  /** A row that cannot be read; the message says which, why and what to write. */
  public static final class UnreadException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadException(String message) {
      super(message);
    }
  }

  /**
   * A row taken apart.
   *
   * @param behind what stands behind the text, by its sign
   */
  private record Row(String text, Map<String, String> behind) {

    Optional<String> behind(String sign) {
      return Optional.ofNullable(behind.get(sign));
    }

    Optional<FrameTime> time(String sign, Rate rate) throws UnreadException {
      Optional<String> text = behind(sign);
      return text.isEmpty() ? Optional.empty() : Optional.of(parsed(sign, text.get(), rate));
    }
  }

  /** The rows of dialogue lines. */
  public static String ofLines(List<DialogueLine> lines) {
    return lines.stream()
        .map(
            line ->
                line.text()
                    + line.at().map(at -> " @" + seconds(at)).orElse("")
                    + line.voice().map(voice -> " voice=" + voice).orElse("")
                    + line.language().map(tag -> " language=" + tag).orElse("")
                    + line.pause().map(pause -> " pause=" + seconds(pause)).orElse(""))
        .collect(Collectors.joining("\n"));
  }

  /** The rows of spot effects. */
  public static String ofEffects(List<SpotEffect> effects) {
    return effects.stream()
        .map(
            effect ->
                effect.file()
                    + " @"
                    + seconds(effect.at())
                    + (effect.room() == SpotEffect.Room.NEIGHBOURS ? SpotEffect.IN_ROOM : ""))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The dialogue lines of some rows.
   *
   * @param rate times are kept in its frames
   */
  public static List<DialogueLine> lines(String rows, Rate rate) throws UnreadException {
    List<DialogueLine> lines = new ArrayList<>();
    for (String text : rows.lines().map(String::strip).filter(r -> !r.isEmpty()).toList()) {
      Row row = row(text);
      Optional<String> language = row.behind("language=");
      if (language.isPresent() && !DialogueLine.isLanguage(language.get())) {
        throw new UnreadException(
            "language="
                + language.get()
                + " is no tag of a language. Write one such as language=de.");
      }
      lines.add(
          new DialogueLine(
              row.text,
              row.time("@", rate),
              row.behind("voice="),
              language,
              row.time("pause=", rate)));
    }
    return lines;
  }

  /**
   * The spot effects of some rows.
   *
   * @param rate times are kept in its frames
   */
  public static List<SpotEffect> effects(String rows, Rate rate) throws UnreadException {
    List<SpotEffect> effects = new ArrayList<>();
    for (String text : rows.lines().map(String::strip).filter(r -> !r.isEmpty()).toList()) {
      boolean inRoom = text.endsWith(SpotEffect.IN_ROOM);
      Row row = row(inRoom ? text.substring(0, text.length() - SpotEffect.IN_ROOM.length()) : text);
      Optional<FrameTime> at = row.time("@", rate);
      if (at.isEmpty() || row.behind.size() > 1) {
        throw new UnreadException(
            "\"" + row.text + "\" is no effect. Write a file and a time, such as door.wav @1.2s.");
      }
      effects.add(
          new SpotEffect(
              row.text, at.get(), inRoom ? SpotEffect.Room.NEIGHBOURS : SpotEffect.Room.OWN));
    }
    return effects;
  }

  private static Row row(String row) throws UnreadException {
    String text = row;
    Map<String, String> behind = new HashMap<>();
    for (Matcher m = BEHIND.matcher(text); m.matches(); m = BEHIND.matcher(text)) {
      if (behind.put(m.group(2), m.group(3)) != null) {
        throw new UnreadException("\"" + row + "\" says " + m.group(2) + " twice. Say it once.");
      }
      text = m.group(1);
    }
    return new Row(text, behind);
  }

  private static FrameTime parsed(String sign, String text, Rate rate) throws UnreadException {
    try {
      return Durations.parse(text, rate);
    } catch (TimecodeException | ArithmeticException e) {
      throw new UnreadException(
          sign + text + " is no time. Write seconds (1.2s), frames (30f) or 00:00:01:05.");
    }
  }

  private static String seconds(FrameTime at) {
    String text = String.format(Locale.ROOT, "%.3f", at.toSecondsForDisplay());
    return text.replaceFirst("\\.?0+$", "") + "s";
  }
}
