package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.seams.internal.grade.Ordinary;
import org.raccord.seams.internal.grade.Scale;
import org.raccord.seams.internal.grade.Scales;

/** The figures of a strip at its joins and inside. */
public final class PictureGrades {

  private final Strip strip;
  private final List<Graded> joins;
  private final List<Graded> innerSteps;
  private final List<Graded> innerFrames;

  public PictureGrades(Strip strip) {
    this.strip = strip;
    StepCurves steps = new StepCurves(strip);
    FrameCurves frames = new FrameCurves(strip);
    Curve colour = steps.colour();
    Curve exposure = steps.exposure();
    Curve motion = steps.motion();
    Curve duplicate = steps.duplicate();
    Curve change = steps.change();
    joins =
        List.of(
            steps(Scales.COLOUR, colour, 1),
            steps(Scales.EXPOSURE, exposure, 1),
            steps(Scales.SHARPNESS, steps.sharpness(), 1),
            steps(Scales.GRAIN, steps.grain(), 1),
            steps(Scales.MOTION, motion, 1),
            steps(Scales.DUPLICATE, duplicate, 1),
            steps(Scales.CHANGE, change, 1));
    innerSteps =
        List.of(
            steps(Scales.COLOUR, colour, 0),
            steps(Scales.FLICKER, exposure, 0),
            steps(Scales.MOTION, motion, 1),
            steps(Scales.DUPLICATE, duplicate, 0),
            steps(Scales.CHANGE, change, 0),
            steps(Scales.STILLNESS, frames.stillness(duplicate), 1),
            steps(Scales.STRAIN, steps.strain(), 0),
            steps(Scales.INNER_GRAIN, frames.grain(), 0));
    innerFrames =
        List.of(
            frames(Scales.LIGHT, frames.light(), 0),
            frames(Scales.DIP, frames.dip(), 0),
            frames(Scales.MIXTURE, frames.mixture(2), 2),
            new Graded(Scales.MIXED_ENDS, frames.ends(), Ordinary.of(frames.ordinaryEnds())),
            frames(Scales.REPEAT, frames.repeat(), 0));
  }

  /**
   * A curve, how it is graded and what is ordinary.
   *
   * @param scale how it is graded
   * @param curve the measure along the strip
   * @param usual what it does beside the take
   */
  public record Graded(Scale scale, Curve curve, Ordinary usual) {}

  /** What is graded at joins: one value a step. */
  public List<Graded> joinCurves() {
    return joins;
  }

  /** What is graded between frames of the take: one value a step. */
  public List<Graded> innerStepCurves() {
    return innerSteps;
  }

  /** What is graded of each frame of the take: one value a frame. */
  public List<Graded> frameCurves() {
    return innerFrames;
  }

  private Graded steps(Scale scale, Curve curve, int clear) {
    return new Graded(scale, curve, ordinarySteps(curve, clear));
  }

  private Graded frames(Scale scale, Curve curve, int clear) {
    return new Graded(scale, curve, ordinaryFrames(curve, clear));
  }

  /** Figures of the step {@code join}, one shot going on there. */
  public List<Figure> join(int join) {
    List<Figure> figures = new ArrayList<>();
    for (Graded g : joins) {
      double value = g.curve().values()[join];
      if (Double.isFinite(value)) {
        figures.add(g.scale().grade(value, g.usual()));
      }
    }
    return figures;
  }

  /** Figures between the joins: of each measure the worst value. */
  public List<Figure> inside() {
    List<Figure> figures = new ArrayList<>();
    int from = strip.before();
    int to = strip.before() + strip.length();
    innerSteps.forEach(g -> worst(g, from, to - 1).ifPresent(figures::add));
    innerFrames.forEach(g -> worst(g, from, to).ifPresent(figures::add));
    return figures;
  }

  private static Optional<Figure> worst(Graded graded, int from, int to) {
    return Arrays.stream(graded.curve().values(), from, to)
        .filter(Double::isFinite)
        .boxed()
        .max(Double::compare)
        .map(v -> graded.scale().grade(v, graded.usual()));
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
