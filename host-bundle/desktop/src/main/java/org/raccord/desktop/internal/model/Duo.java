package org.raccord.desktop.internal.model;

import java.util.Optional;
import org.raccord.core.Monitor;
import org.raccord.model.time.FrameRange;

/**
 * What is played: one monitor, or two that differ in a stretch of the record, such as two takes of
 * a slot. Both are kept warm there, so that one is seen in place of the other at once.
 *
 * @param front what is seen and heard
 * @param back what it is compared with
 * @param differ the record frames in which they differ; outside either may stand for the other
 */
record Duo(Side front, Optional<Side> back, FrameRange differ) {

  /** One of the two; compared by identity. */
  static final class Side {
    private final Monitor monitor;

    Side(Monitor monitor) {
      this.monitor = monitor;
    }

    Monitor monitor() {
      return monitor;
    }
  }

  /** One monitor. */
  static Duo of(Monitor only) {
    return new Duo(new Side(only), Optional.empty(), new FrameRange(0, 0, only.range().rate()));
  }

  /** The same with another to compare with, or with none. */
  Duo beside(Optional<Monitor> other, FrameRange where) {
    if (other.isPresent() && back.map(Side::monitor).equals(other) && differ.equals(where)) {
      return this;
    }
    return new Duo(front, other.map(Side::new), where);
  }

  /** The two with their roles changed; the same where there is only one. */
  Duo flipped() {
    return back.map(b -> new Duo(b, Optional.of(front), differ)).orElse(this);
  }

  /** Whether both are wanted at a frame. */
  boolean differsAt(long frame) {
    return back.isPresent() && frame >= differ.start() && frame < differ.end();
  }
}
