package org.raccord.desktop.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.raccord.desktop.internal.model.Player;
import org.raccord.desktop.internal.view.MainWindow;

/** Works the window for minutes, as an editor does who looks around, and watches its memory. */
final class Soak {

  private static final int PULSES = 120;
  private static final int PLAY_SECONDS = 4;
  private static final int SEEKS = 12;
  private static final int SEEK_MILLIS = 150;
  private static final Path STATUS = Path.of("/proc/self/status");

  private final Player player;
  private final UiThread ui;
  private final MainWindow window;
  private final long frames;

  /**
   * @param frames of the timeline
   */
  Soak(Player player, UiThread ui, MainWindow window, long frames) {
    this.player = player;
    this.ui = ui;
    this.window = window;
    this.frames = frames;
  }

  /** Plays, seeks, scrolls and zooms again and again; a line for each minute. */
  void run(int minutes, Consumer<String> told) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(1);
    long first = -1;
    long heap = 0;
    long last = 0;
    for (int minute = 1; minute <= minutes; minute++) {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (System.nanoTime() < end) {
        player.seek(random.nextLong(frames));
        player.play();
        TimeUnit.SECONDS.sleep(PLAY_SECONDS);
        player.pause();
        for (int i = 0; i < SEEKS; i++) {
          player.seek(random.nextLong(frames));
          TimeUnit.MILLISECONDS.sleep(SEEK_MILLIS);
        }
        sweep();
      }
      System.gc();
      Runtime memory = Runtime.getRuntime();
      heap = (memory.totalMemory() - memory.freeMemory()) >> 20;
      OptionalLong whole = whole();
      // What is loaded once is loaded in the first minutes.
      if (minute == Math.min(2, minutes)) {
        first = whole.orElse(-1);
      }
      last = whole.orElse(-1);
      told.accept(
          String.format(
              Locale.ROOT,
              "after minute %d: heap %d MB%s",
              minute,
              heap,
              whole.isPresent() ? ", the whole process " + whole.getAsLong() + " MB" : ""));
    }
    if (first >= 0) {
      told.accept(
          String.format(Locale.ROOT, "growth of the process since minute 2: %d MB", last - first));
    }
  }

  private void sweep() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    ui.execute(
        () ->
            new AnimationTimer() {
              private int pulse;

              @Override
              public void handle(long now) {
                window.sweep(pulse++, PULSES);
                if (pulse == PULSES) {
                  stop();
                  done.countDown();
                }
              }
            }.start());
    done.await();
  }

  /** Resident memory in MB, where the system tells it. */
  private static OptionalLong whole() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(l -> l.startsWith("VmRSS:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
