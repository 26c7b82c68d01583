package org.raccord.seams;

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

  PictureParts parts() {
    return parts;
  }
}
