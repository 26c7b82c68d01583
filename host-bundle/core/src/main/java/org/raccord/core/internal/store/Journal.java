package org.raccord.core.internal.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.PictureFormat;

/**
 * Jobs that run or ended without a word, each in a folder {@code jobs/ID} with what was asked, the
 * generator's ticket and its workspace. A job whose take is in the timeline, or that failed before
 * anything was ordered, has no folder; one that failed after it keeps its reason there.
 */
public final class Journal {

  /**
   * What was asked.
   *
   * @param id of the job
   * @param slot id of the slot; the timeline has it once a take is kept
   * @param address where the slot was
   * @param fingerprint what conditioned it, as text: by it a slot whose id is not stored yet is
   *     known again
   * @param take id that its take gets
   * @param generator {@code bundle:instance}
   * @param seed of the take
   * @param plansTaken as in the request
   * @param pid the process that runs it
   * @param started ISO 8601
   * @param shape what the slot was, for a result whose slot has gone; null in jobs of before
   */
  public record Entry(
      String id,
      String slot,
      String address,
      String fingerprint,
      String take,
      String generator,
      long seed,
      List<String> plansTaken,
      long pid,
      String started,
      @Nullable Shape shape) {

    /** A job that nothing is made of without its slot. */
    public Entry(
        String id,
        String slot,
        String address,
        String fingerprint,
        String take,
        String generator,
        long seed,
        List<String> plansTaken,
        long pid,
        String started) {
      this(id, slot, address, fingerprint, take, generator, seed, plansTaken, pid, started, null);
    }
  }

  /**
   * What a slot was when its job began.
   *
   * @param length frames
   * @param rate such as {@code 25} or {@code 24000/1001}
   * @param head frames of handle that were wanted before it
   * @param tail frames of handle that were wanted after it
   * @param format of the frames that were wanted
   * @param prompt the words of the brief, empty text where it had none
   * @param price what the job costs, empty text where it is free
   * @param brief all of the brief; null in jobs of before
   */
  public record Shape(
      long length,
      String rate,
      int head,
      int tail,
      PictureFormat format,
      String prompt,
      String price,
      @Nullable JournalBrief brief) {

    /** What was asked for; as much of it as is on record. */
    public Brief asked() {
      try {
        if (brief != null) {
          return brief.brief();
        }
      } catch (RuntimeException e) {
        // A journal that somebody edited: the picture is worth more than its words.
        return Brief.OPEN;
      }
      return prompt.isEmpty() ? Brief.OPEN : Brief.OPEN.withPrompt(prompt);
    }
  }

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String JOB = "job.json";
  private static final String TICKET = "ticket";
  private static final String FAILED = "failed";
  private static final String WORKSPACE = "workspace";

  private final Path folder;
  private final Set<String> begunHere = ConcurrentHashMap.newKeySet();

  public Journal(Path folder) {
    this.folder = folder;
  }

  /** Begins a job: what was asked is on disk when this returns. */
  public void begin(Entry entry) throws IOException {
    begunHere.add(entry.id);
    Files.createDirectories(workspace(entry.id));
    AtomicFile.write(
        folder.resolve(entry.id).resolve(JOB), GSON.toJson(entry).getBytes(StandardCharsets.UTF_8));
  }

  public Path workspace(String id) {
    return folder.resolve(id).resolve(WORKSPACE);
  }

  /** Deletes what stands in a workspace. */
  public void emptyWorkspace(String id) throws IOException {
    deleteTree(workspace(id));
    Files.createDirectories(workspace(id));
  }

  /** Keeps the generator's ticket; it is on disk when this returns. */
  public void remember(String id, String ticket) throws IOException {
    AtomicFile.write(folder.resolve(id).resolve(TICKET), ticket.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the generator's ticket back. */
  public void forget(String id) throws IOException {
    Files.deleteIfExists(folder.resolve(id).resolve(TICKET));
  }

  public Optional<String> ticket(String id) throws IOException {
    Path file = folder.resolve(id).resolve(TICKET);
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Keeps a job that nothing comes of any more, with the reason, until it is given up. */
  public void fail(String id, String reason) throws IOException {
    AtomicFile.write(folder.resolve(id).resolve(FAILED), reason.getBytes(StandardCharsets.UTF_8));
    leave(id);
  }

  /** Why a job failed; nothing where it did not. */
  public Optional<String> failure(String id) throws IOException {
    Path file = folder.resolve(id).resolve(FAILED);
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Whether a job can be gone on with: its generator left a ticket and it did not fail. */
  public boolean isWaiting(String id) throws IOException {
    return ticket(id).isPresent() && failure(id).isEmpty();
  }

  /** Ends a job: its folder goes. */
  public void end(String id) throws IOException {
    deleteTree(folder.resolve(id));
    begunHere.remove(id);
  }

  /** Takes over a job that was found among the abandoned. */
  public void adopt(String id) {
    begunHere.add(id);
  }

  /** Lets go of a job that did not end: whoever fills next finds it among the dead. */
  public void leave(String id) {
    begunHere.remove(id);
  }

  /**
   * Jobs on disk that were not begun here. Whoever holds the project's lock knows that nobody runs
   * them.
   */
  public List<Entry> abandoned() throws IOException {
    List<Entry> abandoned = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return abandoned;
    }
    try (var jobs = Files.list(folder)) {
      for (Path job : jobs.sorted().toList()) {
        Entry entry = read(job);
        if (entry != null && !begunHere.contains(entry.id)) {
          abandoned.add(entry);
        }
      }
    }
    return abandoned;
  }

  /** Those of the {@link #abandoned} whose process has ended, for whoever holds no lock. */
  public List<Entry> dead() throws IOException {
    return abandoned().stream()
        .filter(e -> ProcessHandle.of(e.pid).filter(ProcessHandle::isAlive).isEmpty())
        .toList();
  }

  /** Folders of jobs of which nothing can be known: nobody got as far as writing what was asked. */
  public List<Path> unreadable() throws IOException {
    List<Path> unreadable = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (var jobs = Files.list(folder)) {
        for (Path job : jobs.sorted().toList()) {
          if (read(job) == null && !begunHere.contains(String.valueOf(job.getFileName()))) {
            unreadable.add(job);
          }
        }
      }
    }
    return unreadable;
  }

  /** The folder of a job. */
  public Path folder(String id) {
    return folder.resolve(id);
  }

  private static @Nullable Entry read(Path job) throws IOException {
    Path file = job.resolve(JOB);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      Entry entry = GSON.fromJson(Files.readString(file), Entry.class);
      // The folder is what a job is found by, whatever the text says.
      boolean whole =
          entry != null
              && String.valueOf(job.getFileName()).equals(entry.id)
              && entry.slot != null
              && entry.take != null
              && entry.generator != null
              && entry.plansTaken != null;
      return whole ? entry : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  /** Deletes a folder with all in it; links are deleted, not followed. */
  public static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
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
