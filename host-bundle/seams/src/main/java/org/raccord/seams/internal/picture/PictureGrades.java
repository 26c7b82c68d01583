package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.seams.internal.grade.Ordinary;
import org.raccord.seams.internal.grade.Scale;
import org.raccord.seams.internal.grade.Scales;

/** The figures of a strip at its joins and inside. */
public final class PictureGrades {

  private final Strip strip;
  private final StepCurves steps;
  private final FrameCurves frames;

  public PictureGrades(Strip strip) {
    this.strip = strip;
    this.steps = new StepCurves(strip);
    this.frames = new FrameCurves(strip);
  }

  /** Curves that are graded at joins, each with its scale. */
  private List<Measured> joins() {
    return List.of(
        new Measured(Scales.COLOUR, steps.colour()),
        new Measured(Scales.EXPOSURE, steps.exposure()),
        new Measured(Scales.SHARPNESS, steps.sharpness()),
        new Measured(Scales.GRAIN, steps.grain()),
        new Measured(Scales.MOTION, steps.motion()),
        new Measured(Scales.DUPLICATE, steps.duplicate()),
        new Measured(Scales.CHANGE, steps.change()));
  }

  /** A curve and how it is graded. */
  private record Measured(Scale scale, Curve curve) {}

  /** Figures of the step {@code join}, one shot going on there. */
  public List<Figure> join(int join) {
    List<Figure> figures = new ArrayList<>();
    for (Measured m : joins()) {
      double value = m.curve().values()[join];
      if (Double.isFinite(value)) {
        figures.add(m.scale().grade(value, ordinarySteps(m.curve(), 1)));
      }
    }
    return figures;
  }

  /** Figures between the joins. */
  public List<Figure> inside() {
    List<Figure> figures = new ArrayList<>();
    int from = strip.before();
    int to = strip.before() + strip.length();
    int[] inner = IntStream.range(from, to - 1).toArray();
    int[] all = IntStream.range(from, to).toArray();
    Curve colour = steps.colour();
    worst(figures, Scales.COLOUR, colour, inner, ordinarySteps(colour, 0));
    Curve light = steps.exposure();
    worst(figures, Scales.FLICKER, light, inner, ordinarySteps(light, 0));
    Curve motion = steps.motion();
    worst(figures, Scales.MOTION, motion, inner, ordinarySteps(motion, 1));
    Curve duplicate = steps.duplicate();
    worst(figures, Scales.DUPLICATE, duplicate, inner, ordinarySteps(duplicate, 0));
    Curve stillness = frames.stillness(duplicate);
    worst(figures, Scales.STILLNESS, stillness, inner, ordinarySteps(stillness, 1));
    worst(figures, Scales.CHANGE, steps.change(), inner, ordinarySteps(steps.change(), 0));
    worst(figures, Scales.STRAIN, steps.strain(), inner, ordinarySteps(steps.strain(), 0));
    Curve grain = frames.grain();
    worst(figures, Scales.INNER_GRAIN, grain, inner, ordinarySteps(grain, 0));
    Curve dip = frames.dip();
    worst(figures, Scales.DIP, dip, all, ordinaryFrames(dip, 0));
    Curve mixture = frames.mixture(2);
    worst(figures, Scales.MIXTURE, mixture, all, ordinaryFrames(mixture, 2));
    worst(figures, Scales.MIXED_ENDS, frames.ends(), all, Ordinary.of(frames.ordinaryEnds()));
    Curve repeat = frames.repeat();
    worst(figures, Scales.REPEAT, repeat, all, ordinaryFrames(repeat, 0));
    return figures;
  }

  private static void worst(
      List<Figure> figures, Scale scale, Curve curve, int[] at, Ordinary usual) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int i : at) {
      if (curve.values()[i] > worst) {
        worst = curve.values()[i];
      }
    }
    if (Double.isFinite(worst)) {
      figures.add(scale.grade(worst, usual));
    }
  }

  /** Steps of the clips beside the take, {@code clear} steps or more from any that touches it. */
  private Ordinary ordinarySteps(Curve curve, int clear) {
    return Ordinary.of(
        strip.ordinarySteps().stream()
            .filter(i -> i + clear < strip.head() || i - clear > strip.tail())
            .mapToDouble(i -> curve.values()[i])
            .toArray());
  }

  private Ordinary ordinaryFrames(Curve curve, int clear) {
    return Ordinary.of(
        IntStream.range(0, strip.looks().size())
            .filter(k -> k + clear < strip.before() || k - clear >= strip.before() + strip.length())
            .mapToDouble(k -> curve.values()[k])
            .toArray());
  }
}
