package org.raccord.cli.internal;

import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Log lines on the error stream, for {@code --verbose}. */
final class LogLines extends Handler {

  // Held here: a logger that nobody holds forgets its handlers.
  private static final Logger OURS = Logger.getLogger("org.raccord");

  private final PrintStream err;
  private final Formatter words =
      new Formatter() {
        @Override
        public String format(LogRecord record) {
          return record.getLevel().getName().toLowerCase(java.util.Locale.ROOT)
              + ": "
              + formatMessage(record);
        }
      };

  private LogLines(PrintStream err) {
    this.err = err;
    setLevel(Level.ALL);
  }

  static synchronized void toConsole(PrintStream err) {
    for (Handler handler : OURS.getHandlers()) {
      if (handler instanceof LogLines) {
        OURS.removeHandler(handler);
      }
    }
    OURS.setLevel(Level.FINE);
    OURS.addHandler(new LogLines(err));
  }

  @Override
  public void publish(LogRecord record) {
    err.println(words.format(record));
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      thrown.printStackTrace(err);
    }
  }

  @Override
  public void flush() {
    err.flush();
  }

  @Override
  public void close() {
    // The stream is the program's own.
  }
}
