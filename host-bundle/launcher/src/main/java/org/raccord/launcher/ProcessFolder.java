package org.raccord.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that the framework of this process keeps its files in: {@code PID-RANDOM}. No other
 * process touches it while this one lives; the next process to start removes what a killed one
 * left.
 */
final class ProcessFolder {

  private ProcessFolder() {}

  /**
   * Makes the folder, and removes those of dead processes.
   *
   * @param parent holds the folders of all processes; where it cannot be written, the folder is
   *     made among the system's temporary files
   * @param alive whether the process of this id runs
   */
  static Path create(Path parent, LongPredicate alive) throws IOException {
    String prefix = ProcessHandle.current().pid() + "-";
    try {
      Files.createDirectories(parent);
      removeDead(parent, alive);
      return Files.createTempDirectory(parent, prefix);
    } catch (IOException e) {
      return Files.createTempDirectory("raccord-" + prefix);
    }
  }

  /** Removes a folder with all that is in it, as far as that can be done. */
  static void remove(Path folder) {
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (IOException e) {
      // The process is ending; the next one to start tries again.
    }
  }

  private static void removeDead(Path parent, LongPredicate alive) throws IOException {
    List<Path> folders;
    try (Stream<Path> listing = Files.list(parent)) {
      folders = listing.toList();
    }
    for (Path folder : folders) {
      String name = String.valueOf(folder.getFileName());
      int dash = name.indexOf('-');
      if (dash > 0 && name.chars().limit(dash).allMatch(c -> c >= '0' && c <= '9')) {
        long process = Long.parseLong(name, 0, Math.min(dash, 18), 10);
        if (!alive.test(process)) {
          remove(folder);
        }
      }
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
