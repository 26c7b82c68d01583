package org.raccord.desktop.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import org.raccord.core.CutOrder;
import org.raccord.core.Monitor;
import org.raccord.core.SlotTakes;
import org.raccord.desktop.internal.model.Picture;
import org.raccord.desktop.internal.model.Player;
import org.raccord.desktop.internal.model.Session;
import org.raccord.desktop.internal.model.Snapshot;
import org.raccord.desktop.internal.model.WatchedOut;
import org.raccord.desktop.internal.view.MainWindow;
import org.raccord.desktop.internal.view.Names;
import org.raccord.model.time.FrameTime;

/**
 * Measures the window at work on the timeline that is open: how soon it was there, how it plays,
 * how soon a frame is found, how long an edit takes (it is undone), and how long frames of the
 * timeline take while it scrolls and zooms.
 */
final class Measure {

  private static final int MOST_STACKS = 3;
  private static final int LAY_OUT_SECONDS = 3;
  private static final int SEEKS = 25;
  private static final int FLIPS = 24;

  /** Most fall where both takes are the same, and tell nothing. */
  private static final int MOST_FLIPS = 80;

  private static final int FLIP_MILLIS = 430;
  private static final int PULSES = 240;
  private static final int EDITS = 7;
  private static final int PATIENCE_SECONDS = 120;

  private final Session session;
  private final Player player;
  private final WatchedOut out;
  private final Stalls stalls;
  private final UiThread ui;
  private final MainWindow window;

  Measure(
      Session session,
      Player player,
      WatchedOut out,
      Stalls stalls,
      UiThread ui,
      MainWindow window) {
    this.session = session;
    this.player = player;
    this.out = out;
    this.stalls = stalls;
    this.ui = ui;
    this.window = window;
  }

  /** Plays for some seconds, seeks and scrolls; a line for each figure. */
  List<String> run(int seconds) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    Snapshot open = opened();
    await(() -> player.picture().get());
    ProcessHandle.Info process = ProcessHandle.current().info();
    Instant began = process.startInstant().orElseGet(Instant::now);
    lines.add(
        line(
            "window with the timeline and its first picture",
            "%.1f s after the start, with %.1f s of the processors' time",
            Duration.between(began, Instant.now()).toMillis() / 1000.0,
            process.totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0));
    Monitor monitor = open.monitor();
    lines.add(
        line(
            "timeline",
            "%d tracks, %d slots, %d frames",
            open.timeline().tracks().size(),
            open.survey().slots().size(),
            monitor.range().length()));
    stalls.reset();
    play(seconds, monitor, lines);
    flips(open, lines);
    seek(monitor, lines);
    edits(open, lines);
    scroll(lines);
    Runtime memory = Runtime.getRuntime();
    System.gc();
    lines.add(
        line(
            "heap in use after a collection",
            "%d MB",
            (memory.totalMemory() - memory.freeMemory()) >> 20));
    lines.add(
        line(
            "stalls of the toolkit's thread over 50 ms",
            "%d, the longest %d ms",
            stalls.count(),
            stalls.longestMillis()));
    stalls.stacks().stream().limit(MOST_STACKS).forEach(lines::add);
    return lines;
  }

  /** The timeline, as soon as it is open. */
  Snapshot opened() throws InterruptedException {
    return await(() -> session.snapshot().get());
  }

  /** Looks at the controls of all windows. */
  Names.Found names() throws InterruptedException {
    ui.execute(window::openAll);
    // What a window is made of is there after it was laid out.
    TimeUnit.SECONDS.sleep(LAY_OUT_SECONDS);
    return await(() -> Optional.of(Names.look()));
  }

  private void play(int seconds, Monitor monitor, List<String> lines) throws InterruptedException {
    player.seek(0);
    Drawn drawn = new Drawn();
    ui.execute(drawn::start);
    player.play();
    TimeUnit.SECONDS.sleep(seconds);
    player.pause();
    ui.execute(drawn::stop);
    Player.Figures figures = player.figures();
    long all = figures.shown() + figures.dropped();
    lines.add(
        line(
            "pictures shown while playing",
            "%d of %d (%.1f %%), %s",
            figures.shown(),
            all,
            all == 0 ? 0.0 : 100.0 * figures.shown() / all,
            player.size().get()));
    lines.add(line("pictures that the window drew", "%d", await(drawn::count)));
    lines.add(
        line(
            "largest offset of picture from sound",
            "%.1f ms (a frame is %.1f ms)",
            1000.0 * figures.worstOffset() / Monitor.SOUND_RATE,
            1000.0 / monitor.range().rate().toDouble()));
    lines.add(line("gaps in the sound", "%d", out.gaps()));
  }

  /** Counts the pictures that were there when the window drew itself. */
  private final class Drawn extends AnimationTimer {
    private Optional<Picture> last = player.picture().get();
    private long count;

    @Override
    public void handle(long now) {
      Optional<Picture> seen = player.picture().get();
      if (!seen.equals(last)) {
        last = seen;
        count++;
      }
    }

    Optional<Long> count() {
      return Optional.of(count);
    }
  }

  /** Flips takes of the first slot that has two, while it plays around it. */
  private void flips(Snapshot open, List<String> lines) throws InterruptedException {
    Optional<String> slot =
        open.takes().stream().filter(t -> t.takes().size() > 1).map(SlotTakes::address).findFirst();
    if (slot.isEmpty()) {
      return;
    }
    ui.execute(() -> window.goTo(slot.get()));
    TimeUnit.SECONDS.sleep(1);
    ui.execute(window::around);
    TimeUnit.SECONDS.sleep(1);
    for (int i = 0; i < MOST_FLIPS && player.figures().flips() < FLIPS; i++) {
      ui.execute(window::flip);
      TimeUnit.MILLISECONDS.sleep(FLIP_MILLIS);
    }
    ui.execute(window::around);
    player.pause();
    lines.add(
        line(
            "from a flip of takes to seeing it, or to hearing it",
            "longest of %d %.0f ms (two frames are %.0f ms)",
            player.figures().flips(),
            1000.0 * player.figures().worstFlip() / Monitor.SOUND_RATE,
            2000.0 / open.rate().toDouble()));
  }

  private void seek(Monitor monitor, List<String> lines) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(1);
    List<Double> times = new ArrayList<>();
    Duration worked = worked();
    for (int i = 0; i < SEEKS; i++) {
      long frame = random.nextLong(monitor.range().length());
      long asked = System.nanoTime();
      player.seek(frame);
      await(() -> player.picture().get().map(Picture::frame).filter(f -> f == frame));
      times.add((System.nanoTime() - asked) / 1e6);
    }
    Collections.sort(times);
    lines.add(
        line(
            "from asking for a frame to seeing it",
            "median %.0f ms, longest %.0f ms, with %d ms of the processors' time",
            times.get(times.size() / 2),
            times.get(times.size() - 1),
            worked().minus(worked).toMillis() / SEEKS));
  }

  /** What the processors have worked for the program so far. */
  private static Duration worked() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Puts a marker and takes it back, again and again: what is least of all edits. */
  private void edits(Snapshot open, List<String> lines) throws InterruptedException {
    FrameTime at = FrameTime.of(open.monitor().range().length() / 2, open.rate());
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 2 * EDITS; i++) {
      boolean undo = i % 2 == 1;
      Snapshot before = opened();
      long asked = System.nanoTime();
      ui.execute(
          () -> {
            if (undo) {
              session.undo();
            } else {
              session.cut("Marking", List.of(new CutOrder.Mark(at, "measured")));
            }
          });
      await(() -> session.snapshot().get().filter(s -> !s.equals(before)));
      drawn();
      times.add((System.nanoTime() - asked) / 1e6);
    }
    Collections.sort(times);
    lines.add(
        line(
            "from an edit or an undo to seeing it",
            "median %.0f ms, longest %.0f ms",
            times.get(times.size() / 2),
            times.get(times.size() - 1)));
  }

  /** Waits until what is shown now has been drawn. */
  private void drawn() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    ui.execute(
        () ->
            new AnimationTimer() {
              private int pulses;

              @Override
              public void handle(long now) {
                // The first begins a frame, the second comes when that one is laid out.
                if (pulses++ == 1) {
                  stop();
                  done.countDown();
                }
              }
            }.start());
    done.await();
  }

  private void scroll(List<String> lines) throws InterruptedException {
    List<Double> times = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    ui.execute(
        () ->
            new AnimationTimer() {
              private long last;
              private int pulse;

              @Override
              public void handle(long now) {
                if (last != 0) {
                  times.add((now - last) / 1e6);
                }
                last = now;
                window.sweep(pulse++, PULSES);
                if (pulse == PULSES) {
                  stop();
                  done.countDown();
                }
              }
            }.start());
    done.await();
    Collections.sort(times);
    lines.add(
        line(
            "frame times while scrolling and zooming",
            "median %.1f ms, 95th percentile %.1f ms",
            times.get(times.size() / 2),
            times.get(times.size() * 95 / 100)));
  }

  private static String line(String what, String form, Object... values) {
    return what + ": " + String.format(Locale.ROOT, form, values);
  }

  /** A question that has an answer some time. */
  private interface Question<T> {
    Optional<T> ask();
  }

  private <T> T await(Question<T> question) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      List<T> answer = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch asked = new CountDownLatch(1);
      ui.execute(
          () -> {
            question.ask().ifPresent(answer::add);
            asked.countDown();
          });
      asked.await();
      if (!answer.isEmpty()) {
        return answer.get(0);
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    throw new IllegalStateException("Nothing came of it in " + PATIENCE_SECONDS + " seconds");
  }
}
