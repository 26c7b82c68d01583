package org.raccord.continuity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.raccord.generator.Edge;
import org.raccord.model.picture.Frame;

/** One neighbour goes on over the whole slot. */
final class OneSided implements Plan {

  private final String name;
  private final Edge from;
  private final Extension extension;
  private final int length;
  private final double slack;
  private final boolean cut;

  /**
   * A plan.
   *
   * @param name its stable name
   * @param from the neighbour that goes on
   * @param other whether there is another neighbour, met by a cut
   */
  OneSided(
      String name, Edge from, Side side, int length, double slack, Studio studio, Joins other) {
    this.name = name;
    this.from = from;
    this.length = length;
    this.slack = slack;
    this.cut = other == Joins.CUT;
    this.extension = new Extension(side, length, slack, studio, from == Edge.BEFORE ? 0 : 1);
  }

  /** How the far end of the slot is met. */
  enum Joins {
    /** By a cut to the other neighbour. */
    CUT,
    /** By nothing. */
    OPEN
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    String which =
        from == Edge.BEFORE ? "The clip before goes on" : "The clip after begins earlier";
    String how =
        slack > 3
            ? ", its motion kept up"
            : slack > 1 ? ", its motion easing" : ", its motion easing to rest";
    String end =
        cut
            ? (from == Edge.BEFORE ? "; cut to the clip after." : "; cut from the clip before.")
            : ".";
    return which + how + end;
  }

  @Override
  public double estimate() {
    return extension.estimate(length);
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (extension.isStill()) {
      remarks.add("Nothing moves next to the slot: the extension has living grain but no motion.");
    }
    if (length > 48) {
      remarks.add("Long extensions rest on one picture: look at faces and water.");
    }
    return remarks;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("slack", Double.toString(slack));
  }

  @Override
  public Frame frame(int k) {
    return extension.frame(from == Edge.BEFORE ? k + 1 : length - k);
  }
}
