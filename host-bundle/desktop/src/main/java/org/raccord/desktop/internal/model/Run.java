package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Course.Leg;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/**
 * One run of the player, from play to stop. Sound is the clock: it is never stretched or dropped;
 * pictures that come too late are. Three threads: one decodes pictures, one feeds the sound line,
 * one shows each picture when its moment is heard.
 */
final class Run {

  private static final int AHEAD = 6;
  private static final int BLOCK = Monitor.SOUND_RATE / 50;
  private static final SoundFormat STEREO =
      new SoundFormat(Monitor.SOUND_RATE, Monitor.SOUND_CHANNELS);

  /** Decoding that is so far behind begins anew further on. */
  private static final long FAR_BEHIND = Monitor.SOUND_RATE * 3L / 10;

  private static final long LEAP = Monitor.SOUND_RATE / 4;
  private static final int END_MILLIS = 3_000;

  /** Hears what a run does; called from its threads. */
  interface Listener {
    /**
     * A picture is shown.
     *
     * @param offset samples between the moment of the picture and what is heard
     */
    void shown(Picture picture, long offset);

    void dropped(long frames);

    /** It has come to its end; not called when it was stopped. */
    void ended(Run which);

    void broke(Run which, String why);
  }

  /** A picture and its moment; a negative moment ends the run. */
  private record Due(Picture picture, long sample, long length) {}

  private static final Due END =
      new Due(new Picture(-1, 1, 1, java.nio.IntBuffer.allocate(1)), -1, 0);

  private final Monitor monitor;
  private final Course course;
  private final int width;
  private final int height;
  private final SoundOut.Line line;
  private final Listener listener;
  private final BlockingQueue<Due> due = new ArrayBlockingQueue<>(AHEAD);
  private final Thread decoding = new Thread(this::decode, "player-pictures");
  private final Thread sounding = new Thread(this::sound, "player-sound");
  private final Thread showing = new Thread(this::show, "player-screen");

  /** Open when there is a picture to begin with: the clock does not run away before. */
  private final CountDownLatch primed = new CountDownLatch(1);

  private volatile boolean stopped;
  private volatile long frame;

  Run(
      Monitor monitor,
      Course course,
      int width,
      int height,
      SoundOut.Line line,
      Listener listener) {
    this.monitor = monitor;
    this.course = course;
    this.width = width;
    this.height = height;
    this.line = line;
    this.listener = listener;
    this.frame = course.from();
    decoding.setDaemon(true);
    sounding.setDaemon(true);
    showing.setDaemon(true);
  }

  void start() {
    decoding.start();
    sounding.start();
    showing.start();
  }

  /** The frame that is seen now. */
  long frame() {
    return frame;
  }

  /** Ends all threads and waits for them. */
  void stop() {
    stopped = true;
    decoding.interrupt();
    sounding.interrupt();
    showing.interrupt();
    line.close();
    try {
      decoding.join(END_MILLIS);
      sounding.join(END_MILLIS);
      showing.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void decode() {
    try {
      Optional<Leg> next = course.first();
      while (next.isPresent() && !stopped) {
        decode(next.get());
        next = course.after(next.get());
      }
      due.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      broke(e);
    } finally {
      primed.countDown();
    }
  }

  private void decode(Leg leg) throws IOException, InterruptedException {
    long at = leg.record().start();
    while (at < leg.record().end() && !stopped) {
      at = decode(leg, at);
    }
  }

  /** Decodes from a frame on until the leg ends or the clock has run away; the frame after. */
  private long decode(Leg leg, long from) throws IOException, InterruptedException {
    FrameRange left = new FrameRange(from, leg.record().end() - from, leg.record().rate());
    long at = from;
    try (FrameReader reader = monitor.pictures(left, width, height)) {
      while (at < leg.record().end() && !stopped) {
        long behind = line.heard() - leg.sampleOf(at);
        if (behind > FAR_BEHIND) {
          long leap = leg.frameAt(line.heard() + LEAP);
          if (leap > at + 1) {
            listener.dropped(leap - at);
            return leap;
          }
        }
        Optional<Frame> next = reader.next();
        if (next.isEmpty()) {
          return leg.record().end();
        }
        long length = leg.sampleOf(at + 1) - leg.sampleOf(at);
        if (behind > length) {
          listener.dropped(1);
        } else {
          due.put(new Due(Picture.of(at, next.get()), leg.sampleOf(at), length));
          primed.countDown();
        }
        at++;
      }
    }
    return at;
  }

  private void sound() {
    try {
      primed.await();
      Optional<Leg> next = course.first();
      while (next.isPresent() && !stopped) {
        sound(next.get());
        next = course.after(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      broke(e);
    }
  }

  private void sound(Leg leg) throws IOException, InterruptedException {
    long left = leg.endSample() - leg.sample();
    try (SoundReader reader = monitor.sound(leg.record())) {
      while (left > 0 && !stopped) {
        int wanted = (int) Math.min(BLOCK, left);
        SoundBlock block =
            reader
                .next(wanted)
                .filter(b -> b.length() > 0)
                .orElseGet(() -> SoundBlock.silence(STEREO, wanted));
        line.write(block);
        left -= block.length();
      }
    }
  }

  private void show() {
    try {
      while (!stopped) {
        Due next = due.take();
        if (next.sample < 0) {
          listener.ended(this);
          return;
        }
        long early = next.sample - line.heard();
        while (early > 0 && !stopped) {
          TimeUnit.NANOSECONDS.sleep(
              Math.min(20_000_000L, early * 1_000_000_000L / Monitor.SOUND_RATE));
          early = next.sample - line.heard();
        }
        if (-early > next.length && !due.isEmpty()) {
          listener.dropped(1);
        } else {
          frame = next.picture.frame();
          listener.shown(next.picture, Math.abs(next.sample - line.heard()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void broke(Exception e) {
    if (!stopped) {
      listener.broke(this, String.valueOf(e.getMessage()));
    }
  }
}
