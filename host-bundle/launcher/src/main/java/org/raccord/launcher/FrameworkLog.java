package org.raccord.launcher;

import java.util.logging.Level;
import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Sends what the framework says to the log file; left alone, it would print it. */
final class FrameworkLog extends Logger {

  private static final java.util.logging.Logger LOG =
      java.util.logging.Logger.getLogger("org.apache.felix.framework");

  @Override
  protected void doLog(int level, @Nullable String message, @Nullable Throwable cause) {
    doLog(null, null, level, message, cause);
  }

  @Override
  @SuppressWarnings("rawtypes") // as the framework declares it
  protected void doLog(
      @Nullable Bundle bundle,
      @Nullable ServiceReference reference,
      int level,
      @Nullable String message,
      @Nullable Throwable cause) {
    Level jdk =
        switch (level) {
          case LOG_ERROR -> Level.SEVERE;
          case LOG_WARNING -> Level.WARNING;
          case LOG_INFO -> Level.INFO;
          default -> Level.FINE;
        };
    LOG.log(jdk, cause, () -> bundle == null ? message : bundle + ": " + message);
  }
}
