package org.raccord.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells which files of a folder were read, by native code too: their access times are set far back,
 * and a file system that keeps them brings them up to date.
 */
public final class AccessWatch {

  private static final FileTime FAR_BACK = FileTime.fromMillis(0);

  private final Path folder;
  private final boolean possible;

  private AccessWatch(Path folder, boolean possible) {
    this.folder = folder;
    this.possible = possible;
  }

  /** Begins to watch the files that are in {@code folder}. */
  public static AccessWatch on(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", ".txt");
    Files.writeString(probe, "read me");
    setBack(probe);
    boolean possible = !Files.readString(probe).isEmpty() && isRead(probe);
    Files.delete(probe);
    for (Path file : files(folder)) {
      setBack(file);
    }
    return new AccessWatch(folder, possible);
  }

  /** Whether the file system tells. */
  public boolean isPossible() {
    return possible;
  }

  /** Names of the files that were read; none where the file system does not tell. */
  public Set<String> read() throws IOException {
    Set<String> names = new TreeSet<>();
    if (possible) {
      for (Path file : files(folder)) {
        if (isRead(file)) {
          names.add(String.valueOf(file.getFileName()));
        }
      }
    }
    return names;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void setBack(Path file) throws IOException {
    view(file).setTimes(null, FAR_BACK, null);
  }

  private static boolean isRead(Path file) throws IOException {
    return !view(file).readAttributes().lastAccessTime().equals(FAR_BACK);
  }

  private static BasicFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, BasicFileAttributeView.class);
  }
}
