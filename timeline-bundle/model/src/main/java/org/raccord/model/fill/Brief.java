package org.raccord.model.fill;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.raccord.model.time.FrameTime;

/**
 * What an editor asks of a slot. Every field may be left open; {@link #OPEN} leaves all.
 *
 * @param intent the kind of fill
 * @param prompt what is seen, in words
 * @param negative what must not be seen, in words
 * @param camera camera work, such as "slow dolly in"
 * @param lighting light, such as "golden hour"
 * @param mood mood of picture and sound
 * @param lines dialogue, in order
 * @param effects spot effects, in order
 * @param references pictures or clips to take after
 * @param headStrength how strongly the fill must continue the clip before, percent 0 to 100
 * @param tailStrength how strongly it must lead into the clip after, percent 0 to 100
 */
public record Brief(
    Intent intent,
    Optional<String> prompt,
    Optional<String> negative,
    Optional<String> camera,
    Optional<String> lighting,
    Optional<String> mood,
    List<DialogueLine> lines,
    List<SpotEffect> effects,
    List<Reference> references,
    int headStrength,
    int tailStrength) {

  public static final Brief OPEN =
      new Brief(
          Intent.AUTO,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          100,
          100);

  public Brief {
    lines = List.copyOf(lines);
    effects = List.copyOf(effects);
    references = List.copyOf(references);
    if (headStrength < 0 || headStrength > 100 || tailStrength < 0 || tailStrength > 100) {
      throw new IllegalArgumentException("The strength of a boundary is 0 to 100 percent");
    }
  }

  /** The same brief with another intent. */
  public Brief withIntent(Intent other) {
    return new Brief(
        other,
        prompt,
        negative,
        camera,
        lighting,
        mood,
        lines,
        effects,
        references,
        headStrength,
        tailStrength);
  }

  /** The same brief with a prompt. */
  public Brief withPrompt(String words) {
    return new Brief(
        intent,
        Optional.of(words),
        negative,
        camera,
        lighting,
        mood,
        lines,
        effects,
        references,
        headStrength,
        tailStrength);
  }

  /** The same brief with other lines and spot effects. */
  public Brief withSound(List<DialogueLine> itsLines, List<SpotEffect> itsEffects) {
    return new Brief(
        intent,
        prompt,
        negative,
        camera,
        lighting,
        mood,
        itsLines,
        itsEffects,
        references,
        headStrength,
        tailStrength);
  }

  /** A field of a brief that a generator may use or ignore. */
  public enum Field {
    PROMPT,
    NEGATIVE,
    CAMERA,
    LIGHTING,
    MOOD,
    LINES,
    EFFECTS,
    REFERENCES,
    HEAD_STRENGTH,
    TAIL_STRENGTH,
    SEED
  }

  /**
   * A line of dialogue.
   *
   * @param text the words
   * @param at when it begins, from the start of the slot; empty leaves it to the sound
   * @param voice a voice, such as {@code match:previous}
   * @param language the language of the words, as a BCP 47 tag such as {@code de}; a code of three
   *     letters is kept as that of two where there is one ({@code deu} as {@code de}); empty for
   *     English
   * @param pause how long nobody speaks before it: since the line before it ended, or since the
   *     slot began; empty leaves it to the sound, and so does a line that says when it begins
   */
  public record DialogueLine(
      String text,
      Optional<FrameTime> at,
      Optional<String> voice,
      Optional<String> language,
      Optional<FrameTime> pause) {

    /** Languages of two letters by their codes of three. */
    private static final Map<String, String> BY_THREE_LETTERS =
        Arrays.stream(Locale.getISOLanguages())
            .filter(two -> two.length() == 2)
            .collect(
                Collectors.toMap(
                    two -> Locale.forLanguageTag(two).getISO3Language(),
                    // Of some there is a former code too.
                    two -> Locale.forLanguageTag(two).getLanguage(),
                    (one, other) -> one));

    public DialogueLine {
      language = language.map(DialogueLine::shortest);
    }

    private static String shortest(String tag) {
      int dash = (tag + "-").indexOf('-');
      String two = BY_THREE_LETTERS.get(tag.substring(0, dash).toLowerCase(Locale.ROOT));
      return two == null ? tag : two + tag.substring(dash);
    }

    /** A line in English, after as long a pause as fits. */
    public DialogueLine(String text, Optional<FrameTime> at, Optional<String> voice) {
      this(text, at, voice, Optional.empty(), Optional.empty());
    }

    /** Whether {@code tag} is formed like the tag of a language. */
    public static boolean isLanguage(String tag) {
      try {
        return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
      } catch (IllformedLocaleException e) {
        return false;
      }
    }
  }

  /**
   * A sound at a point of the slot.
   *
   * @param file URL or path of the sound
   * @param at the time of its onset, from the start of the slot
   * @param room whether it is put into the room of the clips beside the slot
   */
  public record SpotEffect(String file, FrameTime at, Room room) {

    /** What a text says behind the time of an effect that is put into the room. */
    public static final String IN_ROOM = ",room";

    /** One that stays as it is. */
    public SpotEffect(String file, FrameTime at) {
      this(file, at, Room.OWN);
    }

    /** Where an effect sounds. */
    public enum Room {
      /** As it was recorded. */
      OWN,
      /** In that of the neighbours, where they are clearly wetter than it is. */
      NEIGHBOURS
    }
  }

  /**
   * A picture or clip to take after.
   *
   * @param file URL or path
   * @param role what of it matters, such as {@code face} or {@code style}
   * @param consent who agreed to its use, and where that is on record, in words
   */
  public record Reference(String file, Optional<String> role, Optional<String> consent) {

    /** One of which nothing is on record. */
    public Reference(String file, Optional<String> role) {
      this(file, role, Optional.empty());
    }
  }
}
