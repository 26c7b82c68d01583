package org.raccord.desktop.internal.model;

import java.util.concurrent.atomic.AtomicLong;
import org.raccord.core.Monitor;

/** Counts how a player has played since it was made. Thread-safe. */
final class PlayFigures {

  private final AtomicLong shown = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong worstOffset = new AtomicLong();
  private final AtomicLong flips = new AtomicLong();
  private final AtomicLong worstFlip = new AtomicLong();

  /**
   * A picture was shown.
   *
   * @param offset from its sound, in samples at {@link Monitor#SOUND_RATE}
   */
  void shown(long offset) {
    shown.incrementAndGet();
    worstOffset.accumulateAndGet(offset, Math::max);
  }

  void dropped(long pictures) {
    dropped.addAndGet(pictures);
  }

  /**
   * What was flipped to was seen, or heard.
   *
   * @param samples since it was asked for
   */
  void flipped(long samples) {
    flips.incrementAndGet();
    worstFlip.accumulateAndGet(samples, Math::max);
  }

  Player.Figures now() {
    return new Player.Figures(
        shown.get(), dropped.get(), worstOffset.get(), flips.get(), worstFlip.get());
  }
}
