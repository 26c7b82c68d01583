package org.raccord.seams;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.fill.SeamReport;
import org.raccord.seams.internal.picture.PictureParts;

/** A finished measuring: the report, and what pictures of it are drawn from. */
public final class SeamStudy {

  private final SeamReport report;
  private final PictureParts parts;

  SeamStudy(SeamReport report, PictureParts parts) {
    this.report = report;
    this.parts = parts;
  }

  public SeamReport report() {
    return report;
  }

  /** The same study with more to say. */
  public SeamStudy withRemarks(List<String> more) {
    List<String> remarks = new ArrayList<>(more);
    remarks.addAll(report.remarks());
    return new SeamStudy(new SeamReport(report.version(), report.parts(), remarks), parts);
  }

  PictureParts parts() {
    return parts;
  }
}
