package org.raccord.desktop.internal.view;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.raccord.desktop.internal.model.Lane;

/** Small things drawn over the timeline. */
final class TimelineSigns {

  private static final Color MARKER = Color.web("#7bd88f");
  private static final Color JOINT = Color.web("#f2f4f8", 0.30);
  private static final double NAMED = 60;

  /** So wide is a letter of a marker's name, or somewhat less. */
  private static final double LETTER = 6.7;

  private TimelineSigns() {}

  /** Markers on the ruler, named where there is room. */
  static void markers(
      GraphicsContext pen,
      SortedMap<Long, String> markers,
      LongToDoubleFunction place,
      double from,
      double to,
      double ruler) {
    double free = from;
    for (Map.Entry<Long, String> marker : markers.entrySet()) {
      double x = place.applyAsDouble(marker.getKey());
      if (x < from || x > to) {
        continue;
      }
      pen.setFill(MARKER);
      pen.fillPolygon(
          new double[] {x - 5, x + 5, x + 5, x, x - 5},
          new double[] {ruler - 11, ruler - 11, ruler - 5, ruler, ruler - 5},
          5);
      if (x >= free) {
        String name = marker.getValue();
        String shown = name.length() > 14 ? name.substring(0, 14) : name;
        // The timecode of the ruler may lie there.
        pen.setFill(Palette.RULER);
        pen.fillRect(x + 6, ruler - 12, LETTER * shown.length() + 4, 12);
        pen.setFill(MARKER);
        pen.fillText(shown, x + 8, ruler - 2);
        free = x + NAMED;
      }
    }
  }

  /** Transitions: a box over the cut with a line from the one clip to the other. */
  static void joints(
      GraphicsContext pen,
      Lane lane,
      LongToDoubleFunction place,
      double from,
      double to,
      double y,
      double high) {
    for (Lane.Joint joint : lane.joints()) {
      double start = Math.max(from, place.applyAsDouble(joint.start()));
      double end = Math.min(to, place.applyAsDouble(joint.end()));
      if (end - start < 2) {
        continue;
      }
      pen.setFill(JOINT);
      pen.fillRect(start, y + 2, end - start, high - 4);
      pen.setStroke(Palette.SELECTED);
      pen.setLineWidth(1);
      pen.strokeLine(start, y + high - 2, end, y + 2);
      pen.strokeRect(start + 0.5, y + 2.5, end - start - 1, high - 5);
    }
  }

  /** Where an edge that is held would come to. */
  static void grip(GraphicsContext pen, double x, double height, String words) {
    pen.setStroke(Palette.SELECTED);
    pen.setLineWidth(2);
    pen.strokeLine(x, 0, x, height);
    pen.setFill(Palette.GROUND);
    pen.fillRect(x + 3, height - 22, 8.0 + 7 * words.length(), 18);
    pen.setFill(Palette.SELECTED);
    pen.fillText(words, x + 7, height - 9);
  }
}
