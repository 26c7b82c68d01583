package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.raccord.core.Monitor;
import org.raccord.desktop.internal.model.Course.Leg;
import org.raccord.desktop.internal.model.Duo.Side;
import org.raccord.desktop.internal.model.SideReaders.OpenSide;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

/**
 * Decodes the pictures of a course a little ahead of their moments. Where it falls behind it leaves
 * pictures out, those that would be late once they are decoded before it begins with them. {@link
 * #run} belongs to one thread, {@link #take} to another.
 */
final class PictureFeed {

  private static final int AHEAD = 6;

  /** The clock begins when so many wait: the first ones take longest, and the rest catches up. */
  private static final int PRIMED = 3;

  /** Threads wake up late by as much now and then, where two cores decode and draw. */
  private static final long JITTER = Monitor.SOUND_RATE * 16L / 1000;

  /** Backwards so many pictures are decoded forwards at once. */
  private static final int STRETCH = 12;

  /** Decoding that is so far behind begins anew further on. */
  private static final long FAR_BEHIND = Monitor.SOUND_RATE * 3L / 10;

  private static final long LEAP = Monitor.SOUND_RATE / 4;

  /** Of what pictures took to decode, each new one counts so much: one of so many. */
  private static final long MEMORY = 8;

  /** A picture of a side. */
  record Seen(Side side, Picture picture) {}

  /**
   * Pictures of one moment.
   *
   * @param pictures one, or one of each side where they differ; none ends the course
   * @param sample their moment
   * @param length until the next
   */
  record Due(List<Seen> pictures, long sample, long length) {
    Due {
      pictures = List.copyOf(pictures);
    }

    boolean isEnd() {
      return pictures.isEmpty();
    }

    /** The picture of a side, or the only one. */
    Picture of(Side side) {
      return pictures.stream()
          .filter(s -> s.side == side)
          .findFirst()
          .orElseGet(() -> pictures.get(0))
          .picture;
    }

    /** Whether each side has a picture of its own. */
    boolean differ() {
      return pictures.size() > 1;
    }

    /** Whether a side has a picture of its own, or needs none. */
    boolean shows(Side side) {
      return !differ() || pictures.stream().anyMatch(s -> s.side == side);
    }
  }

  private final Supplier<Duo> duo;
  private final int width;
  private final int height;
  private final LongSupplier heard;
  private final LongConsumer dropped;
  private final BlockingQueue<Due> due = new ArrayBlockingQueue<>(AHEAD);

  /** What a picture takes to decode, in samples: what is begun comes so much later. */
  private long cost;

  private int put;

  /**
   * @param duo what is played, asked for anew with each picture
   * @param heard how far the course is
   * @param dropped hears of pictures that are left out
   */
  PictureFeed(Supplier<Duo> duo, int width, int height, LongSupplier heard, LongConsumer dropped) {
    this.duo = duo;
    this.width = width;
    this.height = height;
    this.heard = heard;
    this.dropped = dropped;
  }

  /**
   * How late a picture may be: half of the time that it is seen for, as beyond that the next one is
   * nearer to what is heard. Where that is less than threads keep to, as much as they do, and never
   * more than all of it.
   *
   * @param length how long it is seen, in samples
   */
  static long mostLate(long length) {
    return Math.max(length / 2, Math.min(length, JITTER));
  }

  /** The next pictures in order; waits for them. */
  Due take() throws InterruptedException {
    return due.take();
  }

  /** Whether pictures wait. */
  boolean isAhead() {
    return !due.isEmpty();
  }

  /**
   * Decodes a course to its end.
   *
   * @param primed runs when the first pictures are there; where there are fewer, at the end
   */
  void run(Course course, Runnable primed) throws IOException, InterruptedException {
    Optional<Leg> next = course.first();
    while (next.isPresent()) {
      if (next.get().speed() < 0) {
        backwards(next.get(), primed);
      } else {
        forwards(next.get(), primed);
      }
      next = course.after(next.get());
    }
    due.put(new Due(List.of(), 0, 0));
    primed.run();
  }

  private void forwards(Leg leg, Runnable primed) throws IOException, InterruptedException {
    long end = leg.record().end();
    try (SideReaders<FrameReader> readers =
        new SideReaders<>(
            (monitor, frame) ->
                monitor.pictures(
                    new FrameRange(frame, end - frame, leg.record().rate()), width, height))) {
      long step = 0;
      while (step < leg.steps()) {
        long frame = leg.frame(step);
        List<OpenSide<FrameReader>> open = readers.at(frame, duo.get());
        long behind = heard.getAsLong() + cost - leg.sampleOf(step);
        long length = leg.sampleOf(step + 1) - leg.sampleOf(step);
        long over = behind > FAR_BEHIND ? leap(leg, step) : behind > mostLate(length) ? 1 : 0;
        if (over > 0) {
          dropped.accept(over);
          for (OpenSide<FrameReader> each : open) {
            each.reader().skip(over * leg.speed());
          }
          step += over;
          continue;
        }
        List<Seen> seen = new ArrayList<>();
        long begun = System.nanoTime();
        for (OpenSide<FrameReader> each : open) {
          Optional<Frame> next = each.reader().next();
          if (next.isEmpty()) {
            return;
          }
          seen.add(new Seen(each.side(), Picture.of(frame, next.get())));
          each.reader().skip(leg.speed() - 1L);
        }
        took(System.nanoTime() - begun);
        put(new Due(seen, leg.sampleOf(step), length), primed);
        step++;
      }
    }
  }

  private void took(long nanos) {
    long samples = Math.min(LEAP, nanos * Monitor.SOUND_RATE / 1_000_000_000L);
    cost += (samples - cost) / MEMORY;
  }

  /** How many steps are passed over to be in time again, at least one. */
  private long leap(Leg leg, long step) {
    return Math.max(1, leg.stepAt(heard.getAsLong() + LEAP) - step);
  }

  private void backwards(Leg leg, Runnable primed) throws IOException, InterruptedException {
    long step = 0;
    while (step < leg.steps()) {
      if (heard.getAsLong() - leg.sampleOf(step) > FAR_BEHIND) {
        long over = leap(leg, step);
        dropped.accept(over);
        step += over;
        continue;
      }
      long last = Math.min(leg.steps(), step + STRETCH) - 1;
      List<Due> stretch = stretch(leg, step, last);
      Collections.reverse(stretch);
      for (Due each : stretch) {
        put(each, primed);
      }
      step = last + 1;
    }
  }

  /** The pictures of some steps, the last step's first. */
  private List<Due> stretch(Leg leg, long first, long last) throws IOException {
    Side front = duo.get().front();
    long begin = leg.frame(last);
    FrameRange range = new FrameRange(begin, leg.frame(first) + 1 - begin, leg.record().rate());
    List<Due> stretch = new ArrayList<>();
    try (FrameReader reader = front.monitor().pictures(range, width, height)) {
      for (long step = last; step >= first; step--) {
        Optional<Frame> next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        Seen seen = new Seen(front, Picture.of(leg.frame(step), next.get()));
        stretch.add(
            new Due(
                List.of(seen), leg.sampleOf(step), leg.sampleOf(step + 1) - leg.sampleOf(step)));
        reader.skip(-leg.speed() - 1L);
      }
    }
    return stretch;
  }

  private void put(Due next, Runnable primed) throws InterruptedException {
    due.put(next);
    put++;
    if (put == PRIMED) {
      primed.run();
    }
  }
}
