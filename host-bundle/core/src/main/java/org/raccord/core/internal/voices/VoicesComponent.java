package org.raccord.core.internal.voices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.raccord.audio.SoundException;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceOffer;
import org.raccord.audio.VoiceReadiness;
import org.raccord.core.Voices;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.VoiceShelf;
import org.raccord.media.SoundWriter;
import org.raccord.model.sound.SoundBlock;

/** The voices as a service. */
@Component(service = Voices.class)
public final class VoicesComponent implements Voices {

  private final VoiceShelf shelf;

  @Activate
  public VoicesComponent(@Reference VoiceShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public List<Card> list() {
    return shelf.offers().stream().map(VoicesComponent::card).toList();
  }

  private static Card card(VoiceOffer offer) {
    VoiceFacts facts = offer.facts();
    return new Card(
        offer.id(),
        facts.name(),
        facts.languages(),
        facts.sampleRate(),
        facts.timing().name().toLowerCase(Locale.ROOT),
        facts.cloning() == VoiceFacts.Cloning.WITH_CONSENT,
        facts.licence(),
        offer.readiness() instanceof VoiceReadiness.Missing missing
            ? Optional.of(new Lack(missing.what(), missing.remedy()))
            : Optional.empty());
  }

  @Override
  public Said say(Line line, Path file) throws WorkException, InterruptedException {
    if (Files.exists(file)) {
      throw new WorkException(
          WorkException.Kind.ORDER, file + " is there already. Give another name.");
    }
    Utterance utterance = utterance(line);
    List<Long> took = new ArrayList<>();
    try {
      Speech speech = once(line.voice(), utterance, took);
      while (took.size() < line.times()) {
        speech = once(line.voice(), utterance, took);
      }
      write(speech.sound(), line, file);
      return new Said(
          speech.sound().length(),
          speech.sound().format().sampleRate(),
          speech.words().stream().map(w -> new Word(w.text(), w.start(), w.end())).toList(),
          took,
          speech.remarks());
    } catch (SoundException e) {
      throw new WorkException(kind(e.kind()), String.valueOf(e.getMessage()), e);
    }
  }

  private static Utterance utterance(Line line) throws WorkException {
    try {
      return new Utterance(line.text(), line.language(), line.pitch(), line.rate(), 1);
    } catch (IllegalArgumentException e) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          e.getMessage()
              + ". A pitch is -12 to 12 semitones, a rate 0.5 to 2, a language a tag such as en.",
          e);
    }
  }

  private Speech once(String voice, Utterance utterance, List<Long> took)
      throws SoundException, InterruptedException {
    long began = System.nanoTime();
    Speech speech = shelf.speak(voice, utterance, new Alone());
    took.add(System.nanoTime() - began);
    return speech;
  }

  private static void write(SoundBlock sound, Line line, Path file) throws WorkException {
    try (SoundWriter writer =
        SoundWriter.create(
            file, sound.format(), 0, "Raccord: generated speech, voice " + line.voice())) {
      writer.push(sound);
      writer.finish();
    } catch (IOException e) {
      throw new WorkException(
          WorkException.Kind.INPUT,
          file + " cannot be written: " + e.getMessage() + ". Give another place.",
          e);
    }
  }

  private static WorkException.Kind kind(SoundException.Kind kind) {
    return switch (kind) {
      case REFUSED, UNSUPPORTED -> WorkException.Kind.ORDER;
      case MISCONFIGURED, UNREADABLE -> WorkException.Kind.INPUT;
      case TRANSIENT, FAILED -> WorkException.Kind.DEFECT;
    };
  }

  /** A line that is said for itself: in the voice's own sound, cancelled by an interrupt. */
  private static final class Alone implements SpeechCall {

    @Override
    public Optional<SoundBlock> sample() {
      return Optional.empty();
    }

    @Override
    public void progress(String step, double fraction) {
      // A line is short: nobody watches it.
    }

    @Override
    public void checkpoint() throws InterruptedException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("The line was cancelled");
      }
    }
  }
}
