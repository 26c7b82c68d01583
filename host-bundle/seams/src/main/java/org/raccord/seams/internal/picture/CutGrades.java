package org.raccord.seams.internal.picture;

import java.util.List;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.seams.internal.grade.Scales;

/**
 * The figures of an intended cut: light, colour, grain and sharpness match as those of two shots of
 * one scene do, and the framing differs: two pictures that are nearly one make a jump cut.
 */
final class CutGrades {

  private static final int WINDOW = 6;

  private CutGrades() {}

  /** Figures of the cut at step {@code cut}. */
  static List<Figure> of(Strip strip, int cut) {
    Side before = new Side(strip, Math.max(strip.pieceStart(cut), cut + 1 - WINDOW), cut + 1);
    Side after = new Side(strip, cut + 1, Math.min(strip.pieceEnd(cut + 1), cut + 1 + WINDOW));
    double colour = ColourDifference.of(50, before.a, before.b, 50, after.a, after.b);
    double likeness = Framing.likeness(strip.looks().get(cut), strip.looks().get(cut + 1));
    return List.of(
        Scales.CUT_EXPOSURE.grade(
            Math.abs(Math.log((after.light + 0.004) / (before.light + 0.004)) / Math.log(2))),
        Scales.CUT_COLOUR.grade(colour),
        Scales.CUT_SHARPNESS.grade(Math.abs(after.sharpness - before.sharpness)),
        Scales.CUT_GRAIN.grade(
            Math.abs(
                20 * Math.log10(Math.hypot(after.grain, 0.5) / Math.hypot(before.grain, 0.5)))),
        Scales.LIKENESS.grade(Math.max(0, likeness)));
  }

  /** What the frames on one side have in common. */
  private static final class Side {
    private double light;
    private double a;
    private double b;
    private double sharpness;
    private double grain;

    private Side(Strip strip, int from, int to) {
      int n = to - from;
      for (int k = from; k < to; k++) {
        Look look = strip.looks().get(k);
        light += mean(look.light()) / n;
        a += mean(look.lab(1)) / n;
        b += mean(look.lab(2)) / n;
        sharpness += look.sharpness() / n;
      }
      for (int k = from; k + 1 < to; k++) {
        grain += strip.steps().get(k).grain() / (n - 1);
      }
    }

    private static double mean(float[] values) {
      double sum = 0;
      for (float v : values) {
        sum += v;
      }
      return sum / values.length;
    }
  }
}
