package org.raccord.core.internal.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.raccord.core.WorkException;

/**
 * The operating system's lock on a project, with the holder's user, machine, process and time in
 * the file for whoever finds it taken. The system frees it when the holder ends, however it ends.
 */
public final class ProjectLock implements AutoCloseable {

  /**
   * Locked bytes lie beyond the text, so that others can read who holds it (Windows locks are
   * mandatory).
   */
  private static final long LOCK_AT = 1L << 20;

  private static final String NAME = "lock";

  /**
   * Locks that this process holds, and their holder. Most systems free all locks of a process on a
   * file as soon as it closes the file once, however it was opened: nobody here may so much as look
   * into a lock file that is held here.
   */
  private static final ConcurrentMap<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;
  private final FileChannel seen;
  private final FileLock lock;

  /**
   * @param seen the file once more, as it is found by its name; stays open as long as the lock
   */
  private ProjectLock(Path file, FileChannel channel, FileChannel seen, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.seen = seen;
    this.lock = lock;
  }

  /**
   * Takes the lock of the project.
   *
   * @throws WorkException INPUT if somebody else holds it, or its folder cannot be written
   */
  public static ProjectLock take(ProjectPlace place) throws WorkException {
    try {
      Files.createDirectories(place.folder());
      Path file = place.folder().toRealPath().resolve(NAME);
      String holder = holder();
      String other = HELD_HERE.putIfAbsent(file, holder);
      if (other != null) {
        throw taken(place, other);
      }
      boolean taken = false;
      try {
        ProjectLock lock = take(place, file, holder);
        taken = true;
        return lock;
      } finally {
        if (!taken) {
          HELD_HERE.remove(file);
        }
      }
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(place.folder(), e), e);
    }
  }

  private static ProjectLock take(ProjectPlace place, Path file, String holder)
      throws IOException, WorkException {
    while (true) {
      Files.createDirectories(place.folder());
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String other = read(channel);
        channel.close();
        throw taken(place, other.isEmpty() ? "another process" : other);
      }
      FileChannel seen = channel;
      try {
        write(channel, holder);
        seen = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        if (read(seen).equals(holder)) {
          return new ProjectLock(file, channel, seen, lock);
        }
      } catch (NoSuchFileException e) {
        seen = channel;
      } catch (IOException e) {
        // On a full disk the file is there, but empty.
        new ProjectLock(file, channel, seen, lock).close();
        throw e;
      }
      // Whoever held it before deleted the file between our opening and our locking it.
      lock.release();
      seen.close();
      channel.close();
    }
  }

  private static WorkException taken(ProjectPlace place, String holder) {
    return new WorkException(
        WorkException.Kind.INPUT,
        place.timeline().getFileName()
            + " is being changed by "
            + holder
            + ". Wait until that is done, or close it there; looking (slots, takes, history) works meanwhile.");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCK_AT, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder() {
    return System.getProperty("user.name", "somebody")
        + " on "
        + machine()
        + " (process "
        + ProcessHandle.current().pid()
        + ", since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS)
        + ")";
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1024);
    int length = channel.read(bytes, 0);
    return length <= 0 ? "" : new String(bytes.array(), 0, length, StandardCharsets.UTF_8).strip();
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }

  /** Whether the lock is held. */
  public boolean isHeld() {
    return lock.isValid();
  }

  /** Frees the lock; a project folder in which nothing else stands goes with it. */
  @Override
  public void close() {
    try {
      deleteWhereAlone();
      lock.release();
      seen.close();
      channel.close();
    } catch (IOException e) {
      // The system frees the lock with the process; there is nothing else to do here.
      return;
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private void deleteWhereAlone() throws IOException {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var others = Files.list(folder)) {
      if (others.anyMatch(other -> !other.equals(file))) {
        return;
      }
    }
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }
}
