package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import org.raccord.audio.Phone;
import org.raccord.audio.SoundException;
import org.raccord.audio.Speech;
import org.raccord.audio.SpokenWord;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceOffer;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * A voice that hums: each word is 0.25 s of pulses at its rate, with 0.05 s between words and 0.2 s
 * of silence at either end.
 */
final class FakeVoice {

  static final double WORD = 0.25;
  static final double BETWEEN = 0.05;
  static final double AROUND = 0.2;

  private final String id;
  private final int rate;
  private final VoiceReadiness readiness;

  FakeVoice(String id, int rate, VoiceReadiness readiness) {
    this.id = id;
    this.rate = rate;
    this.readiness = readiness;
  }

  static FakeVoice ready() {
    return new FakeVoice("hum", 48_000, new VoiceReadiness.Ready());
  }

  VoiceOffer offer() {
    return new VoiceOffer(
        id,
        new VoiceFacts(
            id,
            List.of("en-US"),
            rate,
            VoiceFacts.TimingDetail.PHONES,
            VoiceFacts.Cloning.NONE,
            "none"),
        readiness);
  }

  Speech speak(Utterance utterance) throws SoundException {
    if (readiness instanceof VoiceReadiness.Missing missing) {
      throw new SoundException(
          SoundException.Kind.MISCONFIGURED, missing.what() + " " + missing.remedy());
    }
    String[] words = utterance.text().strip().split("\\s+", -1);
    double each = WORD / utterance.rate();
    double length = 2 * AROUND + words.length * each + (words.length - 1) * BETWEEN;
    float[] samples = new float[(int) Math.round(length * rate)];
    List<SpokenWord> spoken = new ArrayList<>();
    double at = AROUND;
    for (String word : words) {
      int from = (int) Math.round(at * rate);
      int to = (int) Math.round((at + each) * rate);
      for (int i = from; i < to; i++) {
        double phase = 2 * Math.PI * 150 * (i - from) / rate;
        double shape = Math.sin(Math.PI * (i - from + 0.5) / (to - from));
        samples[i] = (float) (0.2 * shape * (Math.sin(phase) + 0.5 * Math.sin(5 * phase)));
      }
      int half = (from + to) / 2;
      spoken.add(
          new SpokenWord(
              word, from, to, List.of(new Phone("M", from, half), new Phone("AH", half, to))));
      at += each + BETWEEN;
    }
    return new Speech(
        new SoundBlock(new SoundFormat(rate, 1), new float[][] {samples}), spoken, List.of());
  }
}
