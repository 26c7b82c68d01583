package org.raccord.desktop.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.raccord.desktop.internal.model.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The timelines that were open lately, latest first, kept in the user's settings. */
final class Recent {

  private static final Logger LOG = LoggerFactory.getLogger(Recent.class);
  private static final int MOST = 10;

  private final Path file;

  /**
   * @param config the user's settings folder
   */
  Recent(Path config) {
    this.file = config.resolve("desktop.properties");
  }

  /** Whether nothing was ever opened. */
  boolean isNew() {
    return !Files.exists(file);
  }

  /** Those that are still there. */
  List<Path> list() {
    Properties kept = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} cannot be read; the list of recent timelines begins anew", file, e);
      }
    }
    List<Path> found = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      String path = kept.getProperty("recent." + i, "");
      if (!path.isEmpty() && Files.exists(Path.of(path))) {
        found.add(Path.of(path));
      }
    }
    return found;
  }

  /** Puts one first. What cannot be written is not remembered. */
  void opened(Path timeline) {
    List<Path> all = new ArrayList<>(list());
    Path whole = timeline.toAbsolutePath().normalize();
    all.remove(whole);
    all.add(0, whole);
    Properties kept = new Properties();
    for (int i = 0; i < Math.min(MOST, all.size()); i++) {
      kept.setProperty("recent." + i, all.get(i).toString());
    }
    try {
      WholeFile.write(file, out -> kept.store(out, null));
    } catch (IOException e) {
      LOG.warn("{} cannot be written", file, e);
    }
  }
}
