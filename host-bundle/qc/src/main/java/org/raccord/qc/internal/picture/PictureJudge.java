package org.raccord.qc.internal.picture;

import static org.raccord.qc.internal.Findings.amount;
import static org.raccord.qc.internal.Findings.frames;
import static org.raccord.qc.internal.Findings.text;

import java.util.List;
import java.util.Optional;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.time.FrameRange;
import org.raccord.qc.Limit;
import org.raccord.qc.Stretch;
import org.raccord.qc.Stretch.Nature;
import org.raccord.qc.internal.Findings;
import org.raccord.qc.internal.Span;

/** Says what the frames of each stretch mean: black, levels, fields; repeats are judged apart. */
public final class PictureJudge {

  /** Frames after which pulldown lays fields alike. */
  private static final int CADENCE = 5;

  /**
   * Share of the woven frames that must lie on two places of five: by chance four in ten do. A cut
   * of what was pulled down shifts the places, so it is not all.
   */
  private static final double CADENCE_SHARE = 0.75;

  private final PictureCurves curves;
  private final FrameRange range;
  private final List<Stretch> stretches;
  private final Findings findings;

  public PictureJudge(
      PictureCurves curves, FrameRange range, List<Stretch> stretches, Findings findings) {
    this.curves = curves;
    this.range = range;
    this.stretches = stretches;
    this.findings = findings;
  }

  /** Judges all stretches. */
  public void judge() {
    RepeatJudge repeats = new RepeatJudge(curves, range.rate().toDouble(), findings);
    for (int s = 0; s < stretches.size(); s++) {
      Stretch stretch = stretches.get(s);
      Span span = Span.of(stretch, range);
      if (span.length() == 0) {
        continue;
      }
      Beside beside = beside(s, span);
      switch (stretch.nature()) {
        case EMPTY ->
            findings.add(
                Kind.EMPTY,
                Severity.WARNING,
                stretch,
                span.from(),
                span.to(),
                Optional.empty(),
                "The slot is not filled: " + frames(span.length()) + " of black.",
                "Fill it: raccord fill TIMELINE --slot " + stretch.place() + ".");
        case OFFLINE ->
            findings.add(
                Kind.EMPTY,
                Severity.FAULT,
                stretch,
                span.from(),
                span.to(),
                Optional.empty(),
                "The media is not there, or cannot be read: a slate is shown.",
                stretch.remedy());
        case BLACK -> {}
        case STILL -> {
          levels(stretch, span, beside);
          weave(stretch, span, beside);
        }
        case SHOT, TAKE -> {
          black(stretch, span);
          repeats.judge(stretch, span, beside);
          levels(stretch, span, beside);
          weave(stretch, span, beside);
        }
      }
    }
  }

  /** The shots that touch a take; a take is judged by what they do of their own accord. */
  private Beside beside(int s, Span span) {
    if (stretches.get(s).nature() != Nature.TAKE) {
      return Beside.NONE;
    }
    return new Beside(
        touching(s - 1, span).orElse(Beside.NOTHING), touching(s + 1, span).orElse(Beside.NOTHING));
  }

  private Optional<Span> touching(int s, Span span) {
    if (s < 0 || s >= stretches.size()) {
      return Optional.empty();
    }
    Stretch other = stretches.get(s);
    Span there = Span.of(other, range);
    boolean touches = there.to() == span.from() || there.from() == span.to();
    boolean own = other.nature() == Nature.SHOT || other.nature() == Nature.STILL;
    return touches && own && there.length() > 0 ? Optional.of(there) : Optional.empty();
  }

  private boolean isDark(int f) {
    return f >= 0 && f < curves.frames() && curves.dark().get(f) >= Limit.BLACK_AREA.value();
  }

  private void black(Stretch stretch, Span span) {
    for (Span run : span.runs(this::isDark)) {
      boolean before = run.from() > 0 && !isDark(run.from() - 1);
      boolean after = run.to() < curves.frames() && !isDark(run.to());
      String what = "Black: " + frames(run.length()) + ".";
      if (stretch.nature() == Nature.TAKE) {
        boolean goesOn = isDark(run.from() - 1) || isDark(run.to());
        add(
            Kind.BLACK,
            goesOn ? Severity.NOTICE : Severity.FAULT,
            stretch,
            run,
            amount(100, Limit.BLACK_AREA),
            what + (goesOn ? " The shot beside it is black there, too." : ""),
            goesOn ? "" : "Use another take, or fill the slot again.");
      } else {
        boolean flash =
            before && after && run.length() < Limit.BLACK_FLASH.value() * range.rate().toDouble();
        add(
            Kind.BLACK,
            flash ? Severity.WARNING : Severity.NOTICE,
            stretch,
            run,
            amount(100, Limit.BLACK_AREA),
            what + (flash ? " There is picture before and after it." : ""),
            flash ? "If it is not meant, make a slot of it and fill it: raccord slot add." : "");
      }
    }
  }

  private void levels(Stretch stretch, Span span, Beside beside) {
    List<Span> runs = span.runs(f -> curves.outside().get(f) > Limit.LEVEL_AREA.value());
    if (runs.isEmpty()) {
      return;
    }
    double worst = most(span);
    int count = runs.stream().mapToInt(Span::length).sum();
    Span all = new Span(runs.get(0).from(), runs.get(runs.size() - 1).to());
    boolean take = stretch.nature() == Nature.TAKE;
    double natural = Math.max(most(beside.before()), most(beside.after()));
    boolean alike = natural > Limit.LEVEL_AREA.value() && natural >= worst / 2;
    add(
        Kind.LEVELS,
        !take ? Severity.WARNING : alike ? Severity.NOTICE : Severity.FAULT,
        stretch,
        all,
        amount(worst, Limit.LEVEL_AREA),
        "Levels outside 5 to 246 (of 8 bits) in "
            + frames(count)
            + (alike ? "; the shot beside it has the same." : "."),
        take && !alike
            ? "Use another take, or fill the slot again."
            : "Bring the levels of the finished programme into range (a legaliser, or the grade).");
  }

  private double most(Span span) {
    double most = 0;
    for (int f = span.from(); f < span.to(); f++) {
      most = Math.max(most, curves.outside().get(f));
    }
    return most;
  }

  private void weave(Stretch stretch, Span span, Beside beside) {
    int count = woven(span);
    double share = share(span);
    boolean take = stretch.nature() == Nature.TAKE;
    if (share < Limit.FIELDS_SHARE.value() || count < (take ? 2 : 5)) {
      return;
    }
    boolean alike =
        Math.max(share(beside.before()), share(beside.after())) >= Limit.FIELDS_SHARE.value();
    int upper = span.count(f -> curves.woven().get(f) > 0);
    boolean pulledDown = share < 48 && isPulledDown(span);
    add(
        Kind.FIELDS,
        take ? (alike ? Severity.NOTICE : Severity.FAULT) : Severity.WARNING,
        stretch,
        span,
        amount(share, Limit.FIELDS_SHARE),
        text(
            "Frames are woven of two fields (%s field first) in %s%s.",
            2 * upper >= count ? "upper" : "lower",
            frames(count),
            pulledDown ? ", two in five as pulldown makes them" : ""),
        pulledDown
            ? "Take the pulldown out of the source: ffmpeg -i IN -vf fieldmatch,decimate OUT."
            : "Deinterlace the source: ffmpeg -i IN -vf bwdif=mode=send_frame:deint=all OUT.");
  }

  /**
   * Whether the woven frames come two by two in fives, as pulldown lays them; material of fields
   * that stands still in places is woven anywhere.
   */
  private boolean isPulledDown(Span span) {
    int[] places = new int[CADENCE];
    for (int f = span.from(); f < span.to(); f++) {
      places[f % CADENCE] += curves.woven().get(f) == 0 ? 0 : 1;
    }
    int all = 0;
    int most = 0;
    for (int p = 0; p < CADENCE; p++) {
      all += places[p];
      most = Math.max(most, places[p] + places[(p + 1) % CADENCE]);
    }
    return most > CADENCE_SHARE * all;
  }

  /** Woven frames; none where their fields come now in one order and now in the other: chance. */
  private int woven(Span span) {
    int upper = span.count(f -> curves.woven().get(f) > 0);
    int lower = span.count(f -> curves.woven().get(f) < 0);
    return Math.min(upper, lower) * 5 > Math.max(upper, lower) ? 0 : upper + lower;
  }

  private double share(Span span) {
    return span.length() == 0 ? 0 : 100.0 * woven(span) / span.length();
  }

  private void add(
      Kind kind,
      Severity severity,
      Stretch stretch,
      Span span,
      Optional<Amount> amount,
      String what,
      String remedy) {
    findings.add(kind, severity, stretch, span.from(), span.to(), amount, what, remedy);
  }
}
