package org.raccord.core.internal.fill;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.sound.SoundBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One text that a borrowed voice speaks; it gives the voice back when the voice has really done.
 */
final class Speaking {

  private static final Logger LOG = LoggerFactory.getLogger(Speaking.class);

  private final VoiceShelf.Source source;
  private final Voice voice;
  private final Utterance utterance;
  private final SpeechCall call;
  private volatile boolean over;

  Speaking(VoiceShelf.Source source, Voice voice, Utterance utterance, SpeechCall call) {
    this.source = source;
    this.voice = voice;
    this.utterance = utterance;
    this.call = call;
  }

  /**
   * The speech, if it is there in time.
   *
   * @throws InterruptedException if the calling thread was interrupted; the voice is then told
   */
  Speech within(Duration patience) throws SoundException, InterruptedException {
    if (Thread.interrupted()) {
      source.giveBack(voice);
      throw new InterruptedException("The speech was cancelled before it began");
    }
    FutureTask<Speech> task = new FutureTask<>(this::speech);
    Thread thread = new Thread(task, "raccord-voice-" + source.id());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new SoundException(
          Kind.TRANSIENT,
          "The voice "
              + source.id()
              + " said nothing within "
              + patience.toSeconds()
              + " seconds. Try again, or use another voice.");
    } finally {
      over = true;
      // Of no effect where it has ended; where it has not, this interrupts it.
      thread.interrupt();
    }
  }

  private Speech speech() throws SoundException, InterruptedException {
    try {
      if (voice.readiness() instanceof VoiceReadiness.Missing missing) {
        throw new SoundException(Kind.MISCONFIGURED, missing.what() + " " + missing.remedy());
      }
      VoiceFacts facts = voice.facts();
      Speech speech = voice.speak(utterance, new Guarded(facts.cloning()));
      if (speech.sound().format().sampleRate() != facts.sampleRate()) {
        throw new IllegalStateException(
            "it speaks at "
                + speech.sound().format().sampleRate()
                + " Hz and says that it does at "
                + facts.sampleRate());
      }
      return speech;
    } finally {
      source.giveBack(voice);
    }
  }

  private SoundException failure(Throwable thrown) {
    if (thrown instanceof SoundException e) {
      // Copied, because the bundle it comes from may vanish.
      return new SoundException(e.kind(), String.valueOf(e.getMessage()));
    }
    LOG.warn("Voice {} failed", source.id(), thrown);
    return new SoundException(
        Kind.FAILED,
        "The voice "
            + source.id()
            + " failed ("
            + (thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getMessage())
            + "); that is a defect of it. Use another voice.");
  }

  /** The call as the voice sees it: deaf once the speech is over. */
  private final class Guarded implements SpeechCall {

    private final VoiceFacts.Cloning cloning;

    Guarded(VoiceFacts.Cloning cloning) {
      this.cloning = cloning;
    }

    @Override
    public Optional<SoundBlock> sample() {
      return cloning == VoiceFacts.Cloning.WITH_CONSENT ? call.sample() : Optional.empty();
    }

    @Override
    public void progress(String step, double fraction) {
      if (!over) {
        call.progress(step, fraction);
      }
    }

    @Override
    public void checkpoint() throws InterruptedException {
      if (over || Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("The speech was cancelled");
      }
      call.checkpoint();
    }
  }
}
