package org.raccord.mary.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.raccord.audio.Phone;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.SpokenWord;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * The built-in voice: American English, spoken by MaryTTS sentence by sentence on one thread. A
 * call that is cancelled leaves at once; the sentence that is being spoken ends unheard.
 */
@Component(
    service = Voice.class,
    property = {
      Voice.ID + "=mary",
      Voice.DESCRIPTION + "=A woman's voice in American English, made on this machine"
    })
public final class MaryVoice implements Voice {

  /** Words that are said at once. */
  static final int MOST_WORDS = 500;

  private static final int POLL_MILLISECONDS = 50;

  /** MaryTTS speaks up to full scale: half of it is well below -3 dBFS. */
  private static final double GAIN = 0.5;

  /** Samples of silence that stay after the last word. */
  private static final int TAIL = MaryEngine.SAMPLE_RATE / 10;

  private static final VoiceFacts FACTS =
      new VoiceFacts(
          "Mary (CMU SLT)",
          List.of("en-US"),
          MaryEngine.SAMPLE_RATE,
          VoiceFacts.TimingDetail.PHONES,
          VoiceFacts.Cloning.NONE,
          "MaryTTS LGPL-3.0; voice data CMU ARCTIC, free for any use");

  private final MaryEngine engine = new MaryEngine();
  private final ThreadPoolExecutor mouth;

  /** A voice that has not started yet. */
  @Activate
  public MaryVoice() {
    mouth =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "raccord-mary");
              thread.setDaemon(true);
              thread.setContextClassLoader(new ConfigLoader());
              return thread;
            });
    mouth.allowCoreThreadTimeOut(true);
  }

  @Deactivate
  void close() {
    mouth.shutdownNow();
  }

  @Override
  public VoiceFacts facts() {
    return FACTS;
  }

  @Override
  public VoiceReadiness readiness() {
    return new VoiceReadiness.Ready();
  }

  @Override
  public Speech speak(Utterance utterance, SpeechCall call)
      throws SoundException, InterruptedException {
    call.checkpoint();
    EnglishCheck.pass(utterance.text(), utterance.language());
    EnglishText text = EnglishText.of(utterance.text());
    long words = text.words();
    if (words == 0) {
      throw new SoundException(
          Kind.REFUSED, "There is no word to say in the line. Write what is to be said.");
    }
    if (words > MOST_WORDS) {
      throw new SoundException(
          Kind.REFUSED,
          "The line has "
              + words
              + " words, and this voice says at most "
              + MOST_WORDS
              + " at once. Make several lines of it.");
    }
    List<MaryEngine.Sentence> spoken = new ArrayList<>();
    double pitch = Math.pow(2, utterance.pitch() / 12);
    for (List<EnglishText.Token> sentence : Phrases.paused(text.sentences(), utterance.pauses())) {
      call.progress("Speaking", (double) spoken.size() / text.sentences().size());
      spoken.add(await(() -> engine.speak(sentence, pitch, utterance.rate()), call));
    }
    call.progress("Speaking", 1);
    List<String> remarks = remarks(text, utterance);
    spoken.forEach(sentence -> remarks.addAll(sentence.remarks()));
    return joined(spoken, remarks);
  }

  private static List<String> remarks(EnglishText text, Utterance utterance) {
    List<String> remarks = new ArrayList<>(text.remarks());
    String country = Locale.forLanguageTag(utterance.language()).getCountry();
    if (!country.isEmpty() && !country.equals("US")) {
      remarks.add("The line is spoken in American English, not in that of " + country + ".");
    }
    return remarks;
  }

  private MaryEngine.Sentence await(Callable<MaryEngine.Sentence> work, SpeechCall call)
      throws SoundException, InterruptedException {
    Future<MaryEngine.Sentence> task;
    try {
      task = mouth.submit(work);
    } catch (RejectedExecutionException e) {
      throw new SoundException(
          Kind.TRANSIENT, "The voice is being replaced just now. Try again.", e);
    }
    try {
      while (true) {
        call.checkpoint();
        try {
          return task.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillSpeaking) {
          call.checkpoint();
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SoundException own) {
        throw own;
      }
      throw new IllegalStateException("MaryTTS failed: " + e.getCause(), e.getCause());
    } finally {
      // What waits is taken back. What runs is not interrupted: MaryTTS would take it badly.
      task.cancel(false);
    }
  }

  private static Speech joined(List<MaryEngine.Sentence> sentences, List<String> remarks) {
    int total = sentences.stream().mapToInt(s -> s.sound().length).sum();
    float[] sound = new float[total];
    List<SpokenWord> words = new ArrayList<>();
    int at = 0;
    for (MaryEngine.Sentence sentence : sentences) {
      for (int i = 0; i < sentence.sound().length; i++) {
        sound[at + i] = (float) (GAIN * sentence.sound()[i]);
      }
      int end = at + sentence.sound().length;
      for (SpokenWord word : sentence.words()) {
        words.add(later(word, at, end));
      }
      at = end;
    }
    long last = words.get(words.size() - 1).end();
    SoundBlock whole =
        new SoundBlock(new SoundFormat(MaryEngine.SAMPLE_RATE, 1), new float[][] {sound});
    return new Speech(
        whole.slice(0, Math.toIntExact(Math.min(total, last + TAIL))), words, remarks);
  }

  private static SpokenWord later(SpokenWord word, long by, long end) {
    return new SpokenWord(
        word.text(),
        word.start() + by,
        Math.min(end, word.end() + by),
        word.phones().stream()
            .map(p -> new Phone(p.symbol(), p.start() + by, Math.min(end, p.end() + by)))
            .toList());
  }
}
