package org.raccord.qc.internal.picture;

import static org.raccord.qc.internal.Findings.amount;
import static org.raccord.qc.internal.Findings.frames;

import java.util.List;
import java.util.Optional;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.qc.Limit;
import org.raccord.qc.Stretch;
import org.raccord.qc.Stretch.Nature;
import org.raccord.qc.internal.Findings;
import org.raccord.qc.internal.Span;

/**
 * Says what repeated frames mean. A shot that repeats frames throughout does so by nature
 * (animation on twos, pulldown of a slower rate, a locked camera on nothing); one repeat in a shot
 * that has no others is worth a look; in a take it is a fault unless the shots beside it do the
 * same.
 */
final class RepeatJudge {

  /** Repeats that are told one by one; more are told together. */
  private static final int ONE_BY_ONE = 3;

  /** So many repeats fall into a short take where the shots beside it have them now and then. */
  private static final int BY_CHANCE = 2;

  /** A shot that repeats so much of itself, in per cent, stands still. */
  private static final double THROUGHOUT = 90;

  private final PictureCurves curves;
  private final double frameRate;
  private final Repeats repeats;
  private final Findings findings;

  /**
   * @param frameRate frames per second
   */
  RepeatJudge(PictureCurves curves, double frameRate, Findings findings) {
    this.curves = curves;
    this.frameRate = frameRate;
    this.repeats = new Repeats(curves);
    this.findings = findings;
  }

  void judge(Stretch stretch, Span span, Beside beside) {
    if (stretch.nature() == Nature.TAKE) {
      take(stretch, span, beside);
    } else {
      shot(stretch, span);
    }
  }

  private boolean isRepeat(int f) {
    // Black after black is told as black.
    return repeats.at(f) && curves.dark().get(f) < Limit.BLACK_AREA.value();
  }

  /** Repeats within a span; its first frame has nothing before it there. */
  private List<Span> runs(Span span) {
    return new Span(Math.min(span.from() + 1, span.to()), span.to()).runs(this::isRepeat);
  }

  private double share(Span span) {
    return share(runs(span), span);
  }

  private static double share(List<Span> runs, Span span) {
    return span.length() < 2 ? 0 : 100.0 * count(runs) / (span.length() - 1);
  }

  private static int count(List<Span> runs) {
    return runs.stream().mapToInt(Span::length).sum();
  }

  private void take(Stretch stretch, Span span, Beside beside) {
    // The joins count: the first frame may repeat the shot's last, and the last come again after.
    int to = Math.min(curves.frames(), span.to() + (beside.after().length() > 0 ? 1 : 0));
    int from = beside.before().length() > 0 ? span.from() : Math.min(span.from() + 1, to);
    List<Span> runs = new Span(from, to).runs(this::isRepeat);
    if (runs.isEmpty()) {
      return;
    }
    int count = count(runs);
    double own = 100.0 * count / Math.max(1, span.length());
    double natural = Math.max(share(beside.before()), share(beside.after()));
    if (natural >= Limit.NATURAL_REPEATS.value() && (count <= BY_CHANCE || natural >= own / 2)) {
      findings.add(
          Kind.DUPLICATE,
          Severity.NOTICE,
          stretch,
          span.from(),
          span.to(),
          amount(own, Limit.NATURAL_REPEATS),
          "Repeated: " + frames(count) + ", as in the shot beside it.",
          "");
      return;
    }
    for (Span run : runs) {
      boolean frozen = run.length() >= Limit.FROZEN_TAKE.value();
      findings.add(
          frozen ? Kind.FROZEN : Kind.DUPLICATE,
          Severity.FAULT,
          stretch,
          run.from(),
          run.to(),
          repeats(run.length()),
          (frozen ? "Frozen: " : "Repeated: ")
              + frames(run.length())
              + (run.from() == span.from()
                  ? " from the join with the shot before on."
                  : run.to() > span.to()
                      ? " up to the join with the shot after."
                      : ", and the shots beside it move."),
          "Use another take, or fill the slot again.");
    }
  }

  private void shot(Stretch stretch, Span span) {
    List<Span> runs = runs(span);
    if (runs.isEmpty()) {
      return;
    }
    double longest = Limit.FROZEN_SHOT.value() * frameRate;
    List<Span> freezes = runs.stream().filter(r -> r.length() >= longest).toList();
    List<Span> few = runs.stream().filter(r -> r.length() < longest).toList();
    double all = share(runs, span);
    if (all > THROUGHOUT) {
      findings.add(
          Kind.FROZEN,
          Severity.NOTICE,
          stretch,
          span.from(),
          span.to(),
          Optional.empty(),
          "The shot stands still throughout.",
          "");
      return;
    }
    boolean natural = share(few, span) > Limit.NATURAL_REPEATS.value();
    int every = Cadence.of(few);
    if (natural || every > 0) {
      findings.add(
          Kind.DUPLICATE,
          Severity.NOTICE,
          stretch,
          span.from(),
          span.to(),
          amount(all, Limit.NATURAL_REPEATS),
          every > 0
              ? "One frame in " + every + " is a repeat, as a change of rate makes them."
              : "The shot repeats frames throughout (" + frames(count(runs)) + ").",
          "");
    } else {
      tell(stretch, few, Kind.DUPLICATE, false);
    }
    tell(stretch, freezes, Kind.FROZEN, natural);
  }

  private void tell(Stretch stretch, List<Span> runs, Kind kind, boolean natural) {
    Severity severity = natural ? Severity.NOTICE : Severity.WARNING;
    String remedy =
        natural
            ? ""
            : "If it is not meant, make a slot of these frames and fill it: raccord slot add.";
    String word = kind == Kind.FROZEN ? "Frozen: " : "Repeated: ";
    if (runs.size() > ONE_BY_ONE) {
      int count = count(runs);
      findings.add(
          kind,
          severity,
          stretch,
          runs.get(0).from(),
          runs.get(runs.size() - 1).to(),
          repeats(count),
          word + frames(count) + " in " + runs.size() + " places of the shot.",
          remedy);
      return;
    }
    for (Span run : runs) {
      findings.add(
          kind,
          severity,
          stretch,
          run.from(),
          run.to(),
          repeats(run.length()),
          word + frames(run.length()) + "; elsewhere the shot moves.",
          remedy);
    }
  }

  private static Optional<Amount> repeats(int count) {
    return Optional.of(new Amount(count, 0, "repeated frames"));
  }
}
