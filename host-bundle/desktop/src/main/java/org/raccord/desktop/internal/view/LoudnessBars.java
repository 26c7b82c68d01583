package org.raccord.desktop.internal.view;

import java.util.Locale;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.raccord.core.LoudnessGauge.Reading;

/**
 * Loudness of what is heard: bars for the last 400 ms, the last 3 s and the true peak, and in
 * figures the whole since it began to play.
 */
final class LoudnessBars extends Canvas {

  private static final double ROW = 18;
  private static final double NAME = 22;
  private static final double FIGURE = 52;
  private static final double LOWEST = -60;

  /** What programmes have in Europe (EBU R 128), and the highest true peak that it allows. */
  private static final double TARGET = -23;

  private static final double CEILING = -1;
  private static final Font FONT = Font.font(11);
  private static final Color BAR = Color.web("#4f9d7c");
  private static final Color MARK = Color.web("#ffd479");

  LoudnessBars(double width) {
    super(width, 4 * ROW + 2);
    show(Reading.NONE);
  }

  void show(Reading now) {
    GraphicsContext pen = getGraphicsContext2D();
    pen.setFill(Color.BLACK);
    pen.fillRect(0, 0, getWidth(), getHeight());
    pen.setFont(FONT);
    row(pen, 0, "M", now.momentary(), TARGET);
    row(pen, 1, "S", now.shortTerm(), TARGET);
    row(pen, 2, "TP", now.truePeak(), CEILING);
    boolean over = now.highestPeak() > CEILING;
    pen.setFill(over ? Palette.PLAYHEAD : Palette.TEXT);
    String words =
        "I "
            + figure(now.integrated())
            + " LUFS   "
            + (over ? "\u25B2 over: " : "peak ")
            + figure(now.highestPeak())
            + " dBTP";
    pen.fillText(words, 4, 3 * ROW + 14);
    setAccessibleText(
        "Loudness: momentary "
            + figure(now.momentary())
            + ", short-term "
            + figure(now.shortTerm())
            + ", integrated "
            + figure(now.integrated())
            + " LUFS, true peak "
            + figure(now.highestPeak())
            + " dB");
  }

  private void row(GraphicsContext pen, int number, String name, double value, double mark) {
    double y = number * ROW;
    double whole = getWidth() - NAME - FIGURE;
    pen.setFill(Palette.QUIET);
    pen.fillText(name, 4, y + 13);
    pen.setFill(Palette.RULER);
    pen.fillRect(NAME, y + 3, whole, ROW - 6);
    pen.setFill(value > mark && mark == CEILING ? Palette.PLAYHEAD : BAR);
    pen.fillRect(NAME, y + 3, whole * part(value), ROW - 6);
    pen.setFill(MARK);
    pen.fillRect(NAME + whole * part(mark) - 1, y + 1, 2, ROW - 2);
    pen.setFill(Palette.TEXT);
    pen.fillText(figure(value), NAME + whole + 6, y + 13);
  }

  private static double part(double level) {
    return Math.max(0, Math.min(1, (level - LOWEST) / -LOWEST));
  }

  private static String figure(double level) {
    return Double.isInfinite(level) ? "\u2013" : String.format(Locale.ROOT, "%.1f", level);
  }
}
