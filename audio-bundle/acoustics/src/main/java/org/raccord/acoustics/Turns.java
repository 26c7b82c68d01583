package org.raccord.acoustics;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.sound.SoundBlock;

/**
 * Who speaks when: stretches of speech are laid together as long as one normal distribution of
 * cepstra and pitch describes them better than two, by the Bayesian information criterion (Chen and
 * Gopalakrishnan, 1998).
 */
public final class Turns {

  private static final double HIGHEST = 7000;
  private static final int COEFFICIENTS = 12;

  /**
   * The weight of the criterion's penalty. On the recordings one speaker stays below 1.05 of it,
   * and a change of speakers is above 2 where both speak for three seconds.
   */
  private static final double PENALTY = 1.3;

  /** Speech shorter than this many voiced frames does not tell who speaks. */
  private static final int TELLING = 80;

  private static final int STEP = 20;

  /** A change of speakers is moved into a pause that is this near, in seconds. */
  private static final double NEAR = 1;

  /**
   * A stretch in which one person speaks.
   *
   * @param stretch from its first to its last word, in samples
   * @param speaker a number for the person, from 0
   */
  public record Turn(Stretch stretch, int speaker) {}

  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<Integer> cuts = new ArrayList<>();

  private Turns(SoundBlock block, SpeechFinder finder, PitchTrack pitch) {
    Cepstra cepstra = Cepstra.of(block, HIGHEST);
    for (int f = 0; f < cepstra.frames(); f++) {
      int middle = f * cepstra.hop() + cepstra.hop() / 2;
      int frame = pitch.frame(middle);
      if (finder.speaks(middle) && pitch.frames() > 0 && pitch.voiced(frame)) {
        double[] row = new double[COEFFICIENTS + 1];
        System.arraycopy(cepstra.at(f), 1, row, 0, COEFFICIENTS);
        row[COEFFICIENTS] = PitchTrack.semitones(pitch.frequency(frame), 100);
        rows.add(row);
        places.add(middle);
      }
    }
  }

  /** The turns of {@code block}, in order; empty where nobody speaks. */
  public static List<Turn> of(SoundBlock block, SpeechFinder finder, PitchTrack pitch) {
    List<Stretch> spoken = finder.spoken();
    Turns turns = new Turns(block, finder, pitch);
    if (spoken.isEmpty() || turns.rows.isEmpty()) {
      return List.of();
    }
    turns.split(0, turns.rows.size());
    return turns.named(spoken, NEAR * block.format().sampleRate());
  }

  /** Cuts rows [from, to) where two distributions describe them best, if they do so at all. */
  private void split(int from, int to) {
    int best = -1;
    double most = 0;
    for (int at = from + TELLING; at <= to - TELLING; at += STEP) {
      double gain = gain(rows.subList(from, at), rows.subList(at, to));
      if (gain > most) {
        most = gain;
        best = at;
      }
    }
    if (best >= 0) {
      split(from, best);
      cuts.add(best);
      split(best, to);
    }
  }

  private List<Turn> named(List<Stretch> spoken, double near) {
    cuts.add(rows.size());
    List<List<double[]>> people = new ArrayList<>();
    List<Turn> turns = new ArrayList<>();
    int row = 0;
    int from = spoken.get(0).from();
    for (int cut : cuts) {
      boolean last = cut == rows.size();
      int end = last ? spoken.get(spoken.size() - 1).to() : pause(spoken, places.get(cut), near);
      List<double[]> part = rows.subList(row, cut);
      int person = person(people, part);
      int before = turns.size() - 1;
      if (before >= 0 && turns.get(before).speaker() == person) {
        from = turns.remove(before).stretch().from();
      }
      turns.add(new Turn(new Stretch(from, Math.max(from, end)), person));
      from = Math.max(from, end);
      row = cut;
    }
    return turns;
  }

  /** The person who speaks {@code part}: one of those heard before, or a new one. */
  private static int person(List<List<double[]>> people, List<double[]> part) {
    int best = people.size();
    double least = 0;
    for (int p = 0; p < people.size(); p++) {
      double gain = gain(people.get(p), part);
      if (gain < least) {
        least = gain;
        best = p;
      }
    }
    if (best == people.size()) {
      people.add(new ArrayList<>());
    }
    people.get(best).addAll(part);
    return best;
  }

  /** The beginning of the stretch of speech that begins nearest to a place, or the place. */
  private static int pause(List<Stretch> spoken, int place, double near) {
    int best = place;
    double least = near;
    for (Stretch stretch : spoken) {
      if (Math.abs(stretch.from() - place) < least) {
        least = Math.abs(stretch.from() - place);
        best = stretch.from();
      }
    }
    return best;
  }

  /** How much better two distributions describe both parts than one does; below 0: no better. */
  private static double gain(List<double[]> one, List<double[]> other) {
    double n = one.size();
    double m = other.size();
    int d = COEFFICIENTS + 1;
    double parameters = d + d * (d + 1) / 2.0;
    List<double[]> both = new ArrayList<>(one);
    both.addAll(other);
    double likelihood = 0.5 * ((n + m) * volume(both) - n * volume(one) - m * volume(other));
    return likelihood - PENALTY * 0.5 * parameters * Math.log(n + m);
  }

  private static double volume(List<double[]> rows) {
    return Gaussian.of(rows.toArray(double[][]::new)).logVolume();
  }
}
