package org.raccord.core.internal.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that run or ended without a word, each in a folder {@code jobs/ID} with what was asked, the
 * generator's ticket and its workspace. A job whose take is in the timeline, or that failed for
 * good, has no folder.
 */
public final class Journal {

  /**
   * What was asked.
   *
   * @param id of the job
   * @param slot id of the slot
   * @param take id that its take gets
   * @param generator {@code bundle:instance}
   * @param seed of the take
   * @param plansTaken as in the request
   * @param pid the process that runs it
   * @param started ISO 8601
   */
  public record Entry(
      String id,
      String slot,
      String take,
      String generator,
      long seed,
      List<String> plansTaken,
      long pid,
      String started) {}

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String JOB = "job.json";
  private static final String TICKET = "ticket";
  private static final String WORKSPACE = "workspace";

  private final Path folder;

  public Journal(Path folder) {
    this.folder = folder;
  }

  /** Begins a job: what was asked is on disk when this returns. */
  public void begin(Entry entry) throws IOException {
    Files.createDirectories(workspace(entry.id));
    AtomicFile.write(
        folder.resolve(entry.id).resolve(JOB), GSON.toJson(entry).getBytes(StandardCharsets.UTF_8));
  }

  public Path workspace(String id) {
    return folder.resolve(id).resolve(WORKSPACE);
  }

  /** Keeps the generator's ticket; it is on disk when this returns. */
  public void remember(String id, String ticket) throws IOException {
    AtomicFile.write(folder.resolve(id).resolve(TICKET), ticket.getBytes(StandardCharsets.UTF_8));
  }

  public Optional<String> ticket(String id) throws IOException {
    Path file = folder.resolve(id).resolve(TICKET);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Ends a job: its folder goes. */
  public void end(String id) throws IOException {
    deleteTree(folder.resolve(id));
  }

  /** Jobs on disk whose process is not this one and no longer runs, or that nobody can read. */
  public List<Entry> dead() throws IOException {
    List<Entry> dead = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return dead;
    }
    try (var jobs = Files.list(folder)) {
      for (Path job : jobs.sorted().toList()) {
        Entry entry = read(job.resolve(JOB));
        if (entry != null
            && entry.pid != ProcessHandle.current().pid()
            && ProcessHandle.of(entry.pid).filter(ProcessHandle::isAlive).isEmpty()) {
          dead.add(entry);
        }
      }
    }
    return dead;
  }

  private static @Nullable Entry read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return GSON.fromJson(Files.readString(file), Entry.class);
    } catch (JsonParseException e) {
      return null;
    }
  }

  /** Deletes a folder with all in it; links are deleted, not followed. */
  public static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
