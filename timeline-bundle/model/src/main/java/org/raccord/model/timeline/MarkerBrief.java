package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;

/**
 * What a marker asks: a word of intent after the sign {@code RACCORD} in its name, and in its
 * comment free words for the prompt and lines such as {@code camera: slow dolly in}.
 *
 * @param brief what was understood
 * @param odd lines that look like one of those and are none; they stay in the prompt
 */
record MarkerBrief(Brief brief, List<String> odd) {

  /** What a line may begin with, for messages. */
  static final String KEYS =
      "prompt, negative, camera, lighting, mood, line, reference, intent, head strength, tail"
          + " strength";

  private static final String SIGN = "RACCORD";

  /** A short word or two, a colon, something; not the colon of an address. */
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z][A-Za-z-]*(?: [A-Za-z]+)?):(?!//)(.*)");

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}) ?%?");

  MarkerBrief {
    odd = List.copyOf(odd);
  }

  /** Reads a marker; nothing where it is none of ours. */
  static Optional<MarkerBrief> of(Marker marker) {
    String name = marker.name().strip();
    if (!name.regionMatches(true, 0, SIGN, 0, SIGN.length())) {
      return Optional.empty();
    }
    Reading reading = new Reading();
    String rest = name.substring(SIGN.length()).replace(':', ' ').strip().toLowerCase(Locale.ROOT);
    Arrays.stream(Intent.values())
        .filter(intent -> rest.replace(' ', '-').startsWith(intent.storedName()))
        .forEach(intent -> reading.intent = intent);
    marker.comment().lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(reading::line);
    return Optional.of(reading.brief());
  }

  /** A comment as far as it was read. */
  private static final class Reading {
    private final List<String> prompt = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();
    private final List<Brief.DialogueLine> lines = new ArrayList<>();
    private final List<Brief.Reference> references = new ArrayList<>();
    private Optional<String> negative = Optional.empty();
    private Optional<String> camera = Optional.empty();
    private Optional<String> lighting = Optional.empty();
    private Optional<String> mood = Optional.empty();
    private Intent intent = Intent.AUTO;
    private int head = 100;
    private int tail = 100;

    void line(String text) {
      Matcher found = LINE.matcher(text);
      if (!found.matches()) {
        prompt.add(text);
        return;
      }
      String value = found.group(2).strip();
      if (value.isEmpty() || !take(found.group(1).toLowerCase(Locale.ROOT), value)) {
        prompt.add(text);
        odd.add(text);
      }
    }

    /** Whether the line was understood. */
    private boolean take(String key, String value) {
      switch (key) {
        case "prompt" -> prompt.add(value);
        case "negative" -> negative = Optional.of(value);
        case "camera" -> camera = Optional.of(value);
        case "lighting", "light" -> lighting = Optional.of(value);
        case "mood" -> mood = Optional.of(value);
        case "line" -> lines.add(new Brief.DialogueLine(value, Optional.empty(), Optional.empty()));
        case "reference" -> references.add(new Brief.Reference(value, Optional.empty()));
        case "intent" -> {
          Optional<Intent> meant =
              Arrays.stream(Intent.values())
                  .filter(i -> i.storedName().equals(value.toLowerCase(Locale.ROOT)))
                  .findFirst();
          meant.ifPresent(i -> intent = i);
          return meant.isPresent();
        }
        case "head strength", "tail strength" -> {
          Matcher percent = PERCENT.matcher(value);
          if (!percent.matches() || Integer.parseInt(percent.group(1)) > 100) {
            return false;
          }
          int strength = Integer.parseInt(percent.group(1));
          if (key.startsWith("head")) {
            head = strength;
          } else {
            tail = strength;
          }
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    MarkerBrief brief() {
      return new MarkerBrief(
          new Brief(
              intent,
              prompt.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", prompt)),
              negative,
              camera,
              lighting,
              mood,
              lines,
              List.of(),
              references,
              head,
              tail),
          odd);
    }
  }
}
