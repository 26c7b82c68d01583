package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
      Files.createDirectories(file.getParent());
      Path next = Files.createTempFile(file.getParent(), "window", ".part");
      try (Writer writer = Files.newBufferedWriter(next)) {
        chosen.written().store(writer, null);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written", file, e);
    }
  }
}
