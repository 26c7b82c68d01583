package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Readers of clips that have just ended. The next clip often comes from the same file a few frames
 * later, the other side of a hole: then reading on saves finding the place again, which costs a
 * decode from the last key frame.
 */
final class Retired implements Closeable {

  private static final int KEPT = 2;

  /** Frames of the program for which a reader is kept. */
  private static final int PATIENCE = 100;

  private record Since(Pull pull, long frame) {}

  private final Deque<Since> waiting = new ArrayDeque<>();

  /** Keeps a pull that was used until {@code frame}; an older one may have to go for it. */
  void add(Pull pull, long frame) throws IOException {
    waiting.addLast(new Since(pull, frame));
    if (waiting.size() > KEPT) {
      waiting.removeFirst().pull().close();
    }
  }

  /** Hands one over to a shot that can go on with it. */
  void offerTo(ShotReader reader, Look.Picture first) {
    Optional<Since> found =
        waiting.stream().filter(since -> reader.takesOver(since.pull(), first)).findFirst();
    found.ifPresent(waiting::remove);
  }

  /** Closes what has waited too long. */
  void clean(long frame) throws IOException {
    List<Pull> old = new ArrayList<>();
    for (Iterator<Since> all = waiting.iterator(); all.hasNext(); ) {
      Since since = all.next();
      if (frame - since.frame() > PATIENCE) {
        all.remove();
        old.add(since.pull());
      }
    }
    Closing.all(old);
  }

  @Override
  public void close() throws IOException {
    List<Pull> all = waiting.stream().map(Since::pull).toList();
    waiting.clear();
    Closing.all(all);
  }
}
