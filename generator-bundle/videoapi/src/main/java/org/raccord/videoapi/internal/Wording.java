package org.raccord.videoapi.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.raccord.generator.Offer.FieldUse;
import org.raccord.generator.Offer.Rung;
import org.raccord.model.fill.Brief;

/** Puts a brief into the words of a prompt, and says what became of each of its fields. */
final class Wording {

  private final Profile profile;
  private final Brief brief;
  private final Rung rung;

  Wording(Profile profile, Brief brief, Rung rung) {
    this.profile = profile;
    this.brief = brief;
    this.rung = rung;
  }

  /** The prompt. */
  String prompt() {
    List<String> sentences = new ArrayList<>();
    sentences.add(brief.prompt().map(Wording::sentence).orElse(unasked()));
    brief.camera().ifPresent(words -> sentences.add("Camera: " + sentence(words)));
    brief.lighting().ifPresent(words -> sentences.add("Lighting: " + sentence(words)));
    brief.mood().ifPresent(words -> sentences.add("Mood: " + sentence(words)));
    if (speaks()) {
      String lines =
          brief.lines().stream()
              .map(line -> "\"" + line.text() + "\"")
              .collect(Collectors.joining(", then "));
      sentences.add("Somebody says: " + sentence(lines));
    }
    if (!takesNegative()) {
      brief.negative().ifPresent(words -> sentences.add("Without: " + sentence(words)));
    }
    return String.join(" ", sentences);
  }

  /** What must not be seen, where the server takes it as a field of its own. */
  Optional<String> negative() {
    return takesNegative() ? brief.negative() : Optional.empty();
  }

  private String unasked() {
    return switch (rung) {
      case FRAMES_BOTH_SIDES, FIRST_AND_LAST_FRAME ->
          "One unbroken shot: the same place, light and camera movement from its beginning to its"
              + " end.";
      case FRAMES_BEFORE, FIRST_FRAME ->
          "The shot goes on without a cut: the same place, light and camera movement.";
      case FRAMES_AFTER, LAST_FRAME ->
          "The moments that lead to this picture, without a cut: the same place, light and camera"
              + " movement.";
      case PROMPT -> "A shot of a film.";
    };
  }

  private static String sentence(String words) {
    String text = words.strip();
    return text.matches("(?s).*[.!?\"]") ? text : text + ".";
  }

  private boolean takesNegative() {
    return profile.says(rung, "negative");
  }

  private boolean speaks() {
    return profile.sound() == Profile.Sound.MADE && !brief.lines().isEmpty();
  }

  /** How each field is used. */
  Map<Brief.Field, FieldUse> uses() {
    Map<Brief.Field, FieldUse> uses = new EnumMap<>(Brief.Field.class);
    uses.put(Brief.Field.PROMPT, FieldUse.NATIVE);
    uses.put(Brief.Field.NEGATIVE, takesNegative() ? FieldUse.NATIVE : FieldUse.IN_PROMPT);
    uses.put(Brief.Field.CAMERA, FieldUse.IN_PROMPT);
    uses.put(Brief.Field.LIGHTING, FieldUse.IN_PROMPT);
    uses.put(Brief.Field.MOOD, FieldUse.IN_PROMPT);
    uses.put(
        Brief.Field.LINES,
        profile.sound() == Profile.Sound.MADE ? FieldUse.IN_PROMPT : FieldUse.IGNORED);
    uses.put(Brief.Field.EFFECTS, FieldUse.IGNORED);
    uses.put(Brief.Field.REFERENCES, FieldUse.IGNORED);
    uses.put(Brief.Field.HEAD_STRENGTH, strength(brief.headStrength()));
    uses.put(Brief.Field.TAIL_STRENGTH, strength(brief.tailStrength()));
    uses.put(Brief.Field.SEED, profile.says(rung, "seed") ? FieldUse.NATIVE : FieldUse.IGNORED);
    return uses;
  }

  /** A boundary conditions or it does not: nothing between can be asked for. */
  private static FieldUse strength(int percent) {
    return percent == 0 || percent == 100 ? FieldUse.NATIVE : FieldUse.IGNORED;
  }
}
