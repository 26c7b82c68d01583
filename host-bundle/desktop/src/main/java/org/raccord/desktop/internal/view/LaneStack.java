package org.raccord.desktop.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.desktop.internal.model.Lane;

/**
 * Lanes one under the other, beneath the ruler, as far as they are scrolled. Places are pixels from
 * the upper edge.
 */
final class LaneStack {

  /** Pixels of the ruler. */
  static final double RULER = 22;

  private static final double PICTURE = 52;
  private static final double SOUND = 30;
  private static final double SPACE = 2;

  private List<Lane> lanes = List.of();
  private double down;

  /**
   * A lane and where it lies.
   *
   * @param y its upper edge
   * @param high its height
   */
  record Row(Lane lane, double y, double high) {}

  void show(List<Lane> others) {
    lanes = List.copyOf(others);
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** The track of that name, else the lowest picture track. */
  Optional<Lane> named(String name) {
    return lanes.stream()
        .filter(lane -> lane.name().equals(name))
        .findFirst()
        .or(
            () ->
                lanes.stream()
                    .filter(lane -> lane.name().equals("V1") || lane.name().endsWith("/V1"))
                    .findFirst());
  }

  /** The track so many below another, as far as there are some; negative counts above it. */
  Optional<Lane> below(Lane lane, int steps) {
    int at = lanes.indexOf(lane);
    return at < 0
        ? Optional.empty()
        : Optional.of(lanes.get(Math.max(0, Math.min(lanes.size() - 1, at + steps))));
  }

  /** Goes down by so many pixels, as far as there are lanes beneath {@code height}. */
  void scroll(double pixels, double height) {
    double all = RULER;
    for (Lane lane : lanes) {
      all += high(lane) + SPACE;
    }
    down = Math.max(0, Math.min(Math.max(0, all - height), down + pixels));
  }

  /** The lanes of which something is seen down to {@code height}. */
  List<Row> seen(double height) {
    List<Row> rows = new ArrayList<>();
    double y = RULER + SPACE - down;
    for (Lane lane : lanes) {
      double high = high(lane);
      if (y + high > RULER && y < height) {
        rows.add(new Row(lane, y, high));
      }
      y += high + SPACE;
    }
    return rows;
  }

  /** The lane at a place. */
  Optional<Lane> at(double y) {
    return seen(Double.MAX_VALUE).stream()
        .filter(row -> y >= Math.max(row.y(), RULER) && y < row.y() + row.high())
        .map(Row::lane)
        .findFirst();
  }

  private static double high(Lane lane) {
    return lane.audio() ? SOUND : PICTURE;
  }
}
