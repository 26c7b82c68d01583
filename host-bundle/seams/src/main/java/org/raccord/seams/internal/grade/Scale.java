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
 */
public record Scale(String name, String unit, double floor, double margin) {

  /** Few boundaries do not show what a shot does: what is allowed then, in floors. */
  private static final double UNKNOWN = 2;

  private static final int ENOUGH = 6;

  /** A figure for {@code value} where the shot ordinarily does {@code usual}. */
  public Figure grade(double value, Ordinary usual) {
    boolean known = usual.count() >= ENOUGH;
    double room =
        Math.max(known ? floor : UNKNOWN * floor, margin * (usual.top() - usual.median()));
    double excess = Math.max(0, (value - usual.median()) / room);
    return new Figure(
        name,
        unit,
        value,
        usual.median(),
        usual.spread(),
        usual.median() + room,
        excess,
        Grade.of(excess));
  }

  /** A figure for {@code value} where no shot shows what is ordinary: 0 is, up to the floor. */
  public Figure grade(double value) {
    double excess = Math.max(0, value / floor);
    return new Figure(name, unit, value, 0, 0, floor, excess, Grade.of(excess));
  }
}
