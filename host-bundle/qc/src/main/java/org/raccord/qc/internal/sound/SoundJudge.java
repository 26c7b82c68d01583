package org.raccord.qc.internal.sound;

import static org.raccord.qc.internal.Findings.amount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.quality.QualityReport.SoundFigures;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.qc.Limit;
import org.raccord.qc.Stretch;
import org.raccord.qc.Stretch.Nature;
import org.raccord.qc.internal.Findings;
import org.raccord.qc.internal.Span;

/** Says what the sound means in takes and between them. */
public final class SoundJudge {

  private static final double SILENT = Math.pow(10, Limit.SILENT.value() / 20);
  private static final double HEARD = Math.pow(10, Limit.HEARD.value() / 10);
  private static final double WINDOW_SECONDS = 0.4;

  private final Heard heard;
  private final SoundCurves curves;
  private final FrameRange range;
  private final double frameRate;
  private final List<Stretch> takes;
  private final Findings findings;

  public SoundJudge(Heard heard, FrameRange range, List<Stretch> takes, Findings findings) {
    this.heard = heard;
    this.curves = heard.curves();
    this.range = range;
    this.frameRate = range.rate().toDouble();
    this.takes = takes;
    this.findings = findings;
  }

  /**
   * Judges all of it.
   *
   * @param wanted the loudness that was asked for
   */
  public void judge(Optional<Double> wanted) {
    Optional<SoundFigures> figures = heard.figures();
    if (figures.isEmpty()) {
      return;
    }
    new WholeJudge(heard, findings).judge(figures.get(), wanted);
    for (Part part : parts()) {
      peaks(part);
      clipping(part);
      phase(part);
      holes(part);
      silence(part);
    }
  }

  /** A take, or what lies between two. */
  private record Part(Stretch stretch, Span span) {
    boolean isTake() {
      return stretch.nature() == Nature.TAKE;
    }
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    int end = (int) range.length();
    for (Stretch take : takes) {
      Span span = Span.of(take, range);
      if (span.length() == 0 || span.from() < at) {
        continue;
      }
      between(parts, at, span.from());
      parts.add(new Part(take, span));
      at = span.to();
    }
    between(parts, at, end);
    return parts;
  }

  private void between(List<Part> parts, int from, int to) {
    if (to > from) {
      parts.add(new Part(Stretch.of(Nature.SHOT, "", range), new Span(from, to)));
    }
  }

  private void peaks(Part part) {
    double limit = Math.pow(10, Limit.TRUE_PEAK.value() / 20);
    List<Span> runs = part.span().runs(f -> curves.peak().get(f) > limit * 1.0001);
    if (runs.isEmpty()) {
      return;
    }
    double most = 0;
    for (int f = part.span().from(); f < part.span().to(); f++) {
      most = Math.max(most, curves.peak().get(f));
    }
    boolean alike = part.isTake() && beside(part, f -> curves.peak().get(f) > limit) > 0;
    add(
        Kind.TRUE_PEAK,
        severity(part, alike),
        part,
        hull(runs),
        amount(20 * Math.log10(most), Limit.TRUE_PEAK),
        "The true peak is too high" + alike(alike) + ".",
        "Lower the gain, or put a true-peak limiter on the programme.");
  }

  private void clipping(Part part) {
    List<Span> runs = part.span().runs(f -> curves.clipped().get(f) > 0);
    if (runs.isEmpty()) {
      return;
    }
    double samples = 0;
    for (int f = part.span().from(); f < part.span().to(); f++) {
      samples += curves.clipped().get(f);
    }
    boolean alike = part.isTake() && beside(part, f -> curves.clipped().get(f) > 0) > 0;
    add(
        Kind.CLIPPING,
        severity(part, alike),
        part,
        hull(runs),
        Optional.of(new Amount(samples, 0, "clipped samples")),
        "Samples are cut off at full scale" + alike(alike) + ".",
        part.isTake() && !alike
            ? "Use another take, or fill the slot again."
            : "Lower the gain before the sound is mixed; what the source has clipped stays so.");
  }

  private void phase(Part part) {
    int window = (int) Math.max(1, Math.round(WINDOW_SECONDS * frameRate));
    boolean[] bad = new boolean[curves.frames()];
    int least = Math.min(window, part.span().length());
    double worst = 1;
    double ll = 0;
    double rr = 0;
    double lr = 0;
    for (int f = part.span().from(); f < part.span().to(); f++) {
      ll += curves.left().get(f);
      rr += curves.right().get(f);
      lr += curves.both().get(f);
      int first = f - least + 1;
      if (first < part.span().from()) {
        continue;
      }
      double correlation = lr / Math.max(1e-12, Math.sqrt(Math.max(0, ll * rr)));
      if (ll > HEARD * least && rr > HEARD * least && correlation < Limit.PHASE.value()) {
        java.util.Arrays.fill(bad, first, f + 1, true);
        worst = Math.min(worst, correlation);
      }
      ll -= curves.left().get(first);
      rr -= curves.right().get(first);
      lr -= curves.both().get(first);
    }
    long shortest = part.isTake() ? 1 : Math.round(Limit.PHASE_TIME.value() * frameRate);
    List<Span> runs =
        part.span().runs(f -> bad[f]).stream().filter(r -> r.length() >= shortest).toList();
    if (!runs.isEmpty()) {
      boolean alike =
          part.isTake()
              && beside(part, f -> curves.both().get(f) < 0 && curves.power().get(f) > HEARD) > 0.5;
      add(
          Kind.PHASE,
          severity(part, alike),
          part,
          hull(runs),
          amount(worst, Limit.PHASE),
          "Left and right cancel each other when they are added" + alike(alike) + ".",
          "Turn the phase of one channel, or use one channel for both.");
    }
  }

  private void holes(Part part) {
    List<Hole> here = new ArrayList<>();
    for (Hole hole : curves.holes()) {
      int f = frame(hole.start());
      if (f >= part.span().from() && f < part.span().to()) {
        here.add(hole);
      }
    }
    if (here.isEmpty()) {
      return;
    }
    int longest = here.stream().mapToInt(Hole::millis).max().orElse(0);
    int last = frame(here.get(here.size() - 1).start());
    add(
        Kind.DROPOUT,
        severity(part, false),
        part,
        new Span(frame(here.get(0).start()), last + 1),
        amount(longest, Limit.DROPOUT_LEAST),
        here.size() == 1
            ? "A hole in the sound of the " + heard.channel(here.get(0).channel()) + "."
            : here.size() + " holes in the sound.",
        part.isTake()
            ? "Use another take, or fill the slot again."
            : "Listen to it; make a slot of it and fill it with its sound: raccord slot add.");
  }

  private int frame(long sample) {
    long zero = range.startTime().sample(heard.format().sampleRate());
    long at =
        FrameTime.of(zero + sample, Rate.of(heard.format().sampleRate())).at(range.rate()).frame();
    return (int) Math.max(0, Math.min(range.length() - 1, at - range.start()));
  }

  private boolean isSilent(int f) {
    return curves.peak().get(f) < SILENT;
  }

  private void silence(Part part) {
    Limit limit = part.isTake() ? Limit.SILENCE_TAKE : Limit.SILENCE_SHOT;
    long shortest =
        part.isTake()
            ? Math.min(part.span().length(), Math.round(limit.value() * frameRate))
            : Math.round(limit.value() * frameRate);
    for (Span run : part.span().runs(this::isSilent)) {
      if (run.length() < Math.max(1, shortest)) {
        continue;
      }
      boolean before = isHeard(run.from() - (int) frameRate, run.from());
      boolean after = isHeard(run.to(), run.to() + (int) frameRate);
      boolean fault = part.isTake() && (before || after);
      if (fault || (before && after)) {
        add(
            Kind.SILENCE,
            fault ? Severity.FAULT : Severity.NOTICE,
            part,
            run,
            amount(run.length() / frameRate, limit),
            fault
                ? "The take is silent, and beside it there is sound."
                : "No sound at all between two sounds.",
            fault ? "Make its sound again: raccord sound TIMELINE --slot SLOT --redo." : "");
      }
    }
  }

  private boolean isHeard(int from, int to) {
    double sum = 0;
    int count = 0;
    for (int f = Math.max(0, from); f < Math.min(range.length(), to); f++) {
      sum += curves.power().get(f);
      count++;
    }
    return count > 0 && sum / count > HEARD / 100;
  }

  /** The share of the second on either side of a take that answers to {@code is}. */
  private double beside(Part part, IntPredicate is) {
    int second = (int) Math.round(frameRate);
    Span before = new Span(Math.max(0, part.span().from() - second), part.span().from());
    Span after =
        new Span(part.span().to(), (int) Math.min(range.length(), part.span().to() + second));
    int frames = before.length() + after.length();
    return frames == 0 ? 0 : (double) (before.count(is) + after.count(is)) / frames;
  }

  private static Severity severity(Part part, boolean alike) {
    return !part.isTake() ? Severity.WARNING : alike ? Severity.NOTICE : Severity.FAULT;
  }

  private static String alike(boolean alike) {
    return alike ? ", as beside the take" : "";
  }

  private static Span hull(List<Span> runs) {
    return new Span(runs.get(0).from(), runs.get(runs.size() - 1).to());
  }

  private void add(
      Kind kind,
      Severity severity,
      Part part,
      Span span,
      Optional<Amount> amount,
      String what,
      String remedy) {
    findings.add(kind, severity, part.stretch(), span.from(), span.to(), amount, what, remedy);
  }
}
