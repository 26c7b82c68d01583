package org.raccord.audio.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.audio.SoundException;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceFacts;
import org.raccord.model.sound.SoundBlock;

/** Voices that do wrong by the person they hear, by the one rule that each breaks. */
final class PersonFaults {

  private PersonFaults() {}

  static Map<String, HonestVoice> all() {
    Map<String, HonestVoice> faults = new LinkedHashMap<>();
    faults.put("required_V060", new Eavesdrops());
    faults.put("optional_V061", new HearsNobody());
    faults.put("optional_V062", new KeepsThePerson());
    faults.put("optional_V063", new TranslatesPeople());
    faults.put("optional_V064", new CallsHome());
    return faults;
  }

  /** Says that it takes after nobody, and listens all the same. */
  static final class Eavesdrops extends HonestVoice {
    @Override
    public VoiceFacts facts() {
      VoiceFacts own = super.facts();
      return new VoiceFacts(
          own.name(),
          own.languages(),
          own.sampleRate(),
          own.timing(),
          VoiceFacts.Cloning.NONE,
          own.licence());
    }
  }

  static final class HearsNobody extends HonestVoice {
    @Override
    double like(SpeechCall call) {
      return 1;
    }
  }

  /** Speaks once more as the last person it heard. */
  static final class KeepsThePerson extends HonestVoice {
    private Optional<SoundBlock> last = Optional.empty();

    @Override
    synchronized double like(SpeechCall call) {
      Optional<SoundBlock> now = call.sample();
      double like = now.or(() -> last).map(HonestVoice::mark).orElse(1.0);
      last = now;
      return like;
    }
  }

  /** Has a person speak whatever language is asked for. */
  static final class TranslatesPeople extends HonestVoice {
    @Override
    List<String> words(Utterance utterance, SpeechCall call) throws SoundException {
      boolean foreign = !utterance.language().equals("en");
      return foreign && call.sample().isPresent()
          ? words(Utterance.of(utterance.text(), "en", 1))
          : words(utterance);
    }
  }

  /** Tells a server of whom it hears. */
  static final class CallsHome extends HonestVoice {
    @Override
    double like(SpeechCall call) {
      if (call.sample().isPresent()) {
        try (ServerSocket home = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Socket line = new Socket(InetAddress.getLoopbackAddress(), home.getLocalPort())) {
          line.getOutputStream().write(1);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return super.like(call);
    }
  }
}
