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

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private ProjectLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of the project.
   *
   * @throws WorkException INPUT if somebody else holds it, or its folder cannot be written
   */
  public static ProjectLock take(ProjectPlace place) throws WorkException {
    Path file = place.folder().resolve(NAME);
    try {
      while (true) {
        Files.createDirectories(place.folder());
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                // Its text is written: through a link that would be somebody else's file.
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = tryLock(channel);
        if (lock == null) {
          String holder = readHolder(channel);
          channel.close();
          throw new WorkException(
              WorkException.Kind.INPUT,
              place.timeline().getFileName()
                  + " is being changed by "
                  + holder
                  + ". Wait until that is done, or close it there; looking (slots, takes, history) works meanwhile.");
        }
        ProjectLock taken = new ProjectLock(file, channel, lock);
        try {
          if (isStillThere(file, writeHolder(channel))) {
            return taken;
          }
        } catch (IOException e) {
          // On a full disk the file is there, but empty.
          taken.close();
          throw e;
        }
        // Whoever held it before deleted the file between our opening and our locking it.
        lock.release();
        channel.close();
      }
    } catch (IOException e) {
      throw new WorkException(WorkException.Kind.INPUT, NotWritable.message(place.folder(), e), e);
    }
  }

  private static boolean isStillThere(Path file, String holder) throws IOException {
    try {
      return Files.readString(file).equals(holder);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCK_AT, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String writeHolder(FileChannel channel) throws IOException {
    String text =
        System.getProperty("user.name", "somebody")
            + " on "
            + machine()
            + " (process "
            + ProcessHandle.current().pid()
            + ", since "
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + ")";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
    return text;
  }

  private static String readHolder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1024);
    int length = channel.read(bytes, 0);
    return length <= 0
        ? "another process"
        : new String(bytes.array(), 0, length, StandardCharsets.UTF_8).strip();
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
      channel.close();
    } catch (IOException e) {
      // The system frees the lock with the process; there is nothing else to do here.
      return;
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
