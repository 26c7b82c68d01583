package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small things kept on disk, each under a key, a file each. Their sizes together stay within a
 * bound: what was not asked for the longest goes first, also across restarts. What cannot be read
 * or written is not kept, which is no error: it is made again.
 *
 * <p>May be asked from any thread that may touch files.
 */
public final class DiskShelf {

  private static final Logger LOG = LoggerFactory.getLogger(DiskShelf.class);
  private static final String ENDING = ".kept";

  private final Path folder;
  private final Map<String, Long> sizes = new LinkedHashMap<>(64, 0.75f, true);
  private boolean listed;
  private long bytes;
  private long most;

  /**
   * @param folder made where it does not exist, when the first thing is kept
   * @param most bytes of all files together
   */
  public DiskShelf(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  /** What is kept under a key. */
  public synchronized Optional<byte[]> get(String key) {
    list();
    String name = name(key);
    Path file = folder.resolve(name);
    // Nothing is touched for what was never kept.
    if (sizes.get(name) == null) {
      return Optional.empty();
    }
    try {
      byte[] kept = Files.readAllBytes(file);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(kept);
    } catch (IOException e) {
      forget(name);
      return Optional.empty();
    }
  }

  /** Keeps something in place of what was kept under the key. */
  public synchronized void put(String key, byte[] value) {
    list();
    String name = name(key);
    if (value.length > most) {
      return;
    }
    try {
      WholeFile.write(folder.resolve(name), out -> out.write(value));
      forget(name);
      sizes.put(name, (long) value.length);
      bytes += value.length;
      shrink();
    } catch (IOException e) {
      LOG.debug("{} cannot be written", folder, e);
    }
  }

  /** Sets another bound, in bytes. */
  public synchronized void bound(long other) {
    list();
    most = other;
    shrink();
  }

  /** Bytes of all files together. */
  public synchronized long bytes() {
    list();
    return bytes;
  }

  /** Removes all that is kept. */
  public synchronized void clear() {
    list();
    long bound = most;
    most = -1;
    shrink();
    most = bound;
  }

  private void forget(String name) {
    Long size = sizes.remove(name);
    bytes -= size == null ? 0 : size;
  }

  private void shrink() {
    Iterator<Map.Entry<String, Long>> eldest = sizes.entrySet().iterator();
    while (bytes > most && eldest.hasNext()) {
      Map.Entry<String, Long> entry = eldest.next();
      try {
        Files.deleteIfExists(folder.resolve(entry.getKey()));
      } catch (IOException e) {
        LOG.debug("{} cannot be removed", entry.getKey(), e);
      }
      bytes -= entry.getValue();
      eldest.remove();
    }
  }

  /**
   * Another process may have kept things too: what it wrote since is not seen, and does no harm.
   */
  private void list() {
    if (listed) {
      return;
    }
    listed = true;
    record Kept(String name, long size, FileTime used) {}
    List<Kept> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        found.add(
            new Kept(
                file.getFileName().toString(), Files.size(file), Files.getLastModifiedTime(file)));
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      LOG.debug("{} cannot be listed", folder, e);
    }
    found.sort(Comparator.comparing(Kept::used));
    for (Kept kept : found) {
      sizes.put(kept.name, kept.size);
      bytes += kept.size;
    }
    shrink();
  }

  private static String name(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16) + ENDING;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
