package org.raccord.desktop.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * The toolkit's thread: the one place that hands work to it. What is handed over before the toolkit
 * is there waits for it, so that the timeline is read while the toolkit starts.
 */
public final class UiThread implements Executor {

  private final Deque<Runnable> early = new ArrayDeque<>();
  private boolean started;

  @Override
  public void execute(Runnable work) {
    synchronized (early) {
      if (!started) {
        early.add(work);
        return;
      }
    }
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }

  /** The toolkit is there; on its thread. */
  void started() {
    Deque<Runnable> waited;
    synchronized (early) {
      waited = new ArrayDeque<>(early);
      early.clear();
      started = true;
    }
    waited.forEach(Runnable::run);
  }
}
