package org.raccord.model.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.time.FrameRange;

/**
 * What quality control found.
 *
 * @param range what was looked at, from the programme's zero
 * @param findings the worst first, then in order of time
 * @param sound figures of the whole sound; empty where there is none
 * @param remarks what was not measured, or plays otherwise than asked
 */
public record QualityReport(
    FrameRange range,
    List<QualityFinding> findings,
    Optional<SoundFigures> sound,
    List<String> remarks) {

  private static final Comparator<QualityFinding> ORDER =
      Comparator.comparing(QualityFinding::severity)
          .reversed()
          .thenComparing(f -> f.where().startTime())
          .thenComparing(QualityFinding::kind);

  public QualityReport {
    findings = findings.stream().sorted(ORDER).toList();
    remarks = List.copyOf(remarks);
  }

  /** The worst there is; empty where there is nothing to say. */
  public Optional<Severity> worst() {
    return findings.stream().map(QualityFinding::severity).max(Comparator.naturalOrder());
  }

  /** Whether nothing asks to be looked at: notices alone, or nothing. */
  public boolean isClean() {
    return worst().filter(s -> s != Severity.NOTICE).isEmpty();
  }

  /** How many findings are of a severity. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /**
   * Figures of the whole sound.
   *
   * @param integrated integrated loudness in LUFS, negative infinity for silence
   * @param range loudness range in LU
   * @param loudestMomentary the loudest 400 ms, in LUFS
   * @param loudestShortTerm the loudest 3 s, in LUFS
   * @param truePeak in dBTP
   * @param correlation of left and right over all of it, -1 to 1; 1 for one channel
   */
  public record SoundFigures(
      double integrated,
      double range,
      double loudestMomentary,
      double loudestShortTerm,
      double truePeak,
      double correlation) {}
}
