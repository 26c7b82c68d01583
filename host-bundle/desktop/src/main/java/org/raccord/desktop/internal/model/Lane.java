package org.raccord.desktop.internal.model;

import java.util.List;

/**
 * A track as it is drawn.
 *
 * @param name such as {@code V1}
 * @param track its number among the timeline's tracks
 * @param audio whether it carries sound
 * @param blocks what lies on it, in record order, none overlapping
 */
public record Lane(String name, int track, boolean audio, List<Block> blocks) {

  public Lane {
    blocks = List.copyOf(blocks);
  }

  /** What a block is. */
  public enum Kind {
    CLIP,
    TAKE,
    SLOT,
    NEST
  }

  /**
   * Something on a track.
   *
   * @param start first frame at the timeline's rate
   * @param end frame after its last
   * @param kind what it is
   * @param name of the clip
   * @param slot address of the slot that it is; empty text where it is none
   * @param media the same text for the same stretch of the same media; empty text where it has none
   */
  public record Block(long start, long end, Kind kind, String name, String slot, String media) {}

  /**
   * The blocks that lie within a stretch of time, found without looking at the others.
   *
   * @param from first frame
   * @param to frame after the last
   */
  public List<Block> between(long from, long to) {
    int first = firstEndingAfter(from);
    int last = first;
    while (last < blocks.size() && blocks.get(last).start() < to) {
      last++;
    }
    return blocks.subList(first, last);
  }

  private int firstEndingAfter(long frame) {
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).end() > frame) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
