package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * {@code We should have left. @0.4s voice=match:next} and {@code door.wav @1.2s}.
 */
public final class CueText {

  private static final Pattern BEHIND = Pattern.compile("(.*\\S)\\s+(?:@(\\S+)|voice=(\\S+))");

  private CueText() {}

  /** A row that cannot be read; the message says which, why and what to write. */
  public static final class UnreadException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadException(String message) {
      super(message);
    }
  }

  private record Row(String text, Optional<FrameTime> at, Optional<String> voice) {}

  /** The rows of dialogue lines. */
  public static String ofLines(List<DialogueLine> lines) {
    return lines.stream()
        .map(
            line ->
                line.text()
                    + line.at().map(at -> " @" + seconds(at)).orElse("")
                    + line.voice().map(voice -> " voice=" + voice).orElse(""))
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
    for (Row row : rows(rows, rate)) {
      lines.add(new DialogueLine(row.text, row.at, row.voice));
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
      Row row =
          row(inRoom ? text.substring(0, text.length() - SpotEffect.IN_ROOM.length()) : text, rate);
      if (row.at.isEmpty() || row.voice.isPresent()) {
        throw new UnreadException(
            "\"" + row.text + "\" is no effect. Write a file and a time, such as door.wav @1.2s.");
      }
      effects.add(
          new SpotEffect(
              row.text, row.at.get(), inRoom ? SpotEffect.Room.NEIGHBOURS : SpotEffect.Room.OWN));
    }
    return effects;
  }

  private static List<Row> rows(String text, Rate rate) throws UnreadException {
    List<Row> rows = new ArrayList<>();
    for (String row : text.lines().map(String::strip).filter(r -> !r.isEmpty()).toList()) {
      rows.add(row(row, rate));
    }
    return rows;
  }

  private static Row row(String row, Rate rate) throws UnreadException {
    String text = row;
    Optional<FrameTime> at = Optional.empty();
    Optional<String> voice = Optional.empty();
    for (Matcher m = BEHIND.matcher(text); m.matches(); m = BEHIND.matcher(text)) {
      boolean twice = m.group(2) == null ? voice.isPresent() : at.isPresent();
      if (twice) {
        throw new UnreadException("\"" + row + "\" says its time or its voice twice. Say it once.");
      }
      text = m.group(1);
      if (m.group(2) == null) {
        voice = Optional.of(m.group(3));
      } else {
        at = Optional.of(time(m.group(2), rate));
      }
    }
    return new Row(text, at, voice);
  }

  private static FrameTime time(String text, Rate rate) throws UnreadException {
    try {
      return Durations.parse(text, rate);
    } catch (TimecodeException | ArithmeticException e) {
      throw new UnreadException(
          "@" + text + " is no time. Write seconds (@1.2s), frames (@30f) or @00:00:01:05.");
    }
  }

  private static String seconds(FrameTime at) {
    String text = String.format(Locale.ROOT, "%.3f", at.toSecondsForDisplay());
    return text.replaceFirst("\\.?0+$", "") + "s";
  }
}
