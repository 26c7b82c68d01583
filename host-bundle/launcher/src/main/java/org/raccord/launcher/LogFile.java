package org.raccord.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Sends all logging of this process to a file and none to the terminal. Files of 2 MB, four of
 * them, then the oldest goes; processes that run at the same time write files of their own.
 */
final class LogFile {

  private static final int BYTES = 2 << 20;
  private static final int FILES = 4;
  private static final String LINE = "java.util.logging.SimpleFormatter.format";

  private LogFile() {}

  /** Where the folder cannot be written nothing is logged: no reason to refuse the user's work. */
  static void open(Path folder) {
    if (System.getProperty(LINE) == null) {
      System.setProperty(LINE, "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    }
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.INFO);
    try {
      Files.createDirectories(folder);
      String pattern = folder.toString().replace("%", "%%") + "/raccord-%u.%g.log";
      FileHandler handler = new FileHandler(pattern, BYTES, FILES, true);
      handler.setEncoding("UTF-8");
      handler.setFormatter(new SimpleFormatter());
      root.addHandler(handler);
    } catch (IOException e) {
      root.setLevel(Level.OFF);
    }
  }
}
