package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Monitor;
import org.raccord.model.time.FrameRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a timeline. Methods return at once and may be called on the toolkit's thread: whatever
 * waits does so on a thread of the player's own. Properties change on the toolkit's thread.
 */
public final class Player implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Player.class);
  private static final long NOWHERE = Long.MIN_VALUE;
  private static final int END_SECONDS = 5;
  private static final int FASTEST = 4;

  private final SoundOut out;
  private final int mostLines;
  private final ExecutorService transport =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "player");
            thread.setDaemon(true);
            return thread;
          });
  private final Screen screen;
  private final PlayFigures figures = new PlayFigures();
  private final AtomicLong wanted = new AtomicLong(NOWHERE);

  /** Which sides are shown where it stands. */
  public enum Sides {
    FRONT,
    BOTH
  }

  private volatile Sides sides = Sides.FRONT;

  /** These are touched by the transport thread alone. */
  private @Nullable Duo duo;

  private final Stills front = new Stills();

  private final Stills behind = new Stills();
  private @Nullable Run run;
  private long at;
  private int pace = 1;
  private Optional<FrameRange> looping = Optional.empty();

  /**
   * @param ui runs what touches properties
   * @param out where sound goes
   * @param mostLines pictures are decoded at half, quarter and so on of their size, until they have
   *     no more lines than that
   */
  public Player(Executor ui, SoundOut out, int mostLines) {
    this.screen = new Screen(ui);
    this.out = out;
    this.mostLines = mostLines;
  }

  /** The record frame that is seen. */
  public ReadOnlyLongProperty position() {
    return screen.position.getReadOnlyProperty();
  }

  /** Whether it plays. */
  public ReadOnlyBooleanProperty playing() {
    return screen.playing.getReadOnlyProperty();
  }

  /** How fast it plays: 1 in real time, negative backwards, 0 where it stands. */
  public ReadOnlyIntegerProperty speed() {
    return screen.speed.getReadOnlyProperty();
  }

  /** How many pictures came too late since it began to play. */
  public ReadOnlyLongProperty dropped() {
    return screen.dropped.getReadOnlyProperty();
  }

  /** What is seen. */
  public ReadOnlyObjectProperty<Optional<Picture>> picture() {
    return screen.picture.getReadOnlyProperty();
  }

  /**
   * The other side's picture of the same frame; changes before {@link #picture} does. Where the
   * sides do not differ it may be the same picture.
   */
  public ReadOnlyObjectProperty<Optional<Picture>> behind() {
    return screen.behind.getReadOnlyProperty();
  }

  /** Whether the other side's pictures are wanted also where it stands. */
  public void sides(Sides wanted) {
    sides = wanted;
    submit(
        () -> {
          if (run == null) {
            still(at);
          }
        });
  }

  /** What it goes round in. */
  public ReadOnlyObjectProperty<Optional<FrameRange>> loop() {
    return screen.loop.getReadOnlyProperty();
  }

  /** How it has played since it was made. */
  public Figures figures() {
    return figures.now();
  }

  /**
   * How a player has played.
   *
   * @param shown pictures
   * @param dropped pictures that came too late
   * @param worstOffset the farthest that a picture was from its sound, in samples at {@link
   *     Monitor#SOUND_RATE}
   * @param flips how often what was flipped to was seen, or heard, where it differs
   * @param worstFlip the longest it took until what was flipped to was seen and heard while it
   *     played, in such samples
   */
  public record Figures(long shown, long dropped, long worstOffset, long flips, long worstFlip) {}

  /** What is wrong, in a sentence; empty where nothing is. */
  public ReadOnlyStringProperty trouble() {
    return screen.trouble.getReadOnlyProperty();
  }

  /** The size at which pictures are decoded, and that of the timeline. */
  public ReadOnlyStringProperty size() {
    return screen.size.getReadOnlyProperty();
  }

  /** Shows another monitor at the same place; where it plays, it goes on playing. */
  public void show(Monitor other) {
    submit(
        () -> {
          boolean was = run != null;
          halt();
          duo = Duo.of(other);
          int wide = width(other);
          int high = height(other);
          String text =
              wide == other.width()
                  ? wide + " \u00d7 " + high
                  : wide + " \u00d7 " + high + " of " + other.width() + " \u00d7 " + other.height();
          screen.isOfSize(text);
          at = clamp(at);
          if (was) {
            begin();
          } else {
            still(at);
          }
        });
  }

  /**
   * Keeps another monitor of the same timeline ready for {@link #flip}, or no other.
   *
   * @param differ the record frames in which the two differ, somewhat more rather than less
   */
  public void beside(Optional<Monitor> other, FrameRange differ) {
    submit(
        () -> {
          Duo now = duo;
          if (now == null) {
            return;
          }
          duo = now.beside(other, differ);
          Run playing0 = run;
          if (playing0 != null) {
            playing0.beside(other, differ);
            duo = playing0.duo();
          } else if (sides == Sides.BOTH) {
            still(at);
          }
        });
  }

  /** Goes over to the other monitor at the same frame, without a stop where it plays. */
  public void flip() {
    submit(
        () -> {
          Duo now = duo;
          if (now == null || now.back().isEmpty()) {
            return;
          }
          Run playing0 = run;
          if (playing0 != null) {
            playing0.flip();
            duo = playing0.duo();
          } else {
            duo = now.flipped();
            still(at);
          }
        });
  }

  /**
   * Plays one way, and faster each time: 1, 2 and 4 times real time; the other way it begins anew.
   *
   * @param direction 1 onwards, -1 backwards
   */
  public void shuttle(int direction) {
    submit(
        () -> {
          int now = run == null ? 0 : pace;
          halt();
          pace =
              Integer.signum(now) == Integer.signum(direction)
                  ? Math.max(-FASTEST, Math.min(FASTEST, now * 2))
                  : Integer.signum(direction);
          begin();
        });
  }

  /** Goes to a frame; where it plays, it plays on from there. */
  public void seek(long frame) {
    if (wanted.getAndSet(frame) == NOWHERE) {
      submit(
          () -> {
            long to = clamp(wanted.getAndSet(NOWHERE));
            boolean was = run != null;
            halt();
            at = to;
            if (was) {
              begin();
            } else {
              still(to);
            }
          });
    }
  }

  /** Moves by some frames. */
  public void step(long frames) {
    submit(
        () -> {
          halt();
          at = clamp(at + frames);
          still(at);
        });
  }

  /** Plays, or stops where it plays. */
  public void toggle() {
    submit(
        () -> {
          if (run != null) {
            halt();
            still(at);
          } else {
            pace = 1;
            begin();
          }
        });
  }

  /** Plays from the frame that is seen. */
  public void play() {
    submit(
        () -> {
          if (run == null) {
            pace = 1;
            begin();
          }
        });
  }

  /** Stops at the frame that is seen. */
  public void pause() {
    submit(this::halt);
  }

  /** Goes round in a stretch from its beginning on, or no longer. */
  public void loop(Optional<FrameRange> range) {
    submit(
        () -> {
          boolean was = run != null;
          halt();
          looping = range;
          screen.goesRound(range);
          if (range.isPresent()) {
            at = range.get().start();
            pace = 1;
            begin();
          } else if (was) {
            begin();
          }
        });
  }

  /** Waits until all that was asked before is carried out; for tests. */
  void settle() throws InterruptedException {
    java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
    submit(done::countDown);
    done.await();
  }

  private void submit(Runnable work) {
    try {
      transport.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException e) {
              say(String.valueOf(e.getMessage()));
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.trace("The player is closed; nothing is played any more", e);
    }
  }

  private void begin() {
    Duo pair = duo;
    if (pair == null) {
      return;
    }
    Monitor now = pair.front().monitor();
    FrameRange range = now.range();
    Optional<FrameRange> round = looping.flatMap(l -> l.intersection(range));
    if (round.isPresent() && (at < round.get().start() || at >= round.get().end())) {
      at = round.get().start();
    } else if (round.isEmpty() && pace > 0 && at >= range.end() - 1) {
      at = range.start();
    }
    Course course = new Course(at, range.end(), round, range.rate(), pace);
    if (course.first().isEmpty()) {
      return;
    }
    // While it plays the memory is better used.
    front.forget();
    behind.forget();
    Run next = new Run(pair, course, width(now), height(now), line(), new Heard());
    run = next;
    screen.plays(pace);
    next.start();
  }

  private SoundOut.Line line() {
    try {
      return out.open();
    } catch (IOException e) {
      say(e.getMessage() + " The picture plays without sound.");
      return out.silent();
    }
  }

  private void halt() {
    Run now = run;
    if (now != null) {
      now.stop();
      at = now.frame();
      run = null;
      screen.stopped();
    }
  }

  private void still(long frame) {
    Duo pair = duo;
    if (pair == null) {
      return;
    }
    try {
      Optional<Picture> seen = picture(front, pair.front().monitor(), frame);
      Optional<Picture> back =
          sides == Sides.FRONT || pair.back().isEmpty()
              ? Optional.empty()
              : picture(behind, pair.back().get().monitor(), frame);
      seen.ifPresent(shown -> screen.put(shown, back));
    } catch (IOException e) {
      say(String.valueOf(e.getMessage()));
    }
    screen.stands(frame);
  }

  private Optional<Picture> picture(Stills stills, Monitor of, long frame) throws IOException {
    return stills.at(of, frame, width(of), height(of));
  }

  private void say(String words) {
    screen.say(words);
  }

  private long clamp(long frame) {
    Duo pair = duo;
    if (pair == null || pair.front().monitor().range().isEmpty()) {
      return 0;
    }
    Monitor now = pair.front().monitor();
    return Math.max(now.range().start(), Math.min(now.range().end() - 1, frame));
  }

  private int height(Monitor of) {
    int lines = of.height();
    while (lines > mostLines) {
      lines = (lines + 1) / 2;
    }
    return lines;
  }

  private int width(Monitor of) {
    return Math.max(1, (int) Math.round((double) of.width() * height(of) / of.height()));
  }

  private final class Heard implements Run.Listener {
    @Override
    public void shown(Picture shown, Optional<Picture> back, long offset) {
      figures.shown(offset);
      screen.put(shown, back);
    }

    @Override
    public void dropped(long frames) {
      figures.dropped(frames);
      screen.drops(frames);
    }

    @Override
    public void flipped(long samples) {
      figures.flipped(samples);
    }

    @Override
    public void ended(Run which) {
      haltOnly(which);
    }

    @Override
    public void broke(Run which, String why) {
      say(why);
      haltOnly(which);
    }

    private void haltOnly(Run which) {
      submit(
          () -> {
            if (run == which) {
              halt();
            }
          });
    }
  }

  @Override
  public void close() {
    submit(this::halt);
    transport.shutdown();
    try {
      if (!transport.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        transport.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
