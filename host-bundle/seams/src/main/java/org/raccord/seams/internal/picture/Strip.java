package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames in a row: those before a take, the take's own, those after it, with the steps between
 * them. Step {@code i} leads from frame {@code i} to frame {@code i + 1}.
 *
 * @param looks every frame
 * @param steps one fewer
 * @param before frames before the take
 * @param length frames of the take
 * @param after frames after it
 */
public record Strip(List<Look> looks, List<Step> steps, int before, int length, int after) {

  /** Frames on either side that are enough to know a shot's habits. */
  public static final int CONTEXT = 24;

  public Strip {
    looks = List.copyOf(looks);
    steps = List.copyOf(steps);
    if (length < 1 || looks.size() != before + length + after || steps.size() != looks.size() - 1) {
      throw new IllegalArgumentException("A strip is frames and the steps between them");
    }
  }

  /** The step onto the take's first frame; -1 where nothing is before. */
  public int head() {
    return before - 1;
  }

  /** The step off the take's last frame; {@link #steps} has none such where nothing is after. */
  public int tail() {
    return before + length - 1;
  }

  public boolean hasHead() {
    return before > 0;
  }

  public boolean hasTail() {
    return after > 0;
  }

  /** Whether a step lies between two frames of the take. */
  public boolean isInside(int step) {
    return step > head() && step < tail();
  }

  /** Steps between frames of the clips beside the take. */
  public List<Integer> ordinarySteps() {
    List<Integer> ordinary = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i < head() || i > tail()) {
        ordinary.add(i);
      }
    }
    return ordinary;
  }

  /** First frame of the piece (before, take or after) that a frame belongs to. */
  int pieceStart(int frame) {
    return frame < before ? 0 : frame < before + length ? before : before + length;
  }

  /** The frame after the last of the piece that a frame belongs to. */
  int pieceEnd(int frame) {
    return frame < before ? before : frame < before + length ? before + length : looks.size();
  }

  /** The frames [from, to) alone; at least one of the take is among them. */
  Strip within(int from, int to) {
    int first = Math.max(before, from);
    int end = Math.min(before + length, to);
    return new Strip(
        looks.subList(from, to),
        steps.subList(from, to - 1),
        Math.max(0, before - from),
        end - first,
        Math.max(0, to - (before + length)));
  }
}
