package org.raccord.audio.tck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.raccord.audio.Phone;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.SpokenWord;
import org.raccord.audio.Utterance;
import org.raccord.conformance.Misdeeds;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Voices that are wrong on purpose, by the one rule that each breaks. */
final class VoiceFaults {

  private VoiceFaults() {}

  static Map<String, HonestVoice> all() {
    Map<String, HonestVoice> faults = new LinkedHashMap<>();
    faults.put("required_V001", new Speechless());
    faults.put("required_V002", new AtAnotherRate());
    faults.put("required_V003", new Shouts());
    faults.put("required_V004", new Remembers());
    faults.put("optional_V005", new ForgetsAWord());
    faults.put("optional_V006", new LeavesPhonesOut());
    faults.put("required_V007", new Drones());
    faults.put("required_V008", new NeverHurries());
    faults.put("required_V009", new EndsAtAPause());
    faults.put("required_V020", new SaysNothing());
    faults.put("required_V021", new SpeaksEverything());
    faults.put("required_V022", new ObeysMarkup());
    faults.put("required_V030", new GoesBack());
    faults.put("required_V040", new SlowToStop());
    faults.put("required_V041", new Sulks());
    faults.put("required_V050", new MixesUp());
    faults.putAll(PersonFaults.all());
    return faults;
  }

  static final class Speechless extends HonestVoice {
    @Override
    Speech result(Utterance utterance, SpeechCall call, Speech speech) {
      throw new IllegalStateException("speechless");
    }
  }

  static final class AtAnotherRate extends HonestVoice {
    @Override
    Speech result(Utterance utterance, SpeechCall call, Speech speech) {
      float[][] channels = {speech.sound().channel(0)};
      return new Speech(new SoundBlock(new SoundFormat(22_050, 1), channels), speech.words());
    }
  }

  static final class Shouts extends HonestVoice {
    @Override
    double gain() {
      return 0.9;
    }
  }

  /** Is louder after it was asked for a hurry. */
  static final class Remembers extends HonestVoice {
    private volatile double gain = 0.5;

    @Override
    double gain() {
      return gain;
    }

    @Override
    int length(Utterance utterance) {
      if (utterance.rate() == 1.5) {
        gain = 0.4;
      }
      return super.length(utterance);
    }

    @Override
    Speech result(Utterance utterance, SpeechCall call, Speech speech) {
      if (utterance.rate() == 1) {
        gain = 0.5;
      }
      return speech;
    }
  }

  static final class ForgetsAWord extends HonestVoice {
    @Override
    Speech result(Utterance utterance, SpeechCall call, Speech speech) {
      List<SpokenWord> words = speech.words();
      return new Speech(speech.sound(), words.subList(0, Math.max(1, words.size() - 1)));
    }
  }

  static final class LeavesPhonesOut extends HonestVoice {
    @Override
    List<Phone> phones(int start, int end) {
      return super.phones(start, end).subList(0, 1);
    }
  }

  static final class Drones extends HonestVoice {
    @Override
    double semitones(Utterance utterance) {
      return 0;
    }
  }

  static final class NeverHurries extends HonestVoice {
    @Override
    int length(Utterance utterance) {
      return RATE / 4;
    }
  }

  /** Says the words before the first pause alone. */
  static final class EndsAtAPause extends HonestVoice {
    @Override
    List<String> words(Utterance utterance) throws SoundException {
      List<String> words = super.words(utterance);
      return utterance.pauses() == 0 ? words : words.subList(0, words.size() / 2);
    }
  }

  /** Hums where there is nothing to say. */
  static final class SaysNothing extends HonestVoice {
    @Override
    SoundException refusal(String why) {
      return new SoundException(why.contains("no word") ? Kind.FAILED : Kind.REFUSED, why);
    }
  }

  static final class SpeaksEverything extends HonestVoice {
    @Override
    List<String> words(Utterance utterance) throws SoundException {
      return super.words(Utterance.of(utterance.text(), "en", 1));
    }
  }

  static final class ObeysMarkup extends HonestVoice {
    @Override
    Speech result(Utterance utterance, SpeechCall call, Speech speech) {
      boolean pauses = utterance.text().contains("<break time=\"60s\"/>");
      return new Speech(
          speech.sound().slice(0, speech.sound().length() + (pauses ? 60 * RATE : 0)),
          speech.words());
    }
  }

  static final class GoesBack extends HonestVoice {
    @Override
    double fraction(double done) {
      return 1 - done;
    }
  }

  static final class SlowToStop extends HonestVoice {
    @Override
    public Speech speak(Utterance utterance, SpeechCall call)
        throws SoundException, InterruptedException {
      try {
        return super.speak(utterance, call);
      } catch (InterruptedException e) {
        Misdeeds.waitDeaf(1_100);
        throw e;
      }
    }
  }

  /** Puts up with three cancellations, those of the rule before, and fails after the fourth. */
  static final class Sulks extends HonestVoice {
    private int cancelled;

    @Override
    public Speech speak(Utterance utterance, SpeechCall call)
        throws SoundException, InterruptedException {
      if (cancelled == 4) {
        cancelled = 0;
        throw new SoundException(Kind.FAILED, "It was told to stop.");
      }
      try {
        return super.speak(utterance, call);
      } catch (InterruptedException e) {
        cancelled++;
        throw e;
      }
    }
  }

  /** Texts that are spoken at once disturb each other. */
  static final class MixesUp extends HonestVoice {
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean met;

    @Override
    Speech result(Utterance utterance, SpeechCall call, Speech speech) {
      met |= running.incrementAndGet() > 1;
      Misdeeds.waitDeaf(20);
      running.decrementAndGet();
      if (met) {
        speech.sound().channel(0)[0] += 0.01f;
      }
      return speech;
    }
  }
}
