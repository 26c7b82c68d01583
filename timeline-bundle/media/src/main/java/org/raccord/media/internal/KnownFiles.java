package org.raccord.media.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.media.MediaException;

/**
 * What was probed lately, so that facts, pictures and sound of a file are asked for at the price of
 * one probe. The bound is on pictures, which is what memory goes to. Thread-safe; two threads that
 * ask for a new file at once may both probe it.
 */
final class KnownFiles {

  private static final int MOST_FILES = 128;

  /** An index takes 24 bytes a picture at most. */
  private static final long MOST_PICTURES = 1_000_000;

  /** A file written to just now may be written to again within one tick of its folder's clock. */
  private static final long SETTLED_MILLIS = 2000;

  private static final KnownFiles ALL = new KnownFiles();

  private final Object lock = new Object();
  private final Map<Stamp, FileProbe> probes = new LinkedHashMap<>(16, 0.75f, true);
  private long pictures;

  /** Tells a file from what stood under its name before. */
  private record Stamp(Path file, long size, long modified, Object key) {}

  private KnownFiles() {}

  /** The probe of a file, from memory where nothing has touched it since. */
  static FileProbe of(Path file) throws MediaException {
    Optional<Stamp> stamp = stamp(file);
    if (stamp.isEmpty()) {
      return FileProbe.afresh(file);
    }
    Optional<FileProbe> known = ALL.get(stamp.get());
    if (known.isPresent()) {
      return known.get();
    }
    FileProbe probe = FileProbe.afresh(file);
    ALL.put(stamp.get(), probe);
    return probe;
  }

  private static Optional<Stamp> stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      long modified = found.lastModifiedTime().toMillis();
      return Math.abs(System.currentTimeMillis() - modified) < SETTLED_MILLIS
          ? Optional.empty()
          : Optional.of(
              new Stamp(
                  file,
                  found.size(),
                  found.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                  String.valueOf(found.fileKey())));
    } catch (IOException e) {
      // Whoever opens it says what is wrong with it.
      return Optional.empty();
    }
  }

  private Optional<FileProbe> get(Stamp stamp) {
    synchronized (lock) {
      return Optional.ofNullable(probes.get(stamp));
    }
  }

  private void put(Stamp stamp, FileProbe probe) {
    synchronized (lock) {
      FileProbe before = probes.put(stamp, probe);
      pictures += probe.pictures() - (before == null ? 0 : before.pictures());
      Iterator<FileProbe> oldest = probes.values().iterator();
      while (probes.size() > 1 && (probes.size() > MOST_FILES || pictures > MOST_PICTURES)) {
        pictures -= oldest.next().pictures();
        oldest.remove();
      }
    }
  }
}
