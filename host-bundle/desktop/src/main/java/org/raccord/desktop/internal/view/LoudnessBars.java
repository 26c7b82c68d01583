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
  private static final double HIGH = 4 * ROW + 2;

  /** The line of figures takes so much at its longest. */
  private static final double WORDS = 200;

  private static final double NAME = 22;
  private static final double FIGURE = 52;
  private static final double LOWEST = -60;

  /** What programmes have in Europe (EBU R 128), and the highest true peak that it allows. */
  private static final double TARGET = -23;

  private static final double CEILING = -1;
  private static final Font FONT = Font.font(11);
  private static final Color BAR = Color.web("#4f9d7c");
  private static final Color MARK = Color.web("#ffd479");

  private final double least;

  /** How large they are drawn; what is in them is counted as if it were 1. */
  private double size = 1;

  private double width;
  private Reading shown = Reading.NONE;

  /**
   * @param least pixels that they are wide at least
   */
  LoudnessBars(double least) {
    super(least, HIGH);
    this.least = least;
    size(1);
  }

  /** Draws them larger or smaller, letters too; wider only where the words need it. */
  final void size(double factor) {
    size = factor;
    setWidth(Math.max(least, WORDS * size));
    setHeight(HIGH * size);
    width = getWidth() / size;
    show(shown);
  }

  final void show(Reading now) {
    shown = now;
    GraphicsContext pen = getGraphicsContext2D();
    pen.save();
    pen.scale(size, size);
    pen.setFill(Color.BLACK);
    pen.fillRect(0, 0, width, HIGH);
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
    pen.restore();
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
    double whole = width - NAME - FIGURE;
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
