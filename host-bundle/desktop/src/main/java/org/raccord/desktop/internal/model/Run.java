package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Duo.Side;
import org.raccord.desktop.internal.model.PictureFeed.Due;
import org.raccord.desktop.internal.model.SoundFeed.Blocks;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.time.FrameRange;

/**
 * One run of the player, from play to stop. Sound is the clock: it is never stretched or dropped;
 * pictures that come too late are. Four threads: one decodes pictures, one reads sound, one feeds
 * the sound line, one shows each picture when its moment is heard. Which of two sides is seen and
 * heard is decided as late as can be.
 */
final class Run {

  /** A flip goes over in so many samples, without a click. */
  private static final int FADE = Monitor.SOUND_RATE / 200;

  /** Two frames at 25 a second. */
  private static final int FLIP_AHEAD = Monitor.SOUND_RATE * 2 / 25;

  /** A picture that is late is left out, unless nothing was seen for so long. */
  private static final int LONGEST_STILL = Monitor.SOUND_RATE / 4;

  private static final int END_MILLIS = 3_000;
  private static final long NEVER = -1;

  /** Hears what a run does; called from its threads. */
  interface Listener {
    /**
     * A picture is shown.
     *
     * @param behind the other side's at the same frame, where there is another side
     * @param offset samples between the moment of the picture and what is heard
     */
    void shown(Picture picture, Optional<Picture> behind, long offset);

    void dropped(long frames);

    /**
     * What was flipped to is seen, or heard, in a place where it is not the same as before.
     *
     * @param samples since it was asked for
     */
    void flipped(long samples);

    /** It has come to its end; not called when it was stopped. */
    void ended(Run which);

    void broke(Run which, String why);
  }

  /** Written by the transport's thread alone. */
  private volatile Duo duo;

  private final Course course;
  private final SoundOut.Line line;
  private final Listener listener;
  private final PictureFeed pictures;
  private final SoundFeed sounds;
  private final Thread decoding = new Thread(this::decode, "player-pictures");
  private final Thread reading = new Thread(this::read, "player-sound");
  private final Thread sounding = new Thread(this::sound, "player-line");
  private final Thread showing = new Thread(this::show, "player-screen");

  /** Open when there are pictures to begin with: the clock does not run away before. */
  private final CountDownLatch primed = new CountDownLatch(1);

  /** What had been heard when a flip was asked for that is not seen, or not heard, yet. */
  private final AtomicLong flipToSee = new AtomicLong(NEVER);

  private final AtomicLong flipToHear = new AtomicLong(NEVER);
  private volatile boolean stopped;
  private volatile long frame;

  Run(Duo duo, Course course, int width, int height, SoundOut.Line line, Listener listener) {
    this.duo = duo;
    this.course = course;
    this.line = line;
    this.listener = listener;
    this.frame = course.from();
    this.pictures = new PictureFeed(() -> this.duo, width, height, line::heard, listener::dropped);
    this.sounds = new SoundFeed(() -> this.duo);
    for (Thread each : threads()) {
      each.setDaemon(true);
    }
  }

  private Thread[] threads() {
    return new Thread[] {decoding, reading, sounding, showing};
  }

  void start() {
    for (Thread each : threads()) {
      each.start();
    }
  }

  /** The frame that is seen now. */
  long frame() {
    return frame;
  }

  /** What it plays. */
  Duo duo() {
    return duo;
  }

  /** Keeps another monitor warm, or no other. */
  void beside(Optional<Monitor> other, FrameRange differ) {
    duo = duo.beside(other, differ);
  }

  /** Goes over to the other side, at the same frame. */
  void flip() {
    long now = line.heard();
    flipToSee.set(now);
    flipToHear.set(now);
    duo = duo.flipped();
  }

  /** Ends all threads and waits for them. */
  void stop() {
    stopped = true;
    for (Thread each : threads()) {
      each.interrupt();
    }
    line.close();
    try {
      for (Thread each : threads()) {
        each.join(END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void decode() {
    try {
      pictures.run(course, primed::countDown);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      broke(e);
    } finally {
      primed.countDown();
    }
  }

  private void read() {
    try {
      sounds.run(course);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      broke(e);
    }
  }

  private void sound() {
    try {
      primed.await();
      long written = 0;
      long same = 0;
      @Nullable Side last = null;
      Blocks next = sounds.take();
      while (!next.isEnd() && !stopped) {
        boolean differ = next.heard().size() > 1;
        if (differ) {
          // Before it is decided which side is heard: that is to be as late as can be.
          awaitRoom(written + next.heard().get(0).block().length());
        } else {
          same = written + next.heard().get(0).block().length();
        }
        Side front = duo.front();
        SoundBlock block = next.of(front).orElse(next.heard().get(0).block());
        if (last != null && last != front) {
          Optional<SoundBlock> before = next.of(last);
          block = before.isPresent() ? faded(before.get(), block) : block;
        }
        if (!differ || next.of(front).isPresent()) {
          long asked = flipToHear.getAndSet(NEVER);
          // Where both are the same, what waits in the line is what was flipped to already.
          if (differ && asked >= 0) {
            listener.flipped(written - Math.max(asked, same));
          }
          last = front;
        } else {
          last = next.heard().get(0).side();
        }
        written += block.length();
        line.write(block);
        next = sounds.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Where there are two sides less sound waits in the line than it could hold: what waits there is
   * heard after a flip still. Elsewhere the line is full, so that a busy machine makes no gap.
   */
  private void awaitRoom(long end) throws InterruptedException {
    while (!stopped && end - line.heard() > FLIP_AHEAD) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** From one block into another, within its first samples. */
  private static SoundBlock faded(SoundBlock from, SoundBlock to) {
    SoundBlock both = SoundBlock.silence(to.format(), to.length());
    for (int c = 0; c < Monitor.SOUND_CHANNELS; c++) {
      for (int i = 0; i < to.length(); i++) {
        float share = i >= FADE ? 1 : (i + 1f) / (FADE + 1);
        both.channel(c)[i] = from.channel(c)[i] * (1 - share) + to.channel(c)[i] * share;
      }
    }
    return both;
  }

  private void show() {
    try {
      long last = 0;
      while (!stopped) {
        Due next = pictures.take();
        if (next.isEnd()) {
          listener.ended(this);
          return;
        }
        long early = next.sample() - line.heard();
        while (early > 0 && !stopped) {
          TimeUnit.NANOSECONDS.sleep(
              Math.min(20_000_000L, early * 1_000_000_000L / Monitor.SOUND_RATE));
          early = next.sample() - line.heard();
        }
        boolean isLate = -early > PictureFeed.mostLate(next.length());
        if (isLate && (pictures.isAhead() || next.sample() - early - last < LONGEST_STILL)) {
          listener.dropped(1);
        } else {
          last = next.sample() - early;
          seen(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void seen(Due next) {
    Duo now = duo;
    Side front = now.front();
    Picture picture = next.of(front);
    frame = picture.frame();
    listener.shown(picture, now.back().map(next::of), Math.abs(next.sample() - line.heard()));
    if (next.shows(front)) {
      long asked = flipToSee.getAndSet(NEVER);
      if (next.differ() && asked >= 0) {
        listener.flipped(line.heard() - asked);
      }
    }
  }

  private void broke(Exception e) {
    if (!stopped) {
      listener.broke(this, String.valueOf(e.getMessage()));
    }
  }
}
