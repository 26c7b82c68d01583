package org.raccord.desktop.internal.view;

/**
 * Where the frames of a timeline lie across the window: how near it is seen and from which frame
 * on. Frames are those of the timeline, from 0; distances are pixels from the left edge, of which
 * the first {@link #HEADER} show the names of the tracks.
 *
 * <p>Touched by one thread.
 */
final class TimelineScale {

  /** Pixels that the names of the tracks take. */
  static final double HEADER = 46;

  /** Pixels of a frame where it is seen nearest. */
  static final double CLOSEST = 40;

  /** What stays free at the right, in pixels, where the playhead is followed. */
  private static final double MARGIN = 20;

  private double width;
  private long frames = 1;
  private double pixelsAFrame = 1;
  private double left;
  private boolean fitted = true;

  /** Another width of the window, in pixels. */
  void width(double pixels) {
    width = pixels;
    settle();
  }

  /** Another length; a timeline that became longer or shorter is seen whole again. */
  void frames(long length) {
    boolean other = frames != Math.max(1, length);
    frames = Math.max(1, length);
    fitted |= other;
    settle();
  }

  /** The whole timeline in the window, from now on also in a wider one. */
  void fit() {
    fitted = true;
    settle();
  }

  /** Nearer or farther, about a frame where it is seen, else about the middle. */
  void zoom(double factor, long about) {
    fitted = false;
    double x = x(about);
    double anchor = x < HEADER || x > width ? (HEADER + width) / 2 : x;
    double frame = at(anchor);
    pixelsAFrame = Math.max(smallest(), Math.min(CLOSEST, pixelsAFrame * factor));
    left = frame - (anchor - HEADER) / pixelsAFrame;
    limit();
  }

  /** A stretch of the timeline in the window, a little of what lies about it too. */
  void near(long from, long to) {
    fitted = false;
    double room = Math.max(1, (to - from) * 1.04);
    pixelsAFrame = Math.max(smallest(), Math.min(CLOSEST, (width - HEADER) / room));
    left = from - (to - from) * 0.02;
    limit();
  }

  /** Goes on by so many pixels. */
  void scroll(double pixels) {
    left += pixels / pixelsAFrame;
    limit();
  }

  /**
   * Goes where a frame is seen.
   *
   * @return whether anything moved
   */
  boolean follow(long frame) {
    double x = x(frame);
    if (x >= HEADER && x <= width - MARGIN) {
      return false;
    }
    left = Math.max(0, frame - (width - HEADER) / pixelsAFrame / 4);
    limit();
    return true;
  }

  /** Goes through the timeline, near and far, in {@code steps} steps; for measuring. */
  void sweep(int step, int steps) {
    fitted = false;
    double phase = (double) step / steps;
    double near = smallest() * Math.pow(CLOSEST / smallest() / 4, Math.sin(phase * Math.PI));
    pixelsAFrame = Math.max(smallest(), Math.min(CLOSEST, near));
    left = phase * frames;
    limit();
  }

  double width() {
    return width;
  }

  double pixelsAFrame() {
    return pixelsAFrame;
  }

  /** Where a frame begins. */
  double x(long frame) {
    return HEADER + (frame - left) * pixelsAFrame;
  }

  /** What lies at a place, in frames and parts of one; not limited to the timeline. */
  double at(double x) {
    return left + (x - HEADER) / pixelsAFrame;
  }

  /** The frame at a place, of those that the timeline has. */
  long frameAt(double x) {
    return Math.max(0, Math.min(frames - 1, (long) Math.floor(at(x))));
  }

  /** The edge between two frames that is nearest to a place. */
  long nearest(double x) {
    return Math.max(0, Math.round(at(x)));
  }

  /** The first frame that is seen. */
  long from() {
    return (long) Math.floor(left);
  }

  /** The frame after the last one that is seen. */
  long to() {
    return (long) Math.ceil(at(width));
  }

  private double smallest() {
    return Math.max(1e-6, (width - HEADER - 8) / frames);
  }

  private void settle() {
    if (fitted) {
      pixelsAFrame = Math.min(CLOSEST, smallest());
      left = 0;
    }
    limit();
  }

  private void limit() {
    double seen = (width - HEADER) / pixelsAFrame;
    left = Math.max(0, Math.min(left, Math.max(0, frames - seen + MARGIN / pixelsAFrame)));
  }
}
