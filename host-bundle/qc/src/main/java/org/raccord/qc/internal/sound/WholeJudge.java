package org.raccord.qc.internal.sound;

import static org.raccord.qc.internal.Findings.amount;
import static org.raccord.qc.internal.Findings.text;

import java.util.Optional;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.quality.QualityReport.SoundFigures;
import org.raccord.qc.Limit;
import org.raccord.qc.internal.Findings;

/** Says what the sound of a whole programme means: its loudness, and its channels. */
final class WholeJudge {

  private static final double SILENT = Math.pow(10, Limit.SILENT.value() / 10);
  private static final double HEARD = Math.pow(10, Limit.HEARD.value() / 10);

  private final Heard heard;
  private final Findings findings;

  WholeJudge(Heard heard, Findings findings) {
    this.heard = heard;
    this.findings = findings;
  }

  void judge(SoundFigures figures, Optional<Double> wanted) {
    loudness(figures, wanted);
    channels();
  }

  private void loudness(SoundFigures figures, Optional<Double> wanted) {
    double target = wanted.orElse(Limit.LOUDNESS.value());
    double off = figures.integrated() - target;
    // Rounded as it is shown, so that what is told agrees with its own figure.
    if (Math.abs(Math.rint(off * 10) / 10) > Limit.LOUDNESS_TOLERANCE.value()) {
      findings.addOfAll(
          Kind.LOUDNESS,
          wanted.isPresent() ? Severity.WARNING : Severity.NOTICE,
          Optional.of(new Amount(figures.integrated(), target, "LUFS")),
          text(
              "The programme is %.1f LU %s %s.",
              Math.abs(off),
              off > 0 ? "above" : "below",
              wanted.isPresent() ? "what was asked" : "EBU R 128's -23 LUFS"),
          text("Change the gain of the finished programme by %+.1f dB.", -off));
    }
    if (figures.range() > Limit.LOUDNESS_RANGE.value()) {
      findings.addOfAll(
          Kind.LOUDNESS_RANGE,
          Severity.NOTICE,
          amount(figures.range(), Limit.LOUDNESS_RANGE),
          "Quiet and loud parts lie far apart.",
          "");
    }
  }

  private void channels() {
    double loudest = 0;
    for (double square : heard.squares()) {
      loudest = Math.max(loudest, square);
    }
    for (int c = 0; c < heard.squares().size(); c++) {
      boolean lfe = heard.squares().size() == 6 && c == 3;
      double square = heard.squares().get(c);
      if (!lfe && loudest > HEARD && square < SILENT) {
        findings.addOfAll(
            Kind.CHANNELS,
            Severity.WARNING,
            Optional.of(
                new Amount(10 * Math.log10(square), Limit.SILENT.value(), Limit.SILENT.unit())),
            "The " + heard.channel(c) + " is silent, and others are not.",
            "Put the sound on all channels, or make the track mono.");
      }
    }
  }
}
