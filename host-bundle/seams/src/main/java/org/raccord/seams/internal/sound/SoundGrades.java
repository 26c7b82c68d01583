package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.seams.internal.grade.Ordinary;
import org.raccord.seams.internal.grade.Scale;
import org.raccord.seams.internal.grade.Scales;

/** The figures of sound at the joins of a take. */
public final class SoundGrades {

  private static final int PLACES = 30;
  private static final int CLICK_PLACES = 8;
  private static final int CLICK = 4;

  private final SoundStrip strip;
  private final List<Measured> measures = new ArrayList<>();

  /** A measure, how it is graded and what is ordinary. */
  private record Measured(Scale scale, IntToDoubleFunction measure, Ordinary usual) {
    Figure grade(int at) {
      return scale.grade(measure.applyAsDouble(at), usual);
    }
  }

  public SoundGrades(SoundStrip strip) {
    this.strip = strip;
    add(strip, Scales.LOUDNESS, strip::loudness, 0.4, PLACES);
    add(strip, Scales.LEVEL, strip::level, 1.5, PLACES);
    add(strip, Scales.FLOOR, strip::floor, 1.5, PLACES);
    add(strip, Scales.SPECTRUM, strip::spectrum, 0.25, PLACES);
    add(strip, Scales.CLICK, strip::click, 0.5, CLICK_PLACES);
  }

  private void add(
      SoundStrip strip, Scale scale, IntToDoubleFunction measure, double clear, int places) {
    measures.add(measured(strip, scale, measure, clear, places));
  }

  private static Measured measured(
      SoundStrip strip, Scale scale, IntToDoubleFunction measure, double clear, int places) {
    return new Measured(scale, measure, Ordinary.of(strip.ordinary(measure, clear, places)));
  }

  /** What is known of the files that meet at a join. */
  public enum Ends {
    /** They hold their sound sample by sample, or go on beyond it. */
    EXACT,
    /** One of them is stored with losses and begins or ends here. */
    CODED
  }

  /** Figures of the join at a sample. */
  public List<Figure> join(int at, Kind kind) {
    return join(at, kind, Ends.EXACT);
  }

  /** Figures of the join at a sample. */
  public List<Figure> join(int at, Kind kind, Ends ends) {
    Figure click = ends == Ends.CODED ? codedClick().grade(at) : measures.get(CLICK).grade(at);
    if (kind == Kind.CUT) {
      return List.of(Scales.CUT_LEVEL.grade(strip.level(at)), click);
    }
    List<Figure> figures = new ArrayList<>();
    for (Measured m : measures.subList(0, CLICK)) {
      figures.add(m.grade(at));
    }
    figures.add(click);
    return figures;
  }

  private Measured codedClick() {
    return measured(strip, Scales.CODED_CLICK, strip::heardClick, 0.5, CLICK_PLACES);
  }
}
