package org.raccord.desktop.internal;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The toolkit's thread: the one place that hands work to it. */
public final class UiThread implements Executor {

  @Override
  public void execute(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }
}
