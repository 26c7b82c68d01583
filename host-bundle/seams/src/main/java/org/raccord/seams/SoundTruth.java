package org.raccord.seams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.Stretch;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.internal.sound.SpeakerRank;
import org.raccord.seams.internal.sound.ToneTruth;
import org.raccord.seams.internal.sound.VoiceTruth;

/**
 * Compares the sound that fills a hole with what was there, beside what the recording itself varies
 * by: a fill that is as near to the truth as a neighbour is cannot be told from one.
 */
public final class SoundTruth {

  private static final double SPEECH = 0.5;
  private static final double LEAST_PAUSE = 0.1;

  private SoundTruth() {}

  /**
   * A measure of one fill.
   *
   * @param measure what is measured, with its unit
   * @param value of the fill
   * @param natural the same of the recording's own parts, where that means something
   * @param bar what the value must not exceed, where there is one
   */
  public record Figure(
      String measure, double value, Optional<Double> natural, Optional<Double> bar) {

    /** Whether the bar is reached; where there is none, it is. */
    public boolean isMet() {
      return bar.isEmpty() || value <= bar.get();
    }
  }

  /**
   * How many real pieces of a recording would reach a bar if they were what fills the hole: a bar
   * that the truth itself seldom reaches is reached by chance.
   *
   * @param measure what is measured, with its unit
   * @param pieces how many there are
   * @param met how many reach the bar
   * @param median of their values; between the two middle ones of an even number
   */
  public record Reach(String measure, int pieces, int met, double median) {

    /** Of figures of one measure; empty where there are none. */
    public static Optional<Reach> of(List<Figure> figures) {
      if (figures.isEmpty()) {
        return Optional.empty();
      }
      List<Double> values = figures.stream().map(Figure::value).sorted().toList();
      return Optional.of(
          new Reach(
              figures.get(0).measure(),
              figures.size(),
              (int) figures.stream().filter(Figure::isMet).count(),
              (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2));
    }
  }

  /** What real pieces of an ambience reach, one after the other from either side of the hole. */
  public static List<Reach> ofRealTone(SoundBlock before, SoundBlock after, SoundBlock truth) {
    return ToneTruth.ofRealPieces(before, after, truth);
  }

  /** What real speech of the person beside the hole reaches, by stretches as long as a line. */
  public static List<Reach> ofRealSpeech(
      SoundBlock before, SoundBlock line, SoundBlock after, SoundBlock truth) {
    return VoiceTruth.ofRealSpeech(before, line, after, truth);
  }

  /** Whether a recording is mostly somebody speaking. */
  public static boolean isSpeech(SoundBlock recording) {
    return finder(recording).share() > SPEECH;
  }

  /**
   * Measures of a piece of ambience.
   *
   * @param before sound before the hole
   * @param fill what fills it
   * @param after sound after it
   * @param truth what was cut out, as long as the fill
   */
  public static List<Figure> ofTone(
      SoundBlock before, SoundBlock fill, SoundBlock after, SoundBlock truth) {
    return ToneTruth.inOneRecording(before, fill, after, truth);
  }

  /**
   * Measures of room tone between two people's words; the truth is what the pauses of other words
   * of the same recording hold. Empty where the pauses hold less than half a second.
   */
  public static Optional<List<Figure>> ofToneBetweenWords(
      SoundBlock before, SoundBlock fill, SoundBlock after, SoundBlock other) {
    Optional<SoundBlock> truth = pauses(other);
    Optional<SoundBlock> near = pauses(before);
    Optional<SoundBlock> far = pauses(after);
    if (truth.isEmpty() || near.isEmpty() || far.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ToneTruth.betweenWords(before, fill, after, truth.get(), List.of(near.get(), far.get())));
  }

  /**
   * Measures of a spoken line against other speech of the same person.
   *
   * @param before speech before the hole, which the voice was matched to
   * @param line from the first to the last word spoken in the hole, over the place's tone
   * @param after speech after it
   * @param truth speech of the same person that nobody was shown
   */
  public static List<Figure> ofLine(
      SoundBlock before, SoundBlock line, SoundBlock after, SoundBlock truth) {
    return VoiceTruth.measure(before, line, after, truth);
  }

  /** Tells whose voice a line is most like, among some people. */
  public static final class Speakers {
    private final SpeakerRank rank;

    /**
     * Listens to them.
     *
     * @param truths speech of every person that the maker of sound was not shown, by name
     */
    public Speakers(Map<String, SoundBlock> truths) {
      rank = new SpeakerRank(truths);
    }

    /**
     * The place of the person meant, 1 for the first, by the shape of linear-prediction cepstra of
     * voiced moments, and by how these change. Real speech of the person is placed beside it. Empty
     * where fewer than two persons are known or too little is voiced.
     *
     * @param line what was spoken
     * @param real speech of the person meant, about as long
     * @param meant who is meant
     */
    public List<Figure> ofLine(SoundBlock line, SoundBlock real, String meant) {
      return rank.figures(line, real, meant);
    }
  }

  /** From the first to the last word that is spoken in a sound; empty where nobody speaks. */
  public static Optional<SoundBlock> line(SoundBlock sound) {
    List<Stretch> spoken = finder(sound).spoken();
    if (spoken.isEmpty()) {
      return Optional.empty();
    }
    int from = spoken.get(0).from();
    return Optional.of(sound.slice(from, spoken.get(spoken.size() - 1).to() - from));
  }

  private static Optional<SoundBlock> pauses(SoundBlock sound) {
    int rate = sound.format().sampleRate();
    List<SoundBlock> parts = new ArrayList<>();
    for (Stretch pause : finder(sound).pauses((int) (LEAST_PAUSE * rate), sound.length())) {
      parts.add(sound.slice(pause.from(), pause.length()));
    }
    int length = parts.stream().mapToInt(SoundBlock::length).sum();
    return length < rate / 2 ? Optional.empty() : Optional.of(joined(parts));
  }

  /** Sounds of one format, one after the other. */
  public static SoundBlock joined(List<SoundBlock> parts) {
    int length = parts.stream().mapToInt(SoundBlock::length).sum();
    SoundBlock whole = SoundBlock.silence(parts.get(0).format(), length);
    int at = 0;
    for (SoundBlock part : parts) {
      for (int c = 0; c < whole.format().channels(); c++) {
        System.arraycopy(part.channel(c), 0, whole.channel(c), at, part.length());
      }
      at += part.length();
    }
    return whole;
  }

  private static SpeechFinder finder(SoundBlock sound) {
    return SpeechFinder.listen(sound, BandLevels.of(sound));
  }
}
