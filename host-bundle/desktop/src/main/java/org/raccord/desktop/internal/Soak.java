package org.raccord.desktop.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** By then all has been loaded that is loaded once, and decoders have had their room. */
  private static final int WARM_MINUTES = 4;

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
    OptionalLong firstWhole = OptionalLong.empty();
    OptionalLong firstRest = OptionalLong.empty();
    OptionalLong whole = OptionalLong.empty();
    OptionalLong rest = OptionalLong.empty();
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
      long used = (memory.totalMemory() - memory.freeMemory()) >> 20;
      long held = memory.totalMemory() >> 20;
      whole = whole();
      rest = minus(whole, held);
      if (minute == Math.min(WARM_MINUTES, minutes)) {
        firstWhole = whole;
        firstRest = rest;
      }
      told.accept(
          "after minute %d: heap %d MB of %d MB that Java holds".formatted(minute, used, held)
              + (whole.isPresent()
                  ? ", the whole process %d MB, without that heap %d MB"
                      .formatted(whole.getAsLong(), rest.getAsLong())
                  : ""));
    }
    if (firstWhole.isPresent() && whole.isPresent()) {
      told.accept(
          "growth since minute %d: the whole process %d MB, without Java's heap %d MB"
              .formatted(
                  Math.min(WARM_MINUTES, minutes),
                  whole.getAsLong() - firstWhole.getAsLong(),
                  rest.orElseThrow() - firstRest.orElseThrow()));
    }
  }

  private static OptionalLong minus(OptionalLong all, long part) {
    return all.isPresent() ? OptionalLong.of(all.getAsLong() - part) : all;
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
