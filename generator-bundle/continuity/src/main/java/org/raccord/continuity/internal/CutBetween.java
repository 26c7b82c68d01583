package org.raccord.continuity.internal;

import java.util.List;
import java.util.Map;
import org.raccord.model.picture.Frame;

/** Both neighbours go on towards each other, and a cut between them. */
final class CutBetween implements Plan {

  private final String name;
  private final int length;
  private final int cut;
  private final Extension tail;
  private final Extension head;

  CutBetween(String name, Side before, Side after, int length, int cut, Studio studio) {
    this.name = name;
    this.length = length;
    this.cut = cut;
    this.tail = new Extension(before, cut, Extension.USUAL_SLACK, studio, 0);
    this.head = new Extension(after, length - cut, Extension.USUAL_SLACK, studio, 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "Both clips go on towards each other, with a cut after frame " + cut + " of the slot.";
  }

  @Override
  public double estimate() {
    return Math.min(tail.estimate(cut), head.estimate(length - cut));
  }

  @Override
  public List<String> remarks() {
    return tail.isStill() || head.isStill()
        ? List.of(
            "One of the clips does not move next to the slot: it has living grain but no motion.")
        : List.of();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("cut", Integer.toString(cut));
  }

  @Override
  public Frame frame(int k) {
    return k < cut ? tail.frame(k + 1) : head.frame(length - k);
  }
}
