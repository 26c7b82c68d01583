package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.raccord.core.LoudnessGauge;
import org.raccord.core.LoudnessGauge.Reading;
import org.raccord.core.Monitor;
import org.raccord.model.sound.SoundBlock;

/**
 * A sound device with a loudness meter before it, which says what is heard at the moment: sound is
 * written before it is heard, and so its measures wait as long. Each time a line is opened the
 * meter begins anew.
 */
public final class MeteredOut implements SoundOut {

  /** So often a measure is taken. */
  private static final int EVERY = Monitor.SOUND_RATE / 20;

  private final SoundOut device;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<Reading> reading =
      new ReadOnlyObjectWrapper<>(this, "reading", Reading.NONE);
  private final AtomicReference<@Nullable Reading> next = new AtomicReference<>();

  /** What is measured when so many samples have been heard. */
  private record Moment(long end, Reading reading) {}

  /**
   * @param device plays the sound
   * @param ui runs what touches the property
   */
  public MeteredOut(SoundOut device, Executor ui) {
    this.device = device;
    this.ui = ui;
  }

  /** What the meter says of what is heard; changes on the toolkit's thread. */
  public ReadOnlyObjectProperty<Reading> reading() {
    return reading.getReadOnlyProperty();
  }

  private void say(Reading latest) {
    if (next.getAndSet(latest) == null) {
      ui.execute(
          () -> {
            Reading now = next.getAndSet(null);
            if (now != null) {
              reading.set(now);
            }
          });
    }
  }

  @Override
  public Line open() throws IOException {
    return new Metered(device.open());
  }

  @Override
  public Line silent() {
    return new Metered(device.silent());
  }

  private final class Metered implements Line {
    private final Line line;

    /** Touched by whoever writes alone. */
    private final LoudnessGauge gauge = new LoudnessGauge();

    private double highest = Double.NEGATIVE_INFINITY;
    private long written;
    private long measured;

    private final Deque<Moment> coming = new ArrayDeque<>();

    Metered(Line line) {
      this.line = line;
    }

    @Override
    public void write(SoundBlock block) throws InterruptedException {
      Reading now = gauge.hear(block);
      highest = Math.max(highest, now.truePeak());
      written += block.length();
      if (written - measured >= EVERY) {
        measured = written;
        Reading since =
            new Reading(
                now.momentary(), now.shortTerm(), now.integrated(), highest, now.highestPeak());
        highest = Double.NEGATIVE_INFINITY;
        synchronized (coming) {
          coming.add(new Moment(written, since));
        }
      }
      line.write(block);
    }

    @Override
    public long heard() {
      long now = line.heard();
      @Nullable Reading latest = null;
      synchronized (coming) {
        while (!coming.isEmpty() && coming.getFirst().end <= now) {
          latest = coming.removeFirst().reading;
        }
      }
      if (latest != null) {
        say(latest);
      }
      return now;
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
