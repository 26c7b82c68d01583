package org.raccord.matching.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.matching.internal.voice.VoiceMatch;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Has lines spoken, and made like who speaks beside the slot where that is asked. One call's. */
final class Likeness {

  private final SoundRequest request;
  private final HeardCall call;
  private final SoundFormat format;
  private final Map<Side, Optional<VoiceMatch>> matches = new EnumMap<>(Side.class);
  private final Map<Side, SoundBlock> samples = new EnumMap<>(Side.class);
  private final Map<String, VoiceMatch.Asking> asked = new HashMap<>();

  /**
   * A line that is spoken and not yet made like anybody.
   *
   * @param speech what the voice said
   * @param asking what it was asked for the sake of the likeness
   * @param casting who speaks
   * @param length samples of the scene that it will last, about
   * @param seed decides everything random
   */
  record Draft(
      Speech speech, VoiceMatch.Asking asking, Casting casting, double length, long seed) {}

  Likeness(SoundRequest request, HeardCall call) {
    this.request = request;
    this.call = call;
    this.format = request.format();
  }

  /**
   * What a voice is asked first for the first line of a brief: for a line that is to be like
   * somebody, how it sounds by itself.
   */
  static Utterance first(String text, Casting casting, SoundRequest request) {
    return casting.like().isPresent()
        ? Utterance.of(text, casting.language(), request.seed())
        : new Utterance(
            text,
            casting.language(),
            0,
            bounded(Mood.pace(request.brief().mood())),
            request.seed());
  }

  /** Has a line spoken at a speed, 1 as the person beside the slot speaks, or as the voice does. */
  Draft draft(String text, Casting casting, double speed, long seed)
      throws SoundException, InterruptedException {
    VoiceMatch.Asking asking =
        casting.consent().isPresent() ? VoiceMatch.Asking.NOTHING : asking(text, casting, seed);
    // Who is in a hurry does not pause.
    boolean hurries = speed > Mood.pace(request.brief().mood());
    int pauses = hurries ? 0 : asking.pauses(Dialogue.words(text));
    Utterance utterance =
        new Utterance(
            text, casting.language(), asking.pitch(), bounded(asking.rate() * speed), seed, pauses);
    Speech speech =
        casting.consent().isPresent()
            ? call.speakLike(
                casting.offer().id(), utterance, casting.like().orElseThrow(), sample(casting))
            : call.speak(casting.offer().id(), utterance);
    double length = Rendition.of(speech, format.sampleRate()).length() / asking.formants();
    return new Draft(speech, asking, casting, length, seed);
  }

  /** What the person says whose voice is cloned. */
  private SoundBlock sample(Casting casting) throws SoundException, InterruptedException {
    Side side = casting.like().orElseThrow();
    SoundBlock known = samples.get(side);
    if (known == null) {
      Optional<VoiceMatch> match = match(casting);
      try {
        known = match.flatMap(VoiceMatch::speech).orElse(null);
      } catch (UncheckedIOException e) {
        throw cancelled(e);
      }
      if (known == null) {
        throw new SoundException(
            SoundException.Kind.REFUSED,
            "Nobody is heard speaking beside the slot, so there is no voice to clone. Match"
                + " the other side, or name a voice.");
      }
      samples.put(side, known);
    }
    return known;
  }

  /** The line as it is laid into the scene. */
  Rendition rendition(Draft draft, List<String> remarks) throws InterruptedException {
    Optional<VoiceMatch> match = match(draft.casting());
    if (match.isEmpty()) {
      note(draft.speech().remarks(), remarks);
      return Rendition.of(draft.speech(), format.sampleRate()).in(format);
    }
    VoiceMatch.Matched matched = match.get().match(draft.speech(), draft.asking(), draft.seed());
    note(matched.remarks(), remarks);
    draft
        .casting()
        .consent()
        .ifPresent(
            words ->
                note(
                    List.of("The voice is cloned; on record of its consent: " + words + "."),
                    remarks));
    return Rendition.of(matched.sound(), matched.words());
  }

  /** Whose manner a voice takes on: its own where nobody is heard whom it could be like. */
  SpokenLine.Manner manner(Casting casting) throws InterruptedException {
    return match(casting).filter(VoiceMatch::isSomebodyThere).isPresent()
        ? SpokenLine.Manner.MATCHED
        : SpokenLine.Manner.OWN;
  }

  private static void note(List<String> more, List<String> remarks) {
    for (String remark : more) {
      if (!remarks.contains(remark)) {
        remarks.add(remark);
      }
    }
  }

  private static double bounded(double rate) {
    return Math.max(Utterance.SLOWEST, Math.min(Utterance.FASTEST, rate));
  }

  /** What to ask of a voice, found with the first line that it speaks for that person. */
  private VoiceMatch.Asking asking(String text, Casting casting, long seed)
      throws SoundException, InterruptedException {
    Optional<VoiceMatch> match = match(casting);
    if (match.isEmpty() || !match.get().isSomebodyThere()) {
      return VoiceMatch.Asking.NOTHING;
    }
    String key = casting.offer().id() + " " + casting.like().orElseThrow();
    VoiceMatch.Asking known = asked.get(key);
    if (known == null) {
      Speech probe = call.speak(casting.offer().id(), Utterance.of(text, casting.language(), seed));
      call.checkpoint();
      known = match.get().ask(probe);
      asked.put(key, known);
    }
    return known;
  }

  private Optional<VoiceMatch> match(Casting casting) throws InterruptedException {
    if (casting.like().isEmpty()) {
      return Optional.empty();
    }
    try {
      return matches.computeIfAbsent(casting.like().get(), this::listen);
    } catch (UncheckedIOException e) {
      throw cancelled(e);
    }
  }

  private static InterruptedException cancelled(UncheckedIOException e) {
    InterruptedException cancelled = new InterruptedException("Cancelled while reading");
    cancelled.initCause(e);
    return cancelled;
  }

  private Optional<VoiceMatch> listen(Side side) {
    Optional<SoundBlock> before = heard(Side.BEFORE);
    Optional<SoundBlock> after = heard(Side.AFTER);
    return before.isEmpty() && after.isEmpty()
        ? Optional.empty()
        : Optional.of(VoiceMatch.of(side, before, after, () -> further(side)));
  }

  private List<SoundBlock> further(Side side) {
    try {
      return call.speech(side);
    } catch (InterruptedIOException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      // The line is made like what was heard, and says how little that is.
      return List.of();
    }
  }

  private Optional<SoundBlock> heard(Side side) {
    if (request.neighbour(side).isEmpty()) {
      return Optional.empty();
    }
    try {
      SoundBlock block = call.sound(side);
      return block.length() == 0 ? Optional.empty() : Optional.of(block);
    } catch (InterruptedIOException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      // The tone has been made without it, and says so.
      return Optional.empty();
    }
  }
}
