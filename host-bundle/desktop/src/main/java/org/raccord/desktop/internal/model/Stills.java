package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Monitor;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

/**
 * Pictures where a player stands. Where a picture is dear, as it is made from others far before it,
 * going back by frames decodes a few at once: each step by itself would decode the same ones again.
 * Touched by one thread.
 */
final class Stills {

  private static final int STRETCH = 8;

  /** A picture that took longer is dear. */
  private static final long DEAR = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long NOWHERE = Long.MIN_VALUE;

  private final Map<Long, Picture> near = new HashMap<>();
  private @Nullable Monitor monitor;
  private long last = NOWHERE;
  private boolean isDear;

  /** The picture of a record frame; empty outside of what the monitor shows. */
  Optional<Picture> at(Monitor of, long frame, int width, int height) throws IOException {
    if (of != monitor) {
      forget();
      monitor = of;
    }
    boolean isBack = frame == last - 1;
    last = frame;
    Picture known = near.get(frame);
    if (known != null) {
      return Optional.of(known);
    }
    near.clear();
    if (isBack && isDear) {
      long from = Math.max(of.range().start(), frame - STRETCH + 1);
      read(of, from, frame, width, height);
      return Optional.ofNullable(near.get(frame));
    }
    long began = System.nanoTime();
    read(of, frame, frame, width, height);
    isDear = System.nanoTime() - began > DEAR;
    return Optional.ofNullable(near.get(frame));
  }

  /** Keeps nothing. */
  void forget() {
    near.clear();
    monitor = null;
    last = NOWHERE;
    isDear = false;
  }

  private void read(Monitor of, long from, long to, int width, int height) throws IOException {
    FrameRange range = new FrameRange(from, to + 1 - from, of.range().rate());
    try (FrameReader reader = of.pictures(range, width, height)) {
      for (long at = from; at <= to; at++) {
        Optional<Frame> next = reader.next();
        if (next.isEmpty()) {
          return;
        }
        near.put(at, Picture.of(at, next.get()));
      }
    }
  }
}
