package org.raccord.seams.internal.grade;

import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;

/**
 * From a measured value to a letter. The limit is the shot's own median plus the larger of what
 * nobody sees or hears ({@code floor}) and {@code margin} times as far as the shot itself strays
 * from its median. The excess is 0 at the median and 1 at the limit; {@link Grade#of} makes letters
 * of it.
 *
 * @param name of the figure
 * @param unit of the figure
 * @param floor what is always allowed above the median
 * @param margin how many times the shot's own largest deviation is allowed
 * @param ceiling what is never within the limit of a shot that does not reach it of its own accord
 * @param least what is always within the limit
 */
public record Scale(
    String name, String unit, double floor, double margin, double ceiling, double least) {

  /** Few boundaries do not show what a shot does: what is allowed then, in floors. */
  private static final double UNKNOWN = 2;

  private static final int ENOUGH = 6;
  private static final double MOST = 99;
  private static final Ordinary NONE = new Ordinary(0, 0, 0, 0);

  /** A scale without a ceiling. */
  public Scale(String name, String unit, double floor, double margin) {
    this(name, unit, floor, margin, Double.POSITIVE_INFINITY);
  }

  /** A scale on which nothing is within the limit whatever the shot does. */
  public Scale(String name, String unit, double floor, double margin, double ceiling) {
    this(name, unit, floor, margin, ceiling, Double.NEGATIVE_INFINITY);
  }

  /** The value up to which it passes for what the shot ordinarily does. */
  public double limit(Ordinary usual) {
    double allowed = usual.count() >= ENOUGH ? floor : UNKNOWN * floor;
    double limit = usual.median() + Math.max(allowed, margin * (usual.top() - usual.median()));
    return Math.max(least, usual.top() < ceiling ? Math.min(limit, ceiling) : limit);
  }

  /** A figure for {@code value} where the shot ordinarily does {@code usual}. */
  public Figure grade(double value, Ordinary usual) {
    double limit = limit(usual);
    return figure(value, usual, limit, (value - usual.median()) / (limit - usual.median()));
  }

  /** A figure for {@code value} where no shot shows what is ordinary: 0 is, up to the floor. */
  public Figure grade(double value) {
    return figure(value, NONE, floor, value / floor);
  }

  private Figure figure(double value, Ordinary usual, double limit, double raw) {
    double excess = round(Math.max(0, Math.min(MOST, raw)));
    return new Figure(
        name,
        unit,
        round(value),
        round(usual.median()),
        round(usual.spread()),
        round(limit),
        excess,
        Grade.of(excess));
  }

  /** Reports are stored in timelines: no digit that means nothing. */
  private static double round(double value) {
    return Math.rint(value * 1000) / 1000;
  }
}
