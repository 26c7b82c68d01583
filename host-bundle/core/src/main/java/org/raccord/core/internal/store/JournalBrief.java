package org.raccord.core.internal.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Brief.SpotEffect.Room;
import org.raccord.model.fill.Intent;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * A brief as a job's file has it, for a result whose slot has gone.
 *
 * @param intent its stored name
 * @param prompt null where the field is open, as all words here
 * @param headStrength percent
 * @param tailStrength percent
 */
public record JournalBrief(
    String intent,
    @Nullable String prompt,
    @Nullable String negative,
    @Nullable String camera,
    @Nullable String lighting,
    @Nullable String mood,
    List<Line> lines,
    List<Effect> effects,
    List<Reference> references,
    int headStrength,
    int tailStrength) {

  /** A time: frames of a rate. */
  record At(long frame, long numerator, long denominator) {

    static At of(FrameTime time) {
      return new At(time.frame(), time.rate().numerator(), time.rate().denominator());
    }

    FrameTime time() {
      return FrameTime.of(frame, new Rate(numerator, denominator));
    }
  }

  /** A line of dialogue. */
  record Line(
      String text,
      @Nullable At at,
      @Nullable String voice,
      @Nullable String language,
      @Nullable At pause) {

    static Line of(Brief.DialogueLine line) {
      return new Line(
          line.text(),
          line.at().map(At::of).orElse(null),
          line.voice().orElse(null),
          line.language().orElse(null),
          line.pause().map(At::of).orElse(null));
    }

    Brief.DialogueLine line() {
      return new Brief.DialogueLine(
          text,
          Optional.ofNullable(at).map(At::time),
          Optional.ofNullable(voice),
          Optional.ofNullable(language),
          Optional.ofNullable(pause).map(At::time));
    }
  }

  /**
   * A spot effect.
   *
   * @param room {@value #NEIGHBOURS}, or null where it stays as it is
   */
  record Effect(String file, At at, @Nullable String room) {

    private static final String NEIGHBOURS = "neighbours";

    static Effect of(Brief.SpotEffect effect) {
      return new Effect(
          effect.file(), At.of(effect.at()), effect.room() == Room.NEIGHBOURS ? NEIGHBOURS : null);
    }

    Brief.SpotEffect effect() {
      return new Brief.SpotEffect(
          file, at.time(), NEIGHBOURS.equals(room) ? Room.NEIGHBOURS : Room.OWN);
    }
  }

  /** A reference. */
  record Reference(String file, @Nullable String role, @Nullable String consent) {}

  /** A brief to be written. */
  public static JournalBrief of(Brief brief) {
    return new JournalBrief(
        brief.intent().storedName(),
        brief.prompt().orElse(null),
        brief.negative().orElse(null),
        brief.camera().orElse(null),
        brief.lighting().orElse(null),
        brief.mood().orElse(null),
        brief.lines().stream().map(Line::of).toList(),
        brief.effects().stream().map(Effect::of).toList(),
        brief.references().stream()
            .map(r -> new Reference(r.file(), r.role().orElse(null), r.consent().orElse(null)))
            .toList(),
        brief.headStrength(),
        brief.tailStrength());
  }

  /**
   * The brief that was written.
   *
   * @throws IllegalArgumentException if somebody edited it so that it is none
   */
  public Brief brief() {
    return new Brief(
        Arrays.stream(Intent.values())
            .filter(i -> i.storedName().equals(intent))
            .findFirst()
            .orElse(Intent.AUTO),
        Optional.ofNullable(prompt),
        Optional.ofNullable(negative),
        Optional.ofNullable(camera),
        Optional.ofNullable(lighting),
        Optional.ofNullable(mood),
        lines.stream().map(Line::line).toList(),
        effects.stream().map(Effect::effect).toList(),
        references.stream()
            .map(
                r ->
                    new Brief.Reference(
                        r.file, Optional.ofNullable(r.role), Optional.ofNullable(r.consent)))
            .toList(),
        headStrength,
        tailStrength);
  }
}
