package org.raccord.qc.internal.sound;

import java.util.List;
import org.raccord.qc.Limit;

/** Finds short holes in one channel: silent milliseconds with sound on both sides. */
final class HoleFinder {

  /** Milliseconds beside a hole in which there must be sound. */
  private static final int BESIDE = 10;

  /** Nobody reads more; a channel full of holes takes no more room than this. */
  private static final int MOST = 1000;

  private static final double SILENT = Math.pow(10, Limit.SILENT.value() / 20);
  private static final double HEARD = Math.pow(10, Limit.HEARD.value() / 10);

  /** How much more power than the least that is heard there must be at the very edge. */
  private static final double ABRUPT = 10;

  private final int channel;
  private final int rate;
  private final List<Hole> found;
  private final double[] before = new double[BESIDE];
  private long cells;
  private long at;
  private double peak;
  private double power;
  private long cellStart;
  private int silent;
  private long silentFrom;
  private boolean soundBefore;
  private int after;
  private double afterPower;
  private double afterEdge;

  HoleFinder(int channel, int rate, List<Hole> found) {
    this.channel = channel;
    this.rate = rate;
    this.found = found;
  }

  void hear(float[] samples) {
    for (float sample : samples) {
      double size = Math.abs(sample);
      peak = Math.max(peak, size);
      power += size * size;
      at++;
      if (at >= (cells + 1) * rate / 1000) {
        endCell();
      }
    }
  }

  private void endCell() {
    double mean = power / Math.max(1, at - cellStart);
    if (peak < SILENT) {
      if (after > 0) {
        after = 0; // Too little sound between two silences to speak of a hole.
        silent += (int) (cells - silentFrom) - silent;
      }
      if (silent == 0) {
        silentFrom = cells;
        soundBefore = isHeardBefore();
      }
      silent++;
    } else if (silent > 0) {
      afterPower = after == 0 ? mean : afterPower + mean;
      afterEdge = after == 0 ? mean : after == 1 ? Math.max(afterEdge, mean) : afterEdge;
      after++;
      if (after == BESIDE) {
        endHole();
      }
    }
    before[(int) (cells % BESIDE)] = mean;
    cells++;
    peak = 0;
    power = 0;
    cellStart = at;
  }

  /** Sound for some milliseconds, up to the edge of the hole: it does not fade into it. */
  private boolean isHeardBefore() {
    double sum = 0;
    for (double one : before) {
      sum += one;
    }
    double last = before[(int) ((cells + BESIDE - 1) % BESIDE)];
    double lastButOne = before[(int) ((cells + BESIDE - 2) % BESIDE)];
    double edge = Math.max(last, lastButOne);
    return cells >= BESIDE && sum / BESIDE > HEARD && edge > ABRUPT * HEARD;
  }

  private void endHole() {
    if (soundBefore
        && afterPower / BESIDE > HEARD
        && afterEdge > ABRUPT * HEARD
        && silent >= Limit.DROPOUT_LEAST.value()
        && silent <= Limit.DROPOUT_MOST.value()
        && found.size() < MOST) {
      found.add(new Hole(channel, silentFrom * rate / 1000, silent));
    }
    silent = 0;
    after = 0;
  }
}
