package org.raccord.qc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityReport;
import org.raccord.qc.internal.picture.PictureCurves;
import org.raccord.qc.internal.sound.Heard;

/** What quality control found, with the curves it was found on. */
public final class QualityStudy {

  private final QualityReport report;
  private final Optional<PictureCurves> picture;
  private final Optional<Heard> sound;

  QualityStudy(QualityReport report, Optional<PictureCurves> picture, Optional<Heard> sound) {
    this.report = report;
    this.picture = picture;
    this.sound = sound;
  }

  public QualityReport report() {
    return report;
  }

  /** The same with findings and remarks from elsewhere. */
  public QualityStudy with(List<QualityFinding> more, List<String> remarks) {
    List<QualityFinding> all = new ArrayList<>(report.findings());
    all.addAll(more);
    List<String> said = new ArrayList<>(report.remarks());
    said.addAll(remarks);
    return new QualityStudy(
        new QualityReport(report.range(), all, report.sound(), said), picture, sound);
  }

  /** The same with these findings alone. */
  public QualityStudy only(List<QualityFinding> findings) {
    return new QualityStudy(
        new QualityReport(report.range(), findings, report.sound(), report.remarks()),
        picture,
        sound);
  }

  Optional<PictureCurves> picture() {
    return picture;
  }

  Optional<Heard> sound() {
    return sound;
  }
}
