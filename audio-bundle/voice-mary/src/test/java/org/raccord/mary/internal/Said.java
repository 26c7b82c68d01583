package org.raccord.mary.internal;

import java.util.Optional;
import org.raccord.audio.SoundException;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.model.sound.SoundBlock;

/** Has the voice say something in tests; one voice for all of them, because it starts slowly. */
final class Said {

  static final MaryVoice VOICE = new MaryVoice();

  /** A call that nobody cancels. */
  static final SpeechCall CALL =
      new SpeechCall() {
        @Override
        public Optional<SoundBlock> sample() {
          return Optional.empty();
        }

        @Override
        public void progress(String step, double fraction) {}

        @Override
        public void checkpoint() throws InterruptedException {}
      };

  private Said() {}

  static Speech said(String text) throws SoundException, InterruptedException {
    return said(text, 0, 1);
  }

  static Speech said(String text, double pitch, double rate)
      throws SoundException, InterruptedException {
    return VOICE.speak(new Utterance(text, "en", pitch, rate, 1), CALL);
  }
}
