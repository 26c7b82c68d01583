package org.raccord.seams.internal.draw;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.raccord.model.fill.SeamReport;
import org.raccord.seams.internal.picture.PictureGrades;
import org.raccord.seams.internal.picture.PictureGrades.Graded;
import org.raccord.seams.internal.picture.PictureParts;
import org.raccord.seams.internal.picture.Strip;

/** Every measure of the picture along the frames, over the band of what the shot itself does. */
public final class CurveSheet {

  private static final int WIDTH = 1500;
  private static final int TITLE = 60;
  private static final int ROW = 84;
  private static final int LEFT = 190;
  private static final int RIGHT = 20;

  private final PictureParts parts;
  private final SeamReport report;
  private final Strip whole;

  public CurveSheet(PictureParts parts, SeamReport report) {
    this.parts = parts;
    this.report = report;
    this.whole = parts.strip();
  }

  /** A measure of a piece of the strip. */
  private record Row(String name, List<Piece> pieces) {}

  /**
   * What of a row one piece of the strip says.
   *
   * @param from where the piece begins in the strip
   * @param half 0.5 where values belong to steps, which lie between frames
   */
  private record Piece(int from, double half, Graded graded) {}

  /** Draws the sheet. */
  public BufferedImage draw() {
    List<Row> rows = rows();
    Paper paper = new Paper(WIDTH, TITLE + ROW * rows.size() + 10);
    paper.write("Seams", Paper.INK, 20, 12, 28);
    report.grade().ifPresent(g -> paper.write(g.name(), Paper.of(g), 24, 84, 29));
    paper.write(
        report.worst().map(SeamReport.Worst::words).orElse(report.words()),
        Paper.FAINT,
        15,
        120,
        28);
    paper.write(
        "green: what the clips beside it do of their own accord; dark: the take; yellow: its joins",
        Paper.FAINT,
        13,
        12,
        50);
    for (int r = 0; r < rows.size(); r++) {
      row(paper, rows.get(r), TITLE + r * ROW);
    }
    return paper.finished();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    for (Strip piece : parts.pieces()) {
      PictureGrades grades = new PictureGrades(piece);
      int start = parts.pieces().size() == 1 ? whole.looks().indexOf(piece.looks().get(0)) : from;
      for (Graded graded : grades.joinCurves()) {
        add(rows, graded.scale().name() + " step", new Piece(start, 0.5, graded));
      }
      for (Graded graded : grades.innerStepCurves()) {
        if (grades.joinCurves().stream().noneMatch(j -> j.curve().equals(graded.curve()))) {
          add(rows, graded.scale().name(), new Piece(start, 0.5, graded));
        }
      }
      for (Graded graded : grades.frameCurves()) {
        add(rows, graded.scale().name(), new Piece(start, 0, graded));
      }
      from += piece.looks().size();
    }
    return rows;
  }

  private static void add(List<Row> rows, String name, Piece piece) {
    for (Row row : rows) {
      if (row.name().equals(name)) {
        row.pieces().add(piece);
        return;
      }
    }
    rows.add(new Row(name, new ArrayList<>(List.of(piece))));
  }

  private double x(double frame) {
    return LEFT + (frame + 0.5) * (WIDTH - LEFT - RIGHT) / whole.looks().size();
  }

  private void row(Paper paper, Row row, int top) {
    double height = ROW - 14;
    double base = top + height;
    double most = 1e-6;
    for (Piece piece : row.pieces()) {
      Graded graded = piece.graded();
      most = Math.max(most, 1.25 * graded.scale().limit(graded.usual()));
      most =
          Math.max(
              most,
              Arrays.stream(graded.curve().values()).filter(Double::isFinite).max().orElse(0));
    }
    paper.fill(
        Paper.TAKE,
        x(whole.before() - 0.5),
        top,
        x(whole.before() + whole.length() - 0.5) - x(whole.before() - 0.5),
        height);
    for (Piece piece : row.pieces()) {
      Graded graded = piece.graded();
      double band = height * Math.min(1, graded.scale().limit(graded.usual()) / most);
      double left = x(piece.from() - 0.5);
      double right = x(piece.from() + graded.curve().values().length - 0.5 + 2 * piece.half());
      paper.fill(new java.awt.Color(0x60_2f_6a_48, true), left, base - band, right - left, band);
      curve(paper, piece, base, height, most);
    }
    paper.pen().setColor(Paper.JOIN);
    paper.pen().setStroke(new BasicStroke(1));
    for (double join : new double[] {whole.before(), whole.before() + whole.length()}) {
      paper.pen().draw(new Line2D.Double(x(join - 0.5), top, x(join - 0.5), base));
    }
    Graded graded = row.pieces().get(0).graded();
    paper.write(row.name(), Paper.INK, 14, 12, top + 22);
    paper.write(
        String.format(
            java.util.Locale.ROOT,
            "up to %.3g %s",
            graded.scale().limit(graded.usual()),
            graded.scale().unit()),
        Paper.FAINT,
        12,
        12,
        top + 42);
  }

  private void curve(Paper paper, Piece piece, double base, double height, double most) {
    double[] values = piece.graded().curve().values();
    double limit = piece.graded().scale().limit(piece.graded().usual());
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        lastX = Double.NaN;
        continue;
      }
      double px = x(piece.from() + k + piece.half());
      double py = base - height * Math.max(0, Math.min(1, values[k] / most));
      if (Double.isFinite(lastX)) {
        paper.pen().setColor(Paper.LINE);
        paper.pen().setStroke(new BasicStroke(1.5f));
        paper.pen().draw(new Line2D.Double(lastX, lastY, px, py));
      }
      if (values[k] > limit) {
        paper.pen().setColor(Paper.BAD);
        paper.pen().fill(new Ellipse2D.Double(px - 4, py - 4, 8, 8));
      }
      lastX = px;
      lastY = py;
    }
  }
}
