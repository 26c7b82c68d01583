package org.raccord.desktop.internal.model;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Duo.Side;

/**
 * Readers of what is played, side by side in step: whoever takes them at a place reads the same
 * stretch of each, or closes them. Not thread-safe.
 */
final class SideReaders<R extends Closeable> implements Closeable {

  /** Opens a reader of a monitor that begins with a record frame. */
  @FunctionalInterface
  interface Opening<R> {
    R open(Monitor monitor, long frame) throws IOException;
  }

  /** A side and its reader. */
  record OpenSide<R>(Side side, R reader) {}

  private final Opening<R> opening;
  private final Map<Side, R> open = new HashMap<>();

  SideReaders(Opening<R> opening) {
    this.opening = opening;
  }

  /**
   * The readers of a frame, the front's first where both are wanted. Where the sides do not differ
   * whichever is open already goes on.
   */
  List<OpenSide<R>> at(long frame, Duo duo) throws IOException {
    List<Side> wanted = new ArrayList<>();
    if (duo.differsAt(frame)) {
      wanted.add(duo.front());
      duo.back().ifPresent(wanted::add);
    } else {
      Side any = duo.front();
      if (!open.containsKey(any) && duo.back().filter(open::containsKey).isPresent()) {
        any = duo.back().orElseThrow();
      }
      wanted.add(any);
    }
    for (Iterator<Map.Entry<Side, R>> each = open.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<Side, R> entry = each.next();
      if (!wanted.contains(entry.getKey())) {
        R reader = entry.getValue();
        each.remove();
        reader.close();
      }
    }
    List<OpenSide<R>> readers = new ArrayList<>();
    for (Side side : wanted) {
      R reader = open.get(side);
      if (reader == null) {
        reader = opening.open(side.monitor(), frame);
        open.put(side, reader);
      }
      readers.add(new OpenSide<>(side, reader));
    }
    return readers;
  }

  @Override
  public void close() throws IOException {
    for (R reader : open.values()) {
      reader.close();
    }
    open.clear();
  }
}
