package org.raccord.continuity.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.model.fill.Intent;

/**
 * Decides how a slot is filled: orders the plans that fit by a blind judgement and takes the first
 * one that no earlier take has used.
 */
final class Planner {

  /**
   * Below this a bridge of two clips from different sources is taken for two shots. Measured over
   * gaps of 12 frames: 83 pairs of different shots gave at most 0.01, 24 of 30 pairs of one shot
   * more than this.
   */
  private static final double SAME_SHOT = 0.25;

  /**
   * Below this a bridge inside one source is held to look worse than a cut. A guess: of 174
   * measured holes only 3 came below, with a GMSD of 0.01 to 0.20.
   */
  private static final double WORTH_BRIDGING = 0.12;

  private final FillRequest request;
  private final Studio studio;

  Planner(FillRequest request, Studio studio) {
    this.request = request;
    this.studio = studio;
  }

  /** A plan that is not made yet. */
  private record Choice(String name, double rank, Supplier<Plan> plan) {}

  /** The best plan between two neighbours that no take has used. */
  Optional<Plan> between(Side before, Side after, Gap gap) {
    int n = Math.toIntExact(request.length());
    double bridge = gap.crossing().promise();
    Intent intent = request.brief().intent();
    boolean oneSource = request.relation() == FillRequest.Relation.ONE_SOURCE;
    boolean bridges =
        intent == Intent.BRIDGE
            || (intent != Intent.EXTEND && bridge >= (oneSource ? WORTH_BRIDGING : SAME_SHOT));
    double first = bridges ? 2 : 0;
    List<Choice> choices = new ArrayList<>();
    if (intent != Intent.EXTEND && (bridges || oneSource)) {
      for (Bridge.Pace pace : Bridge.Pace.values()) {
        choices.add(
            new Choice(
                pace.planName(),
                first + 0.1 * nearness(pace, gap),
                () -> new Bridge(pace, gap, before, after, studio)));
      }
    }
    if (intent != Intent.BRIDGE) {
      if (n >= 2) {
        choices.add(
            new Choice("cut-middle", 1.3, () -> cut("cut-middle", before, after, n, n / 2)));
      }
      choices.add(new Choice("extend-before", 1.2, () -> side("extend-before", before, after, n)));
      choices.add(new Choice("extend-after", 1.1, () -> side("extend-after", before, after, n)));
      if (n >= 6) {
        choices.add(new Choice("cut-early", 1.02, () -> cut("cut-early", before, after, n, n / 3)));
        choices.add(
            new Choice("cut-late", 1.01, () -> cut("cut-late", before, after, n, n - n / 3)));
      }
    }
    return best(choices);
  }

  /** The learned pace first, then the one that differs most from it. */
  private static double nearness(Bridge.Pace pace, Gap gap) {
    return pace == Bridge.Pace.LEARNED
        ? 1
        : 0.9 * Math.abs(pace.bend(gap) - Bridge.Pace.LEARNED.bend(gap));
  }

  /** The best plan from one neighbour that no take has used. */
  Optional<Plan> beyond(Edge edge, Side side) {
    int n = Math.toIntExact(request.length());
    return best(
        List.of(
            new Choice("extend", 1, () -> open("extend", edge, side, n, Extension.USUAL_SLACK)),
            new Choice("extend-moving", 0.5, () -> open("extend-moving", edge, side, n, 6)),
            new Choice("extend-resting", 0.4, () -> open("extend-resting", edge, side, n, 0.7))));
  }

  private Plan open(String name, Edge edge, Side side, int n, double slack) {
    return new OneSided(name, edge, side, n, slack, studio, OneSided.Joins.OPEN);
  }

  private Plan cut(String name, Side before, Side after, int n, int cut) {
    return new CutBetween(name, before, after, n, cut, studio);
  }

  private Plan side(String name, Side before, Side after, int n) {
    return name.equals("extend-before")
        ? new OneSided(
            name, Edge.BEFORE, before, n, Extension.USUAL_SLACK, studio, OneSided.Joins.CUT)
        : new OneSided(
            name, Edge.AFTER, after, n, Extension.USUAL_SLACK, studio, OneSided.Joins.CUT);
  }

  private Optional<Plan> best(List<Choice> choices) {
    return choices.stream()
        .filter(choice -> !request.plansTaken().contains(choice.name()))
        .max(Comparator.comparingDouble(Choice::rank))
        .map(choice -> choice.plan().get());
  }
}
