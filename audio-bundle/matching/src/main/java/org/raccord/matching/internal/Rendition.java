package org.raccord.matching.internal;

import java.util.List;
import org.raccord.acoustics.Resampler;
import org.raccord.acoustics.TimeStretch;
import org.raccord.audio.Phone;
import org.raccord.audio.Speech;
import org.raccord.audio.SpokenWord;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * A line as it is spoken, without the silence around it.
 *
 * @param sound what is heard; faded at both ends
 * @param lead samples before its first word
 * @param end the sample after its last word and a breath; a room may ring on after it
 * @param words its words, in samples of it
 */
record Rendition(SoundBlock sound, int lead, int end, List<SpokenWord> words) {

  private static final double LEAD = 0.02;
  private static final double TRAIL = 0.06;
  private static final double RING = 0.3;
  private static final double QUIET = 0.01;
  private static final double BLOCK = 0.01;

  /**
   * Speech cut to what is said in it, and to what of a room rings on after it.
   *
   * @param speech at the scene's rate and in its format
   * @param words its words, in samples of it; empty where they are not known
   */
  static Rendition of(SoundBlock speech, List<SpokenWord> words) {
    int rate = speech.format().sampleRate();
    float[] heard = heard(speech);
    List<SpokenWord> known = scaled(words, 1, 0, heard.length);
    int first = known.isEmpty() ? firstHeard(heard, rate) : (int) known.get(0).start();
    int last = known.isEmpty() ? lastHeard(heard, rate) : (int) known.get(known.size() - 1).end();
    int from = Math.max(0, first - (int) (LEAD * rate));
    int to = Math.min(heard.length, Math.max(from + 1, last + (int) (RING * rate)));
    SoundBlock part = speech.slice(from, to - from);
    Fades.in(part, Math.min(first - from, part.length() / 4));
    Fades.out(part, Math.min(Math.max(0, to - last), part.length() / 4));
    int end = Math.min(part.length(), last - from + (int) (TRAIL * rate));
    return new Rendition(part, first - from, end, scaled(known, 1, -from, part.length()));
  }

  /** Raw speech at the scene's rate, in one channel. */
  static Rendition of(Speech speech, int rate) {
    double scale = (double) rate / speech.sound().format().sampleRate();
    SoundBlock sound = Resampler.toRate(speech.sound(), rate);
    return of(sound, scaled(speech.words(), scale, 0, sound.length()));
  }

  /** The same at another length, within some percent. */
  Rendition stretched(double scale) {
    int length = Math.max(1, (int) Math.floor(sound.length() * scale));
    return new Rendition(
        TimeStretch.to(sound, length),
        (int) Math.round(lead * scale),
        Math.min(length, (int) Math.round(end * scale)),
        scaled(words, scale, 0, length));
  }

  /** The same in the format of a scene, where it is in one channel. */
  Rendition in(SoundFormat scene) {
    return sound.format().equals(scene)
        ? this
        : new Rendition(Spread.voice(scene, sound.channel(0)), lead, end, words);
  }

  private int rate() {
    return sound.format().sampleRate();
  }

  /** Samples in which its last word dies away. */
  long rest() {
    return words.isEmpty() ? 0 : Math.max(0, end - words.get(words.size() - 1).end());
  }

  /** Samples from its first word to its end: what has to fit. */
  int length() {
    return end - lead;
  }

  /**
   * What is stored of it.
   *
   * @param start sample of the slot at which its first word begins
   */
  SpokenLine spoken(String text, String voice, long start, SpokenLine.Manner manner) {
    double scale = (double) SpokenLine.RATE / rate();
    long zero = start - lead;
    return new SpokenLine(
        text,
        voice,
        Math.round(start * scale),
        Math.max(
            Math.round(start * scale) + 1,
            Math.round(
                (zero + (words.isEmpty() ? end : words.get(words.size() - 1).end())) * scale)),
        words.stream()
            .map(
                w ->
                    new SpokenLine.Word(
                        w.text(),
                        Math.round((zero + w.start()) * scale),
                        Math.round((zero + w.end()) * scale),
                        w.phones().stream()
                            .map(
                                p ->
                                    new SpokenLine.Sound(
                                        p.symbol(),
                                        Math.round((zero + p.start()) * scale),
                                        Math.round((zero + p.end()) * scale)))
                            .toList()))
            .toList(),
        manner);
  }

  private static List<SpokenWord> scaled(
      List<SpokenWord> words, double scale, int shift, int length) {
    return words.stream()
        .map(
            w ->
                new SpokenWord(
                    w.text(),
                    at(w.start(), scale, shift, length - 1),
                    Math.max(
                        at(w.start(), scale, shift, length - 1) + 1,
                        at(w.end(), scale, shift, length)),
                    w.phones().stream()
                        .map(
                            p ->
                                new Phone(
                                    p.symbol(),
                                    at(p.start(), scale, shift, length - 1),
                                    Math.max(
                                        at(p.start(), scale, shift, length - 1) + 1,
                                        at(p.end(), scale, shift, length))))
                        .toList()))
        .toList();
  }

  private static long at(long sample, double scale, int shift, int most) {
    return Math.max(0, Math.min(most, Math.round(sample * scale) + shift));
  }

  /** The loudest channel at each sample. */
  private static float[] heard(SoundBlock speech) {
    float[] heard = new float[speech.length()];
    for (int c = 0; c < speech.format().channels(); c++) {
      float[] samples = speech.channel(c);
      for (int i = 0; i < heard.length; i++) {
        heard[i] = Math.max(heard[i], Math.abs(samples[i]));
      }
    }
    return heard;
  }

  private static int firstHeard(float[] samples, int rate) {
    int block = Math.max(1, (int) (BLOCK * rate));
    float peak = peak(samples, 0, samples.length);
    for (int i = 0; i < samples.length; i += block) {
      if (peak(samples, i, i + block) > QUIET * peak) {
        return i;
      }
    }
    return 0;
  }

  private static int lastHeard(float[] samples, int rate) {
    int block = Math.max(1, (int) (BLOCK * rate));
    float peak = peak(samples, 0, samples.length);
    for (int i = samples.length; i > 0; i -= block) {
      if (peak(samples, i - block, i) > QUIET * peak) {
        return i;
      }
    }
    return samples.length;
  }

  private static float peak(float[] samples, int from, int to) {
    float peak = 0;
    for (int i = Math.max(0, from); i < Math.min(samples.length, to); i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }
}
