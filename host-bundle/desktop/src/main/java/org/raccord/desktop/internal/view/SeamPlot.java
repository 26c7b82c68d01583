package org.raccord.desktop.internal.view;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.raccord.desktop.internal.model.TakeStudy;

/** Colour, motion and loudness of a take over time, with its two joins as lines. */
final class SeamPlot extends Canvas {

  private static final double BAND = 20;
  private static final double GAP = 2;
  private static final double NAMES = 46;

  private static final double HIGH = 3 * BAND + 2 * GAP;

  /**
   * A plot.
   *
   * @param width in pixels, where {@code size} is 1
   * @param size how large it is drawn, letters too
   */
  SeamPlot(TakeStudy study, double width, double size) {
    super(width * size, HIGH * size);
    GraphicsContext pen = getGraphicsContext2D();
    pen.scale(size, size);
    pen.setFont(Font.font(9));
    double plot = width - NAMES;
    pen.setFill(Palette.GROUND);
    pen.fillRect(NAMES, 0, plot, HIGH);
    pen.setFill(Palette.TAKE.deriveColor(0, 1, 1, 0.45));
    double step = plot / study.red().length();
    pen.fillRect(NAMES + study.head() * step, 0, (study.tail() - study.head()) * step, HIGH);
    List<TakeStudy.Curve> colours = List.of(study.red(), study.green(), study.blue());
    Color[] inks = {Color.web("#ff7b72"), Color.web("#7ee787"), Color.web("#79c0ff")};
    float least = Float.MAX_VALUE;
    float most = 0;
    for (TakeStudy.Curve colour : colours) {
      for (int i = 0; i < colour.length(); i++) {
        least = Math.min(least, colour.at(i));
        most = Math.max(most, colour.at(i));
      }
    }
    // A hundredth of full scale at least, so that noise does not look like a flash.
    float room = Math.max(0.02f, most - least);
    for (int c = 0; c < inks.length; c++) {
      curve(pen, colours.get(c), inks[c], step, 0, least, least + room);
    }
    curve(
        pen,
        study.motion(),
        Palette.TEXT,
        step,
        BAND + GAP,
        0,
        Math.max(0.005f, study.motion().most()));
    curve(pen, study.loudness(), Palette.WAVE, step, 2 * (BAND + GAP), TakeStudy.SILENCE, 0);
    pen.setStroke(Palette.PLAYHEAD);
    pen.setLineWidth(1);
    for (int at : new int[] {study.head(), study.tail()}) {
      double x = Math.round(NAMES + at * step) + 0.5;
      pen.strokeLine(x, 0, x, HIGH);
    }
    pen.setFill(Palette.QUIET);
    pen.fillText("colour", 0, 13);
    pen.fillText("motion", 0, 13 + BAND + GAP);
    pen.fillText("loudness", 0, 13 + 2 * (BAND + GAP));
    setAccessibleText(study.words());
  }

  private static void curve(
      GraphicsContext pen,
      TakeStudy.Curve curve,
      Color ink,
      double step,
      double top,
      float least,
      float most) {
    int n = curve.length();
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int i = 0; i < n; i++) {
      double part = Math.max(0, Math.min(1, (curve.at(i) - least) / (most - least)));
      xs[i] = NAMES + (i + 0.5) * step;
      ys[i] = top + 1 + (1 - part) * (BAND - 2);
    }
    pen.setStroke(ink);
    pen.setLineWidth(1.2);
    pen.strokePolyline(xs, ys, n);
  }
}
