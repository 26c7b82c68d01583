package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.audio.Side;
import org.raccord.audio.SoundNeighbour;
import org.raccord.audio.SoundRequest;
import org.raccord.model.fill.Brief;

/** What the editor should know of a piece of room tone, in sentences. */
final class Remarks {

  private Remarks() {}

  /** Remarks on what the neighbours gave. */
  static List<String> on(
      SoundRequest request,
      String method,
      Optional<Neighbourhood> before,
      Optional<Neighbourhood> after) {
    List<String> remarks = new ArrayList<>();
    List<Neighbourhood> sides = Stream.of(before, after).flatMap(Optional::stream).toList();
    double seconds = 0;
    for (Neighbourhood side : sides) {
      seconds += (double) side.toneLength() / request.format().sampleRate();
      String name =
          request.neighbour(side.side()).map(SoundNeighbour::name).orElse("The neighbour");
      if (side.silentAtSlot()) {
        remarks.add(silence(name, side, sides));
      } else if (side.speaksAtSlot()) {
        remarks.add(speech(request, name, side));
      }
    }
    scarcity(method, seconds).ifPresent(remarks::add);
    return remarks;
  }

  /** Remarks on what the brief asks and room tone does not give. */
  static List<String> wishes(Brief brief) {
    List<String> remarks = new ArrayList<>();
    if (!brief.lines().isEmpty()) {
      remarks.add("Room tone speaks no lines; the brief's dialogue is not in this sound.");
    }
    if (!brief.effects().isEmpty()) {
      remarks.add("Room tone places no effects; the brief's spot effects are not in this sound.");
    }
    return remarks;
  }

  private static String silence(String name, Neighbourhood side, List<Neighbourhood> sides) {
    boolean fades = !sides.stream().allMatch(Neighbourhood::silentAtSlot);
    if (side.silent()) {
      return "The sound of "
          + name
          + " is digital silence; the tone comes from the other side"
          + (fades ? " and fades towards it." : ".");
    }
    return "The sound of "
        + name
        + " is digital silence at the slot; the tone "
        + (fades ? "fades towards it." : "is hardly louder.");
  }

  private static String speech(SoundRequest request, String name, Neighbourhood side) {
    double rate = request.format().sampleRate();
    double away = side.speechAtSlot() / rate;
    if (side.side() == Side.BEFORE) {
      String advice =
          side.heard()
              ? String.format(
                  Locale.ROOT, "its last pause ends %.2f s before that, at %.2f s", away, -away)
              : "it holds no pause to move the cut to";
      return name
          + " speaks up to the slot's beginning (0.00 s), a word may be cut off there; "
          + advice
          + ".";
    }
    double end = request.length() / rate;
    String advice =
        side.heard()
            ? String.format(
                Locale.ROOT,
                "its first pause begins %.2f s after that, at %.2f s",
                away,
                end + away)
            : "it holds no pause to move the cut to";
    return String.format(
        Locale.ROOT,
        "%s speaks from the slot's end (%.2f s) on, a word may be cut into there; %s.",
        name,
        end,
        advice);
  }

  private static Optional<String> scarcity(String method, double seconds) {
    return switch (method) {
      case ToneBuilder.BENEATH ->
          Optional.of(
              "Music plays beside the slot. It is not carried on: the slot has the noise beneath it"
                  + " alone. Lay the music over the slot on a track of its own, or move the cut into"
                  + " a pause of it.");
      case "quietest" ->
          Optional.of(
              "The neighbours speak without a pause; the tone was made from their quietest moments."
                  + " Listen to it.");
      case "resynthesis" ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "The neighbours hold only %.1f s without speech; the tone was made anew from its"
                      + " spectrum.",
                  seconds));
      case "splice+resynthesis" ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "The neighbours hold %.1f s without speech, too little for the slot; part of the"
                      + " tone was made anew from its spectrum.",
                  seconds));
      default -> Optional.empty();
    };
  }
}
