package org.raccord.matching.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.raccord.audio.Side;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.VoiceFacts.Cloning;
import org.raccord.audio.VoiceOffer;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.fill.Brief;

/**
 * Who speaks a line.
 *
 * @param offer the voice
 * @param language of the line, as a BCP 47 tag
 * @param like the neighbour whose speaker it is made like; empty where the voice stays itself
 * @param consent who agreed that their voice is cloned, where the voice takes after that speaker
 *     itself; otherwise the voice's own sound is brought to the speaker's
 */
record Casting(VoiceOffer offer, String language, Optional<Side> like, Optional<String> consent) {

  private static final String MATCH = "match:";
  private static final String CLONE = "clone:";
  private static final String USUAL_LANGUAGE = "en";

  /**
   * The voice for a line. One that takes after a person is chosen only where that person's consent
   * is on record.
   *
   * @param consents what is on record of the speaker on a side
   * @throws SoundException MISCONFIGURED where no voice is ready; REFUSED where the brief names one
   *     that there is none of, asks for a clone without consent, or is in a language that no voice
   *     speaks
   */
  static Casting of(
      Brief.DialogueLine line,
      SoundRequest request,
      List<VoiceOffer> voices,
      Function<Side, Optional<String>> consents)
      throws SoundException {
    Side usual = request.before().isPresent() ? Side.BEFORE : Side.AFTER;
    String wanted = line.voice().orElse("").strip().toLowerCase(Locale.ROOT);
    if (line.language().isPresent()) {
      refuseWhereNobodySpeaks(line.language().get(), voices);
    }
    String language = line.language().orElse(USUAL_LANGUAGE);
    if (wanted.isEmpty() || wanted.equals("match")) {
      return request.neighbour(usual).isPresent()
          ? matched(usual, language, voices, consents.apply(usual))
          : new Casting(anybody(language, voices), language, Optional.empty(), Optional.empty());
    }
    boolean clone = wanted.startsWith(CLONE);
    if (clone || wanted.startsWith(MATCH)) {
      Side side =
          switch (wanted.substring(wanted.indexOf(':') + 1)) {
            case "previous" -> Side.BEFORE;
            case "next" -> Side.AFTER;
            default -> throw unknown(wanted, voices);
          };
      if (request.neighbour(side).isEmpty()) {
        throw new SoundException(
            SoundException.Kind.REFUSED,
            "A voice is to be matched to the clip "
                + (side == Side.BEFORE ? "before" : "after")
                + " the slot, and there is no sound on that side. Match the other side, or name a"
                + " voice.");
      }
      Optional<String> consent = consents.apply(side);
      return clone
          ? cloned(side, line.language(), request, voices, consent)
          : matched(side, language, voices, consent);
    }
    for (VoiceOffer offer : voices) {
      if (offer.id().equals(wanted)) {
        return new Casting(
            checked(offer), spoken(line.language(), offer), Optional.empty(), Optional.empty());
      }
    }
    throw unknown(wanted, voices);
  }

  private static void refuseWhereNobodySpeaks(String language, List<VoiceOffer> voices)
      throws SoundException {
    if (voices.stream().noneMatch(v -> v.facts().speaks(language))) {
      throw new SoundException(
          SoundException.Kind.REFUSED,
          "The line is in "
              + named(language)
              + ", and no voice speaks that"
              + (voices.isEmpty()
                  ? ""
                  : " ("
                      + String.join(
                          "; ", voices.stream().map(v -> v.id() + ": " + spokenBy(v)).toList())
                      + ")")
              + ". Put a voice of that language in, or write the line in one that is spoken.");
    }
  }

  /**
   * The language that a voice which was named is to speak: that of the line, or else its own.
   *
   * @throws SoundException REFUSED if it does not speak that of the line
   */
  private static String spoken(Optional<String> language, VoiceOffer offer) throws SoundException {
    if (language.isPresent() && !offer.facts().speaks(language.get())) {
      throw new SoundException(
          SoundException.Kind.REFUSED,
          "The line is in "
              + named(language.get())
              + ", and the voice "
              + offer.id()
              + " speaks "
              + spokenBy(offer)
              + ". Take a voice of that language, or write the line in one of these.");
    }
    return language.orElseGet(() -> offer.facts().languages().get(0));
  }

  private static String spokenBy(VoiceOffer offer) {
    return String.join(", ", offer.facts().languages());
  }

  /** A language as people call it, with its tag. */
  private static String named(String tag) {
    String name = Locale.forLanguageTag(tag.replace('_', '-')).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() || name.equalsIgnoreCase(tag)
        ? "a language that is not known (" + tag + ")"
        : name + " (" + tag + ")";
  }

  private static Casting matched(
      Side side, String language, List<VoiceOffer> voices, Optional<String> consent)
      throws SoundException {
    Optional<VoiceOffer> cloner =
        consent.isEmpty()
            ? Optional.empty()
            : voices.stream()
                .filter(v -> v.facts().cloning() == Cloning.WITH_CONSENT)
                .filter(v -> v.readiness() instanceof VoiceReadiness.Ready)
                .filter(v -> v.facts().speaks(language))
                .findFirst();
    return cloner.isPresent()
        ? new Casting(cloner.get(), language, Optional.of(side), consent)
        : new Casting(anybody(language, voices), language, Optional.of(side), Optional.empty());
  }

  private static Casting cloned(
      Side side,
      Optional<String> language,
      SoundRequest request,
      List<VoiceOffer> voices,
      Optional<String> consent)
      throws SoundException {
    String wanted = language.orElse(USUAL_LANGUAGE);
    String name = request.neighbour(side).orElseThrow().name();
    if (consent.isEmpty()) {
      throw new SoundException(
          SoundException.Kind.REFUSED,
          "The voice in "
              + name
              + " is to be cloned, and nothing is on record of that person having agreed. If they"
              + " have: raccord voices consent TIMELINE --clip \""
              + name
              + "\" \"who, when, how\". Without it write "
              + matching(side)
              + ", which clones nobody.");
    }
    VoiceOffer offer =
        voices.stream()
            .filter(v -> v.facts().cloning() == Cloning.WITH_CONSENT)
            .max(
                Comparator.comparing(
                        (VoiceOffer v) -> v.readiness() instanceof VoiceReadiness.Ready)
                    .thenComparing(v -> v.facts().speaks(wanted)))
            .orElseThrow(
                () ->
                    new SoundException(
                        SoundException.Kind.MISCONFIGURED,
                        "No voice that takes after a person is there. Put its bundle back, or write "
                            + matching(side)
                            + ", which clones nobody."));
    String spoken =
        offer.facts().speaks(USUAL_LANGUAGE) && language.isEmpty()
            ? USUAL_LANGUAGE
            : spoken(language, offer);
    return new Casting(checked(offer), spoken, Optional.of(side), consent);
  }

  private static String matching(Side side) {
    return side == Side.BEFORE ? "match:previous" : "match:next";
  }

  /** The first that is ready and speaks the language, those that know phone times first. */
  private static VoiceOffer anybody(String language, List<VoiceOffer> voices)
      throws SoundException {
    if (voices.isEmpty()) {
      throw new SoundException(
          SoundException.Kind.MISCONFIGURED,
          "No bundle that speaks is there. Put a voice's bundle back, or leave the lines out.");
    }
    Optional<VoiceOffer> best =
        voices.stream()
            .filter(v -> v.readiness() instanceof VoiceReadiness.Ready)
            .filter(v -> v.facts().speaks(language))
            .max(
                Comparator.comparing((VoiceOffer v) -> v.facts().cloning() == Cloning.NONE)
                    .thenComparing(v -> v.facts().timing()));
    if (best.isPresent()) {
      return best.get();
    }
    return checked(
        voices.stream()
            .filter(v -> v.facts().speaks(language))
            .max(Comparator.comparing(v -> v.facts().cloning() == Cloning.NONE))
            .or(() -> voices.stream().filter(v -> v.facts().cloning() == Cloning.NONE).findFirst())
            .orElse(voices.get(0)));
  }

  private static VoiceOffer checked(VoiceOffer offer) throws SoundException {
    if (offer.readiness() instanceof VoiceReadiness.Missing missing) {
      throw new SoundException(
          SoundException.Kind.MISCONFIGURED,
          "The voice " + offer.id() + " is not ready: " + missing.what() + " " + missing.remedy());
    }
    return offer;
  }

  private static SoundException unknown(String wanted, List<VoiceOffer> voices) {
    return new SoundException(
        SoundException.Kind.REFUSED,
        "There is no voice \""
            + wanted
            + "\". Write match:previous, match:next, clone:previous, clone:next"
            + (voices.isEmpty()
                ? "."
                : ", or one of: "
                    + String.join(", ", voices.stream().map(VoiceOffer::id).toList())
                    + "."));
  }
}
