package org.raccord.model.time;

import java.util.Optional;

/**
 * A half-open range of whole frames, {@code [start, start + length)}.
 *
 * @param start the first frame; may be negative or a timecode offset
 * @param length frames, at least 0
 * @param rate frames per second of both
 */
public record FrameRange(long start, long length, Rate rate) {

  public FrameRange {
    if (length < 0) {
      throw new IllegalArgumentException("A range has no negative length: " + length);
    }
    Math.addExact(start, length);
  }

  public static FrameRange between(FrameTime start, FrameTime end) {
    return new FrameRange(start.frame(), end.minus(start).frame(), start.rate());
  }

  /** The first frame after the range. */
  public long end() {
    return start + length;
  }

  public FrameTime startTime() {
    return new FrameTime(start, rate);
  }

  public FrameTime endTime() {
    return new FrameTime(end(), rate);
  }

  public FrameTime duration() {
    return new FrameTime(length, rate);
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public boolean contains(FrameTime time) {
    return time.compareTo(startTime()) >= 0 && time.compareTo(endTime()) < 0;
  }

  /** The same edges at another rate, each rounded once. */
  public FrameRange at(Rate target) {
    return between(startTime().at(target), endTime().at(target));
  }

  public FrameRange shifted(long frames) {
    return new FrameRange(Math.addExact(start, frames), length, rate);
  }

  /** The overlap at this rate, or empty where the two do not overlap by a frame. */
  public Optional<FrameRange> intersection(FrameRange other) {
    FrameRange same = other.at(rate);
    long from = Math.max(start, same.start);
    long to = Math.min(end(), same.end());
    return to > from ? Optional.of(new FrameRange(from, to - from, rate)) : Optional.empty();
  }

  @Override
  public String toString() {
    return "[" + start + ", " + end() + ")@" + rate;
  }
}
