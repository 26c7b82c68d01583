package org.raccord.model.fill;

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
 * Lines and spot effects as an editor writes them, in markers, on the command line and in the
 * window: {@code We should have left. @0.4s voice=match:next}, {@code Wir gehen. language=de
 * pause=0.5s} and {@code door.wav @1.2s} or {@code door.wav@1.2s,room}.
 */
public final class CueText {

  private static final Pattern BEHIND =
      Pattern.compile("(.*\\S)\\s+(@|voice=|language=|pause=)(\\S+)");

  /** A time may follow a file's name at once, as one types it in a shell. */
  private static final Pattern EFFECT = Pattern.compile("(.*\\S)\\s*@([^@\\s]+)");

  private CueText() {}

  /** A text that cannot be read; the message says which, why and what to write. */
  public static final class UnreadException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadException(String message) {
      super(message);
    }
  }

  /**
   * What belongs to a line beside its words, each as it is written.
   *
   * @param at when it begins, from the slot's start
   * @param voice whose voice speaks it
   * @param language the tag of its language
   * @param pause how long nobody speaks before it
   */
  public record Behind(
      Optional<String> at,
      Optional<String> voice,
      Optional<String> language,
      Optional<String> pause) {

    /**
     * The line.
     *
     * @param text its words
     * @param rate times are kept in its frames
     * @throws UnreadException where a time is none, a tag none of a language, or one part
     *     contradicts another
     */
    public DialogueLine line(String text, Rate rate) throws UnreadException {
      if (at.isPresent() && pause.isPresent()) {
        throw new UnreadException(
            "A line says when it begins (@"
                + at.get()
                + ") or how long nobody speaks before it (a pause of "
                + pause.get()
                + "), not both. Say one of them.");
      }
      if (language.isPresent() && !DialogueLine.isLanguage(language.get())) {
        throw new UnreadException(
            "\"" + language.get() + "\" is no tag of a language. Write one such as de or en-GB.");
      }
      return new DialogueLine(text, time(at, rate), voice, language, time(pause, rate));
    }

    private static Optional<FrameTime> time(Optional<String> text, Rate rate)
        throws UnreadException {
      return text.isEmpty() ? Optional.empty() : Optional.of(CueText.time(text.get(), rate));
    }
  }

  /** The rows of dialogue lines, a row for each. */
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

  /** The rows of spot effects, a row for each. */
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
   * The dialogue lines of some rows; empty rows are passed over.
   *
   * @param rate times are kept in its frames
   * @throws UnreadException at the first row that cannot be read
   */
  public static List<DialogueLine> lines(String rows, Rate rate) throws UnreadException {
    List<DialogueLine> lines = new ArrayList<>();
    for (String row : rows.lines().filter(r -> !r.isBlank()).toList()) {
      lines.add(line(row, rate));
    }
    return lines;
  }

  /**
   * The spot effects of some rows; empty rows are passed over.
   *
   * @param rate times are kept in its frames
   * @throws UnreadException at the first row that cannot be read
   */
  public static List<SpotEffect> effects(String rows, Rate rate) throws UnreadException {
    List<SpotEffect> effects = new ArrayList<>();
    for (String row : rows.lines().filter(r -> !r.isBlank()).toList()) {
      effects.add(effect(row, rate));
    }
    return effects;
  }

  /**
   * One dialogue line: its words, and behind them in any order what belongs to it.
   *
   * @param rate times are kept in its frames
   * @throws UnreadException where something is said twice, contradicts or is not understood
   */
  public static DialogueLine line(String row, Rate rate) throws UnreadException {
    String text = row.strip();
    Map<String, String> behind = new HashMap<>();
    for (Matcher m = BEHIND.matcher(text); m.matches(); m = BEHIND.matcher(text)) {
      if (behind.put(m.group(2), m.group(3)) != null) {
        throw new UnreadException(
            "\"" + row.strip() + "\" says " + m.group(2) + " twice. Say it once.");
      }
      text = m.group(1);
    }
    return new Behind(
            Optional.ofNullable(behind.get("@")),
            Optional.ofNullable(behind.get("voice=")),
            Optional.ofNullable(behind.get("language=")),
            Optional.ofNullable(behind.get("pause=")))
        .line(text, rate);
  }

  /**
   * One spot effect: a file and the time of its onset.
   *
   * @param rate the time is kept in its frames
   * @throws UnreadException where no file, no time or more than these is said
   */
  public static SpotEffect effect(String row, Rate rate) throws UnreadException {
    String text = row.strip();
    boolean inRoom = text.endsWith(SpotEffect.IN_ROOM);
    Matcher effect =
        EFFECT.matcher(
            inRoom ? text.substring(0, text.length() - SpotEffect.IN_ROOM.length()) : text);
    if (!effect.matches() || BEHIND.matcher(effect.group(1)).matches()) {
      throw new UnreadException(
          "\"" + text + "\" is no effect. Write a file and a time, such as door.wav@1.2s.");
    }
    return new SpotEffect(
        effect.group(1),
        time(effect.group(2), rate),
        inRoom ? SpotEffect.Room.NEIGHBOURS : SpotEffect.Room.OWN);
  }

  private static FrameTime time(String text, Rate rate) throws UnreadException {
    try {
      return Durations.parse(text, rate);
    } catch (TimecodeException | ArithmeticException e) {
      throw new UnreadException(
          "\""
              + text
              + "\" is no time in a slot. Write seconds (1.2s), frames (30f) or a timecode"
              + " (00:00:01:05).");
    }
  }

  private static String seconds(FrameTime at) {
    String text = String.format(Locale.ROOT, "%.3f", at.toSecondsForDisplay());
    return text.replaceFirst("\\.?0+$", "") + "s";
  }
}
