package org.raccord.desktop.internal.model;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.raccord.desktop.internal.SystemSound;
import org.raccord.model.time.Rate;

/** Plays three seconds of a known timeline through the system's sound device, and says how. */
final class AlsaPlay {

  private static final int FRAMES = 75;

  private AlsaPlay() {}

  public static void main(String[] args) throws InterruptedException {
    Object lock = new Object();
    Executor ui =
        work -> {
          synchronized (lock) {
            work.run();
          }
        };
    WatchedOut out = new WatchedOut(new SteadyOut(new SystemSound()));
    try (Player player = new Player(ui, out, 540)) {
      player.show(new FakeMonitor(FRAMES, Rate.FPS_25));
      player.settle();
      CountDownLatch ended = new CountDownLatch(1);
      player
          .playing()
          .addListener(
              (o, was, now) -> {
                if (!now) {
                  ended.countDown();
                }
              });
      player.play();
      if (!ended.await(30, TimeUnit.SECONDS)) {
        System.out.println("It did not come to its end.");
      }
      Player.Figures figures = player.figures();
      System.out.println("trouble: " + player.trouble().get());
      System.out.println("position: " + player.position().get());
      System.out.println("gaps: " + out.gaps());
      System.out.println(
          "shown %d, dropped %d, offset at most %d samples"
              .formatted(figures.shown(), figures.dropped(), figures.worstOffset()));
    }
  }
}
