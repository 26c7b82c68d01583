package org.raccord.qc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.time.FrameRange;
import org.raccord.qc.Limit;
import org.raccord.qc.Stretch;

/** Collects findings; places are counted from the first frame that was looked at. */
public final class Findings {

  private final FrameRange range;
  private final List<QualityFinding> all = new ArrayList<>();

  public Findings(FrameRange range) {
    this.range = range;
  }

  /** Adds what lies at frames {@code [from, to)} of a stretch. */
  public void add(
      Kind kind,
      Severity severity,
      Stretch stretch,
      int from,
      int to,
      Optional<Amount> amount,
      String what,
      String remedy) {
    all.add(
        new QualityFinding(
            kind,
            severity,
            frames(from, to),
            stretch.place().isEmpty() ? Optional.empty() : Optional.of(stretch.place()),
            stretch.take(),
            amount,
            what,
            remedy));
  }

  /** Adds what is true of the whole. */
  public void addOfAll(
      Kind kind, Severity severity, Optional<Amount> amount, String what, String remedy) {
    all.add(
        new QualityFinding(
            kind, severity, range, Optional.empty(), Optional.empty(), amount, what, remedy));
  }

  private FrameRange frames(int from, int to) {
    return new FrameRange(range.start() + from, Math.max(0, to - from), range.rate());
  }

  public static Optional<Amount> amount(double value, Limit limit) {
    return Optional.of(new Amount(value, limit.value(), limit.unit()));
  }

  /** A number of frames in words. */
  public static String frames(long count) {
    return count == 1 ? "1 frame" : count + " frames";
  }

  /** Text with numbers in it, written alike everywhere. */
  public static String text(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  public List<QualityFinding> all() {
    return List.copyOf(all);
  }
}
