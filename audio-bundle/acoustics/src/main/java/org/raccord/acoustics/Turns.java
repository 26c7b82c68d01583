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

  /** Frames 10 ms apart are far from independent: the penalty counts this often. */
  private static final double PENALTY = 5;

  /** Speech shorter than this many frames does not tell who speaks. */
  private static final int TELLING = 80;

  private static final double JOINED = 0.25;

  /**
   * A stretch in which one person speaks.
   *
   * @param stretch from its first to its last word, in samples
   * @param speaker a number for the person, from 0
   */
  public record Turn(Stretch stretch, int speaker) {}

  private Turns() {}

  /** The turns of {@code block}, in order; empty where nobody speaks. */
  public static List<Turn> of(SoundBlock block, SpeechFinder finder, PitchTrack pitch) {
    Cepstra cepstra = Cepstra.of(block, HIGHEST);
    List<Part> parts = new ArrayList<>();
    for (Stretch spoken : finder.spoken()) {
      Part part = new Part(spoken, rows(cepstra, pitch, spoken));
      int last = parts.size() - 1;
      int gap = last < 0 ? 0 : spoken.from() - parts.get(last).stretch.to();
      boolean close = gap < JOINED * block.format().sampleRate();
      boolean scant = last >= 0 && (part.rows.size() < TELLING || parts.get(last).scant());
      if (last >= 0 && (close || scant)) {
        parts.set(last, parts.get(last).and(part));
      } else {
        parts.add(part);
      }
    }
    return named(parts);
  }

  private static List<Turn> named(List<Part> parts) {
    List<Part> people = new ArrayList<>();
    List<Turn> turns = new ArrayList<>();
    for (Part part : parts) {
      int best = -1;
      double least = 0;
      for (int p = 0; p < people.size(); p++) {
        double gain = people.get(p).gainOfTwo(part);
        if (gain < least) {
          least = gain;
          best = p;
        }
      }
      if (best < 0) {
        best = people.size();
        people.add(part);
      } else {
        people.set(best, people.get(best).and(part));
      }
      int last = turns.size() - 1;
      if (last >= 0 && turns.get(last).speaker() == best) {
        int from = turns.get(last).stretch().from();
        turns.set(last, new Turn(new Stretch(from, part.stretch.to()), best));
      } else {
        turns.add(new Turn(part.stretch, best));
      }
    }
    return turns;
  }

  /** Cepstra without the level, and the pitch, of the voiced frames of a stretch. */
  private static List<double[]> rows(Cepstra cepstra, PitchTrack pitch, Stretch stretch) {
    List<double[]> rows = new ArrayList<>();
    int to = Math.min(cepstra.frames(), stretch.to() / cepstra.hop());
    for (int f = stretch.from() / cepstra.hop(); f < to; f++) {
      int frame = pitch.frame(f * cepstra.hop() + cepstra.hop() / 2);
      if (pitch.voiced(frame)) {
        double[] all = cepstra.at(f);
        double[] row = new double[COEFFICIENTS + 1];
        System.arraycopy(all, 1, row, 0, COEFFICIENTS);
        row[COEFFICIENTS] = PitchTrack.semitones(pitch.frequency(frame), 100);
        rows.add(row);
      }
    }
    return rows;
  }

  private record Part(Stretch stretch, List<double[]> rows) {

    boolean scant() {
      return rows.size() < TELLING;
    }

    Part and(Part later) {
      List<double[]> both = new ArrayList<>(rows);
      both.addAll(later.rows);
      return new Part(new Stretch(stretch.from(), later.stretch.to()), both);
    }

    /** How much better two distributions describe both parts than one does; below 0: no better. */
    double gainOfTwo(Part other) {
      if (scant() || other.scant()) {
        return -1;
      }
      double n = rows.size();
      double m = other.rows.size();
      int d = COEFFICIENTS + 1;
      double parameters = d + d * (d + 1) / 2.0;
      double one = volume(and(other).rows);
      double two = n * volume(rows) + m * volume(other.rows);
      return 0.5 * ((n + m) * one - two) - PENALTY * 0.5 * parameters * Math.log(n + m);
    }

    private static double volume(List<double[]> rows) {
      return Gaussian.of(rows.toArray(double[][]::new)).logVolume();
    }
  }
}
