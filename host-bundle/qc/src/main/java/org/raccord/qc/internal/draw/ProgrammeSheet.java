package org.raccord.qc.internal.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongFunction;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityReport;
import org.raccord.qc.Limit;
import org.raccord.qc.internal.picture.PictureCurves;
import org.raccord.qc.internal.sound.Heard;

/** The figures along a programme, with what was found marked in the row it was found in. */
public final class ProgrammeSheet {

  private static final int WIDTH = 1500;
  private static final int LEFT = 190;
  private static final int RIGHT = 20;
  private static final int TITLE = 60;
  private static final int ROW = 84;

  private final QualityReport report;
  private final LongFunction<String> label;
  private final List<Row> rows = new ArrayList<>();
  private final int frames;

  /**
   * A figure along the programme.
   *
   * @param name of the figure
   * @param unit in words
   * @param low at the bottom of the row
   * @param high at its top
   * @param limit drawn as a line, where there is one
   * @param value by frame
   * @param kinds what is found on it
   */
  private record Row(
      String name,
      String unit,
      double low,
      double high,
      Optional<Double> limit,
      IntToDoubleFunction value,
      List<Kind> kinds) {}

  /**
   * @param label timecode of a frame from the programme's zero
   */
  public ProgrammeSheet(
      QualityReport report,
      Optional<PictureCurves> picture,
      Optional<Heard> heard,
      LongFunction<String> label) {
    this.report = report;
    this.label = label;
    this.frames = (int) report.range().length();
    picture.ifPresent(this::pictureRows);
    heard.ifPresent(this::soundRows);
  }

  private void pictureRows(PictureCurves p) {
    rows.add(
        new Row(
            "light",
            "% of white, mean",
            0,
            100,
            Optional.empty(),
            f -> p.luma().get(f),
            List.of(Kind.BLACK, Kind.EMPTY)));
    rows.add(
        new Row(
            "change",
            "codes of 8 bits, log",
            -2,
            2,
            Optional.of(Math.log10(Limit.SAME_MEAN.value())),
            f -> Math.log10(Math.max(1e-3, p.change().get(f))),
            List.of(Kind.FROZEN, Kind.DUPLICATE)));
    rows.add(
        new Row(
            "levels outside",
            "% of the picture",
            0,
            10,
            Optional.of(Limit.LEVEL_AREA.value()),
            f -> p.outside().get(f),
            List.of(Kind.LEVELS)));
    rows.add(
        new Row(
            "woven",
            "upper +1, lower -1",
            -1.2,
            1.2,
            Optional.empty(),
            f -> p.woven().get(f),
            List.of(Kind.FIELDS)));
  }

  private void soundRows(Heard heard) {
    rows.add(
        new Row(
            "loudness",
            "LUFS, 400 ms",
            -60,
            0,
            Optional.of(Limit.LOUDNESS.value()),
            heard::loudnessAt,
            List.of(Kind.SILENCE, Kind.DROPOUT)));
    rows.add(
        new Row(
            "true peak",
            "dBTP",
            -60,
            3,
            Optional.of(Limit.TRUE_PEAK.value()),
            heard::peakAt,
            List.of(Kind.TRUE_PEAK, Kind.CLIPPING)));
    rows.add(
        new Row(
            "correlation",
            "of left and right",
            -1,
            1,
            Optional.of(Limit.PHASE.value()),
            heard::correlationAt,
            List.of(Kind.PHASE)));
  }

  /** Draws it. */
  public BufferedImage draw() {
    Paper paper = new Paper(WIDTH, TITLE + ROW * rows.size() + 10);
    paper.write("Quality control", Paper.INK, 20, 12, 28);
    paper.write(
        "red: fault; yellow: warning; green: notice; brown line: limit", Paper.FAINT, 13, 12, 50);
    String from = label.apply(report.range().start());
    String to = label.apply(report.range().end());
    paper.write(from, Paper.FAINT, 13, LEFT, 28);
    paper.write(to, Paper.FAINT, 13, WIDTH - RIGHT - 95, 28);
    for (int r = 0; r < rows.size(); r++) {
      row(paper, rows.get(r), TITLE + r * ROW);
    }
    return paper.finished();
  }

  private double x(double frame) {
    return LEFT + frame * (WIDTH - LEFT - RIGHT) / frames;
  }

  private void row(Paper paper, Row row, int top) {
    double height = ROW - 14;
    paper.fill(Paper.TAKE, LEFT, top, WIDTH - LEFT - RIGHT, height);
    for (QualityFinding finding : report.findings()) {
      if (row.kinds().contains(finding.kind())) {
        Color colour = Paper.of(finding.severity());
        double left = x((double) (finding.where().start() - report.range().start()));
        double right = x((double) (finding.where().end() - report.range().start()));
        double wide = Math.max(2, right - left);
        paper.fill(
            new Color((colour.getRGB() & 0xffffff) | 0x50000000, true), left, top, wide, height);
        paper.fill(colour, left, top + height - 4, wide, 4);
      }
    }
    if (row.limit().isPresent()) {
      paper.fill(
          Paper.LIMIT, LEFT, y(row, row.limit().get(), top, height), WIDTH - LEFT - RIGHT, 1);
    }
    curve(paper, row, top, height);
    paper.write(row.name(), Paper.INK, 14, 12, top + 22);
    paper.write(row.unit(), Paper.FAINT, 12, 12, top + 40);
    paper.write(
        String.format(Locale.ROOT, "%.0f to %.0f", row.low(), row.high()),
        Paper.FAINT,
        12,
        12,
        top + 57);
  }

  private static double y(Row row, double value, int top, double height) {
    double share = (value - row.low()) / (row.high() - row.low());
    return top + height * (1 - Math.max(0, Math.min(1, share)));
  }

  /** A column of the picture holds many frames: it is drawn from the lowest to the highest. */
  private void curve(Paper paper, Row row, int top, double height) {
    paper.pen().setColor(Paper.LINE);
    paper.pen().setStroke(new BasicStroke(1.3f));
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int f = 0; f < frames; f++) {
      double value = row.value().applyAsDouble(f);
      if (Double.isNaN(value)) {
        lastX = Double.NaN;
        continue;
      }
      double px = x(f + 0.5);
      double py = y(row, value, top, height);
      if (!Double.isNaN(lastX)) {
        paper.pen().draw(new Line2D.Double(lastX, lastY, px, py));
      }
      lastX = px;
      lastY = py;
    }
  }
}
