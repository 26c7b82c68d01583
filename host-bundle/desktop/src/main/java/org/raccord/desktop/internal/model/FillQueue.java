package org.raccord.desktop.internal.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fills that wait, and the one that is worked on: one at a time, in the order in which they
 * were asked for. Thread-safe; who works on a fill tells of its beginning and its end.
 */
final class FillQueue {

  private final Consumer<Fill> handOut;
  private final Object lock = new Object();
  private final Deque<Fill> waiting = new ArrayDeque<>();
  private @Nullable Fill handed;

  /** The one that ended last, of which that is shown yet, whatever is handed out meanwhile. */
  private @Nullable Fill ending;

  private @Nullable Thread workedOnBy;

  /** A slot and what is asked for it. */
  static final class Fill {
    private volatile String slot;
    private final FillWish wish;
    private boolean cancelled;
    private volatile boolean gone;

    private Fill(String slot, FillWish wish) {
      this.slot = slot;
      this.wish = wish;
    }

    /** Its address, as the timeline stands. */
    String slot() {
      return slot;
    }

    FillWish wish() {
      return wish;
    }

    /** Whether another slot has its address, as its own is not there any more. */
    boolean isGone() {
      return gone;
    }

    private void moved(Map<String, String> addresses) {
      String now = addresses.get(slot);
      gone |= now == null && addresses.containsValue(slot);
      slot = now == null ? slot : now;
    }
  }

  /**
   * @param handOut gets the next fill when the one before has ended; called under no lock
   */
  FillQueue(Consumer<Fill> handOut) {
    this.handOut = handOut;
  }

  /** Puts a slot in; tells whether it was not there yet. */
  boolean add(String slot, FillWish wish) {
    synchronized (lock) {
      Fill now = handed;
      if (waiting.stream().anyMatch(f -> f.slot.equals(slot))
          || (now != null && now.slot.equals(slot))) {
        return false;
      }
      waiting.add(new Fill(slot, wish));
    }
    return true;
  }

  /** Takes a slot out, or interrupts who works on it; tells whether it only waited. */
  boolean cancel(String slot) {
    synchronized (lock) {
      Fill now = handed;
      if (now != null && now.slot.equals(slot)) {
        interrupt(now);
      }
      return waiting.removeIf(f -> f.slot.equals(slot));
    }
  }

  /** Takes all out and interrupts who works on one. */
  void clear() {
    synchronized (lock) {
      waiting.clear();
      Fill now = handed;
      if (now != null) {
        interrupt(now);
      }
    }
  }

  private void interrupt(Fill fill) {
    fill.cancelled = true;
    Thread worker = workedOnBy;
    if (worker != null) {
      worker.interrupt();
    }
  }

  /**
   * Slots have other addresses from now on. Told by the thread that works on fills, between two.
   *
   * @param addresses the former ones and theirs
   * @return those that are not filled any more, as other slots have their addresses now
   */
  List<String> moved(Map<String, String> addresses) {
    synchronized (lock) {
      List<Fill> all = new ArrayList<>(waiting);
      Fill next = handed;
      if (next != null) {
        all.add(0, next);
      }
      all.forEach(fill -> fill.moved(addresses));
      Fill before = ending;
      if (before != null) {
        before.moved(addresses);
      }
      waiting.removeIf(Fill::isGone);
      if (next != null && next.gone) {
        next.cancelled = true;
      }
      return all.stream().filter(Fill::isGone).map(Fill::slot).toList();
    }
  }

  /** Hands the next one out where none is worked on. */
  void pump() {
    Optional<Fill> next;
    synchronized (lock) {
      next = handed == null ? Optional.ofNullable(waiting.poll()) : Optional.empty();
      next.ifPresent(fill -> handed = fill);
    }
    next.ifPresent(handOut);
  }

  /** This thread works on a fill from now on; false where it was cancelled meanwhile. */
  boolean begins(Fill fill) {
    synchronized (lock) {
      if (fill.cancelled) {
        return false;
      }
      workedOnBy = Thread.currentThread();
      return true;
    }
  }

  /**
   * The fill that was handed out has ended, on the same thread.
   *
   * @return whether it was interrupted too late: what comes next is not hit by that
   */
  boolean ended() {
    synchronized (lock) {
      ending = handed;
      handed = null;
      workedOnBy = null;
      return Thread.interrupted();
    }
  }
}
