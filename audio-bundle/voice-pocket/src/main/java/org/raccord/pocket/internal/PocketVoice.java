package org.raccord.pocket.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * The user's own Pocket-TTS: it takes after whoever it is given to hear, and speaks in a voice that
 * lies in its folder where it is given nobody. One text at a time; the model is loaded with the
 * first and kept.
 */
@Component(
    service = Voice.class,
    property = {
      Voice.ID + "=pocket",
      Voice.DESCRIPTION + "=Takes after the person beside the slot, with consent; your own model"
    })
public final class PocketVoice implements Voice {

  /** Words that are said at once. */
  static final int MOST_WORDS = 500;

  private static final int POLL_MILLISECONDS = 50;

  /** Seconds between two parts. */
  private static final double BETWEEN = 0.25;

  /** A take of a part in which nothing is heard is tried again with other noise. */
  private static final int ATTEMPTS = 3;

  private final PocketFolder folder;
  private final Object looking = new Object();
  private @Nullable VoiceFacts facts;
  private final ReentrantLock mouth = new ReentrantLock(true);
  private @Nullable PocketModel loaded;
  private @Nullable Known known;

  /** Whether it was taken away: who waits for the mouth then loads nothing any more. */
  private volatile boolean closed;

  /** The last voice that was heard: a text is often asked for more than once. */
  private record Known(Optional<SoundBlock> sample, Carried state) {

    boolean is(Optional<SoundBlock> other) {
      if (sample.isEmpty() || other.isEmpty()) {
        return sample.isEmpty() && other.isEmpty();
      }
      return sample.get().format().equals(other.get().format())
          && Arrays.equals(sample.get().channel(0), other.get().channel(0));
    }
  }

  /** The voice of the user's folder, which need not be there. */
  @Activate
  public PocketVoice() {
    this(PocketFolder.ofUser());
  }

  PocketVoice(PocketFolder folder) {
    this.folder = folder;
  }

  private static VoiceFacts factsOf(PocketFolder folder) {
    Optional<Path> model = folder.model();
    return new VoiceFacts(
        "Pocket-TTS",
        List.of(model.map(Outfit::languageOf).orElse("en")),
        model.map(PocketVoice::rate).orElse(24_000),
        VoiceFacts.TimingDetail.NONE,
        VoiceFacts.Cloning.WITH_CONSENT,
        "weights CC BY 4.0 by Kyutai, brought by the user");
  }

  private static int rate(Path model) {
    try {
      return Outfit.of(model).sampleRate();
    } catch (FolderException e) {
      return 24_000;
    }
  }

  @Deactivate
  void close() {
    closed = true;
    mouth.lock();
    try {
      forget();
      if (loaded != null) {
        loaded.close();
        loaded = null;
      }
    } finally {
      mouth.unlock();
    }
  }

  private void forget() {
    if (known != null) {
      known.state().close();
      known = null;
    }
  }

  @Override
  public VoiceFacts facts() {
    synchronized (looking) {
      VoiceFacts there = facts;
      if (there == null) {
        // Looked up once: what a voice can do does not change while it is there.
        there = factsOf(folder);
        facts = there;
      }
      return there;
    }
  }

  @Override
  public VoiceReadiness readiness() {
    List<String> missing = folder.missing();
    return missing.isEmpty()
        ? new VoiceReadiness.Ready()
        : new VoiceReadiness.Missing(
            "Pocket-TTS is not there: " + String.join(", ", missing) + " is missing.",
            "Get an ONNX export of Kyutai's Pocket-TTS, such as KevinAHM/pocket-tts-onnx on"
                + " huggingface.co (its folder for one language: mimi_encoder, text_conditioner,"
                + " flow_lm_main, flow_lm_flow and mimi_decoder as .onnx or _int8.onnx,"
                + " tokenizer.model, bundle.json and bos_before_voice.npy; 0.2 to 0.5 GB, CC BY"
                + " 4.0), put these files into "
                + folder.root()
                + " and start again. Voices of its makers (.safetensors) go there too.");
  }

  @Override
  public Speech speak(Utterance utterance, SpeechCall call)
      throws SoundException, InterruptedException {
    try {
      return spoken(utterance, call);
    } catch (GoneException e) {
      throw new SoundException(
          Kind.TRANSIENT, "Pocket-TTS was taken away while it was to speak. Try again.", e);
    }
  }

  private Speech spoken(Utterance utterance, SpeechCall call)
      throws SoundException, InterruptedException {
    call.checkpoint();
    Script script = checked(utterance);
    while (!mouth.tryLock(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      checkpoint(call);
    }
    try {
      checkpoint(call);
      call.progress("Loading Pocket-TTS", 0);
      PocketModel model = model(call);
      call.progress("Listening", 0.05);
      Carried voice = voice(model, call);
      checkpoint(call);
      return said(model, voice, script, utterance, call);
    } catch (FolderException e) {
      throw new SoundException(Kind.MISCONFIGURED, String.valueOf(e.getMessage()), e);
    } finally {
      mouth.unlock();
    }
  }

  /** Ends the work on a text as its cancellation does. */
  private static final class GoneException extends InterruptedException {
    private static final long serialVersionUID = 1L;
  }

  private void checkpoint(SpeechCall call) throws InterruptedException {
    call.checkpoint();
    if (closed) {
      throw new GoneException();
    }
  }

  private Script checked(Utterance utterance) throws SoundException {
    if (!facts().speaks(utterance.language())) {
      throw new SoundException(
          Kind.REFUSED,
          "The line is marked as "
              + utterance.language()
              + ", and this Pocket-TTS speaks "
              + facts().languages().get(0)
              + ". Use a voice of that language.");
    }
    Script script = Script.of(utterance.text());
    if (script.words() == 0) {
      throw new SoundException(
          Kind.REFUSED, "There is no word to say in the line. Write what is to be said.");
    }
    if (script.words() > MOST_WORDS) {
      throw new SoundException(
          Kind.REFUSED,
          "The line has "
              + script.words()
              + " words, and this voice says at most "
              + MOST_WORDS
              + " at once. Make several lines of it.");
    }
    if (!isLatin(utterance.text())) {
      throw new SoundException(
          Kind.REFUSED,
          "The line is not written in Latin letters, so it is not "
              + facts().languages().get(0)
              + ". Use a voice of its language.");
    }
    return script;
  }

  /**
   * Whether most letters are Latin: every language that there is a model for is written in them.
   */
  private static boolean isLatin(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(p -> Character.UnicodeScript.of(p) == Character.UnicodeScript.LATIN)
            .count();
    return 2 * latin >= letters;
  }

  private PocketModel model(SpeechCall call)
      throws SoundException, FolderException, InterruptedException {
    PocketModel model = loaded;
    if (model == null) {
      if (readiness() instanceof VoiceReadiness.Missing missing) {
        throw new SoundException(Kind.MISCONFIGURED, missing.what() + " " + missing.remedy());
      }
      model = PocketModel.load(folder, () -> checkpoint(call));
      if (model.outfit().sampleRate() != facts().sampleRate()
          || !facts().languages().contains(model.outfit().language())) {
        model.close();
        throw new FolderException(
            "Another Pocket-TTS lies in " + folder.root() + " than at the start. Start again.");
      }
      loaded = model;
    }
    return model;
  }

  private Carried voice(PocketModel model, SpeechCall call)
      throws SoundException, FolderException, InterruptedException {
    Optional<SoundBlock> sample = call.sample();
    Known last = known;
    if (last != null && last.is(sample)) {
      return last.state();
    }
    forget();
    Carried state;
    if (sample.isPresent()) {
      state = model.hear(sample.get(), () -> checkpoint(call));
    } else {
      List<Path> voices = folder.voices(folder.model().orElse(folder.root()));
      if (voices.isEmpty()) {
        throw new SoundException(
            Kind.MISCONFIGURED,
            "Pocket-TTS has no voice of its own here: put one of its makers' (.safetensors) into "
                + folder.root()
                + ", or let it take after the person beside the slot: record consent (raccord"
                + " voices consent) and write match:previous.");
      }
      state = model.stored(voices.get(0));
    }
    known = new Known(sample, state);
    return state;
  }

  private Speech said(
      PocketModel model, Carried voice, Script script, Utterance utterance, SpeechCall call)
      throws SoundException, FolderException, InterruptedException {
    Outfit outfit = model.outfit();
    List<String> parts =
        script.parts(
            text -> model.pieces().of(Script.prepared(text, outfit.traits())).length,
            outfit.chunk());
    List<float[]> spoken = new ArrayList<>();
    int silence = (int) (BETWEEN * outfit.sampleRate());
    int length = 0;
    for (int k = 0; k < parts.size(); k++) {
      call.progress("Speaking", 0.1 + 0.9 * k / parts.size());
      float[] part = part(model, voice, parts.get(k), utterance.seed() + 7919L * k, call);
      spoken.add(part);
      length = Math.addExact(length, part.length + (k > 0 ? silence : 0));
    }
    float[] whole = new float[length];
    int at = 0;
    for (float[] part : spoken) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length + silence;
    }
    float[] changed =
        Manner.changed(whole, outfit.sampleRate(), utterance.pitch(), utterance.rate());
    Manner.tame(changed);
    call.progress("Speaking", 1);
    return new Speech(
        new SoundBlock(new SoundFormat(outfit.sampleRate(), 1), new float[][] {changed}),
        List.of(),
        script.remarks());
  }

  private float[] part(PocketModel model, Carried voice, String text, long seed, SpeechCall call)
      throws SoundException, FolderException, InterruptedException {
    String prepared = Script.prepared(text, model.outfit().traits());
    long[] tokens = model.pieces().of(prepared);
    for (int k = 0; k < ATTEMPTS; k++) {
      float[] made =
          model.say(tokens, Script.count(text), voice, seed + 104_729L * k, () -> checkpoint(call));
      float[] heard = Manner.trimmed(made, model.outfit().sampleRate());
      if (heard.length > 0) {
        return heard;
      }
    }
    throw new SoundException(
        Kind.UNSUPPORTED,
        "Pocket-TTS kept silent at \""
            + text
            + "\". Write the line otherwise, or use another voice.");
  }
}
