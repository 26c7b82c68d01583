package org.raccord.audio.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * Buzzes a quarter of a second for each word, as loud as a person that it hears; it keeps every
 * rule. Faults override a step of it.
 */
class HonestVoice implements Voice {

  static final int RATE = 16_000;

  @Override
  public VoiceFacts facts() {
    return new VoiceFacts(
        "Buzz",
        List.of("en"),
        RATE,
        VoiceFacts.TimingDetail.PHONES,
        VoiceFacts.Cloning.WITH_CONSENT,
        "none");
  }

  @Override
  public VoiceReadiness readiness() {
    return new VoiceReadiness.Ready();
  }

  @Override
  public Speech speak(Utterance utterance, SpeechCall call)
      throws SoundException, InterruptedException {
    call.checkpoint();
    List<String> texts = words(utterance, call);
    double gain = gain() * like(call);
    float[] sound = new float[texts.size() * length(utterance)];
    List<SpokenWord> words = new ArrayList<>();
    for (String text : texts) {
      call.checkpoint();
      call.progress("Buzzing", fraction((double) words.size() / texts.size()));
      int start = words.size() * length(utterance);
      int end = start + length(utterance) * 9 / 10;
      double period = RATE / (120 * Math.pow(2, semitones(utterance) / 12));
      for (int i = start; i < end; i++) {
        sound[i] = (float) (gain * Math.exp(-((i - start) % period) / 20));
      }
      words.add(new SpokenWord(text, start, end, phones(start, end)));
    }
    return result(
        utterance,
        call,
        new Speech(new SoundBlock(new SoundFormat(RATE, 1), new float[][] {sound}), words));
  }

  /** How loud it is beside the person that it takes after. */
  double like(SpeechCall call) {
    return call.sample().map(HonestVoice::mark).orElse(1.0);
  }

  static double mark(SoundBlock person) {
    double sum = 0;
    for (float x : person.channel(0)) {
      sum += Math.abs(x);
    }
    return 1 / (1 + sum / person.length());
  }

  List<String> words(Utterance utterance, SpeechCall call) throws SoundException {
    return words(utterance);
  }

  List<String> words(Utterance utterance) throws SoundException {
    if (!utterance.language().equals("en")) {
      throw refusal("It buzzes in English only.");
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\p{L}+").matcher(utterance.text());
    while (matcher.find()) {
      words.add(matcher.group());
    }
    if (words.isEmpty()) {
      throw refusal("There is no word. Write one.");
    }
    return words;
  }

  SoundException refusal(String why) {
    return new SoundException(Kind.REFUSED, why);
  }

  int length(Utterance utterance) {
    return (int) (RATE / 4 / utterance.rate());
  }

  double semitones(Utterance utterance) {
    return utterance.pitch();
  }

  double gain() {
    return 0.5;
  }

  double fraction(double done) {
    return done;
  }

  List<Phone> phones(int start, int end) {
    return List.of(new Phone("B", start, start + 400), new Phone("Z", start + 400, end));
  }

  /** The last step. */
  Speech result(Utterance utterance, SpeechCall call, Speech speech) throws InterruptedException {
    return speech;
  }
}
