package org.raccord.matching.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.VoiceOffer;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.fill.Brief;

/**
 * Who speaks a line.
 *
 * @param offer the voice
 * @param language of the line, as a BCP 47 tag
 * @param like the neighbour whose speaker it is made like; empty where the voice stays itself
 */
record Casting(VoiceOffer offer, String language, Optional<Side> like) {

  private static final String MATCH = "match:";
  private static final String USUAL_LANGUAGE = "en";

  /**
   * The voice for a line.
   *
   * @throws SoundException MISCONFIGURED where no voice is ready; REFUSED where the brief names one
   *     that there is none of
   */
  static Casting of(Brief.DialogueLine line, SoundRequest request, List<VoiceOffer> voices)
      throws SoundException {
    Side usual = request.before().isPresent() ? Side.BEFORE : Side.AFTER;
    String wanted = line.voice().orElse("").strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty() || wanted.equals("match")) {
      return new Casting(
          anybody(voices),
          USUAL_LANGUAGE,
          Optional.of(usual).filter(side -> request.neighbour(side).isPresent()));
    }
    if (wanted.startsWith(MATCH)) {
      Side side =
          switch (wanted.substring(MATCH.length())) {
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
      return new Casting(anybody(voices), USUAL_LANGUAGE, Optional.of(side));
    }
    for (VoiceOffer offer : voices) {
      if (offer.id().equals(wanted)) {
        return new Casting(checked(offer), offer.facts().languages().get(0), Optional.empty());
      }
    }
    throw unknown(wanted, voices);
  }

  /** The first that is ready and speaks the usual language, those that know phone times first. */
  private static VoiceOffer anybody(List<VoiceOffer> voices) throws SoundException {
    if (voices.isEmpty()) {
      throw new SoundException(
          SoundException.Kind.MISCONFIGURED,
          "No bundle that speaks is there. Put a voice's bundle back, or leave the lines out.");
    }
    Optional<VoiceOffer> best =
        voices.stream()
            .filter(v -> v.readiness() instanceof VoiceReadiness.Ready)
            .filter(v -> v.facts().speaks(USUAL_LANGUAGE))
            .max(java.util.Comparator.comparing(v -> v.facts().timing()));
    if (best.isPresent()) {
      return best.get();
    }
    return checked(voices.get(0));
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
            + "\". Write match:previous, match:next"
            + (voices.isEmpty()
                ? "."
                : ", or one of: "
                    + String.join(", ", voices.stream().map(VoiceOffer::id).toList())
                    + "."));
  }
}
