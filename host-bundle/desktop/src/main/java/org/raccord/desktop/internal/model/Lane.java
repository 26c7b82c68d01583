package org.raccord.desktop.internal.model;

import java.util.List;
import java.util.Optional;

/**
 * A track as it is drawn.
 *
 * @param name such as {@code V1}
 * @param track its number among the timeline's tracks
 * @param audio whether it carries sound
 * @param enabled whether it is seen or heard
 * @param blocks what lies on it, in record order, none overlapping
 * @param joints its transitions, in record order
 */
public record Lane(
    String name,
    int track,
    boolean audio,
    boolean enabled,
    List<Block> blocks,
    List<Joint> joints) {

  public Lane {
    blocks = List.copyOf(blocks);
    joints = List.copyOf(joints);
  }

  /** One that is on, without transitions. */
  public Lane(String name, int track, boolean audio, List<Block> blocks) {
    this(name, track, audio, true, blocks, List.of());
  }

  /** The transition that lies at a frame. */
  public Optional<Joint> joint(long frame) {
    return joints.stream().filter(j -> frame >= j.start() && frame < j.end()).findFirst();
  }

  /**
   * A transition.
   *
   * @param start first frame of it
   * @param cut the frame at which one clip ends and the next begins
   * @param end frame after its last
   */
  public record Joint(String name, long start, long cut, long end) {}

  /** What a block is. */
  public enum Kind {
    CLIP,
    TAKE,
    SLOT,
    NEST,
    /** A hole that is meant to be black. */
    BLACK,
    /** A clip whose media is not there. */
    OFFLINE
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
   * @param clip address of the clip whose edges these are; empty text where they cannot be moved
   * @param source timecode of its first frame in its media; empty text where it has none
   */
  public record Block(
      long start,
      long end,
      Kind kind,
      String name,
      String slot,
      String media,
      String clip,
      String source) {

    /** Stands in {@link #media} between the file's URL and the stretch of it. */
    static final String OF = "\n";

    /** One whose edges stay. */
    public Block(long start, long end, Kind kind, String name, String slot, String media) {
      this(start, end, kind, name, slot, media, "", "");
    }
  }

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
