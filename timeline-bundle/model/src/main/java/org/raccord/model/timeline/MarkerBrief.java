package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.CueText;
import org.raccord.model.fill.Intent;
import org.raccord.model.time.Rate;

/**
 * What a marker asks: a word of intent after the sign {@code RACCORD} in its name, and in its
 * comment free words for the prompt and lines such as {@code camera: slow dolly in}.
 *
 * @param brief what was understood
 * @param odd lines that look like one of those and are none; they stay in the prompt
 * @param extend an extend that the name orders, such as {@code RACCORD extend tail 36}: frames of
 *     the track, {@code ripple} or {@code overwrite} behind it
 */
record MarkerBrief(Brief brief, List<String> odd, Optional<MarkedExtends.Order> extend) {

  /** What a line may begin with, for messages. */
  private static final String KEYS =
      "prompt, negative, camera, lighting, mood, line (such as line: We go. @0.4s), effect (such as"
          + " effect: door.wav @1.2s or @1.2s,room), reference, consent, intent, head strength, tail strength";

  private static final String SIGN = "RACCORD";

  /** A short word or two, a colon, something; not the colon of an address. */
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z][A-Za-z-]*(?: [A-Za-z]+)?):(?!//)(.*)");

  private static final Pattern EXTEND =
      Pattern.compile("extend[ -](head|tail) (\\d{1,6})(?: ?f| frames?)?(?: (ripple|overwrite))?");

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}) ?%?");

  MarkerBrief {
    odd = List.copyOf(odd);
  }

  /** What of the marker was not understood, as the end of a sentence about it. */
  Optional<String> remark() {
    return odd.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "says \""
                + String.join("\", \"", odd)
                + "\", which is not understood and stays in the prompt. Lines may begin: "
                + KEYS
                + ".");
  }

  /** Reads a marker; nothing where it is none of ours. */
  static Optional<MarkerBrief> of(Marker marker) {
    String name = marker.name().strip();
    if (!name.regionMatches(true, 0, SIGN, 0, SIGN.length())) {
      return Optional.empty();
    }
    Reading reading = new Reading(marker.range().rate());
    String rest = name.substring(SIGN.length()).replace(':', ' ').strip().toLowerCase(Locale.ROOT);
    Arrays.stream(Intent.values())
        .filter(intent -> rest.replace(' ', '-').startsWith(intent.storedName()))
        .forEach(intent -> reading.intent = intent);
    Matcher extend = EXTEND.matcher(rest.replaceAll("\\s+", " "));
    if (extend.matches() && Long.parseLong(extend.group(2)) > 0) {
      reading.extend =
          Optional.of(
              new MarkedExtends.Order(
                  extend.group(1).equals("head") ? End.HEAD : End.TAIL,
                  Long.parseLong(extend.group(2)),
                  "overwrite".equals(extend.group(3)) ? Placement.OVERWRITE : Placement.RIPPLE));
    } else if (rest.matches("extend[ -](head|tail)\\b.*")) {
      reading.odd.add(name);
    }
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
    private Optional<String> consent = Optional.empty();
    private Intent intent = Intent.AUTO;
    private int head = 100;
    private int tail = 100;
    private Optional<MarkedExtends.Order> extend = Optional.empty();
    private final List<Brief.SpotEffect> effects = new ArrayList<>();
    private final Rate rate;

    Reading(Rate rate) {
      this.rate = rate;
    }

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
        case "line" -> {
          return read(lines, () -> CueText.line(value, rate));
        }
        case "effect" -> {
          return read(effects, () -> CueText.effect(value, rate));
        }
        case "reference" -> references.add(new Brief.Reference(value, Optional.empty()));
        case "consent" -> consent = Optional.of(value);
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

    /** A text that is read as a line or an effect. */
    private interface Cue<T> {
      T read() throws CueText.UnreadException;
    }

    /** Whether a cue was understood, and so is one of those there are. */
    private static <T> boolean read(List<T> those, Cue<T> cue) {
      try {
        return those.add(cue.read());
      } catch (CueText.UnreadException e) {
        return false;
      }
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
              effects,
              references.stream()
                  .map(r -> new Brief.Reference(r.file(), r.role(), consent))
                  .toList(),
              head,
              tail),
          odd,
          extend);
    }
  }
}
