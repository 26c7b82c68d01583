package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where preferences are kept, in the user's settings. Touches a file. */
public final class PreferenceFile {

  private static final Logger LOG = LoggerFactory.getLogger(PreferenceFile.class);

  private final Path file;

  /**
   * @param config the user's settings folder
   */
  public PreferenceFile(Path config) {
    this.file = config.resolve("window.properties");
  }

  /** What was chosen. */
  public Preferences read() {
    Properties kept = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} cannot be read; the window is as usual", file, e);
      }
    }
    return Preferences.of(kept);
  }

  /** Keeps what was chosen. What cannot be written holds until the window is closed. */
  public void write(Preferences chosen) {
    try {
      // What is not ASCII is escaped, so that it is read whatever letters are read as.
      WholeFile.write(file, out -> chosen.written().store(out, null));
    } catch (IOException e) {
      LOG.warn("{} cannot be written", file, e);
    }
  }
}
