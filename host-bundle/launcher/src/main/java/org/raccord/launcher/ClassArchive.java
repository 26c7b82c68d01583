package org.raccord.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The archive of read and checked classes (AppCDS) that makes short commands start sooner. The
 * start script names its file and uses it where it is there; {@link #renewAfter} has it made after
 * the first listing, by processes of its own, so that no command waits for it: {@link #main} runs
 * the listing once more, which writes nothing, and lets the JVM keep what it loaded.
 *
 * <p>The JVM itself refuses an archive that does not fit it, and goes on without. A sheet beside
 * the file says how many bytes it has, and what it was made of: another JVM or another bundle, and
 * it is made anew. What could not be made is not tried again until one of them changes.
 */
final class ClassArchive {

  /** By this the start script says where it looks for the archive. */
  static final String PROPERTY = "raccord.classes";

  private static final Logger LOG = Logger.getLogger(ClassArchive.class.getName());

  /** The command that is repeated: it reads a timeline and media, and writes nothing. */
  private static final String LISTING = "slots";

  /** With one of these a command only says something of itself. */
  private static final Set<String> NO_WORK = Set.of("--help", "-h", "--version", "-V");

  private static final int PATIENCE_MINUTES = 5;
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:disable",
          "-Djava.awt.headless=true");

  private final Path file;
  private final Path home;

  ClassArchive(Path file, Path home) {
    this.file = file;
    this.home = home;
  }

  /**
   * Has the archive made in the background where that is due; returns at once.
   *
   * @param exitCode what the command answered
   */
  static void renewAfter(String[] arguments, int exitCode, Path home) {
    String named = System.getProperty(PROPERTY, "");
    if (named.isEmpty() || exitCode != 0 || !isListing(arguments)) {
      return;
    }
    ClassArchive archive = new ClassArchive(Path.of(named), home);
    try {
      if (archive.isDue() && archive.hasRoom()) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", archive.launcher(), ClassArchive.class.getName()));
        command.addAll(List.of(named, home.toString()));
        command.addAll(Arrays.asList(arguments));
        silent(command).start();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "No archive of classes can be made in " + archive.folder(), e);
    }
  }

  /**
   * Makes the archive.
   *
   * @param arguments the archive's file, the installation, and the command line to run
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ClassArchive archive = new ClassArchive(Path.of(arguments[0]), Path.of(arguments[1]));
    archive.make(Arrays.asList(arguments).subList(2, arguments.length));
  }

  /** Whether it lists a timeline: what prints its help loads too little to be kept. */
  static boolean isListing(String[] arguments) {
    return arguments.length >= 2
        && arguments[0].equals(LISTING)
        && Arrays.stream(arguments).noneMatch(NO_WORK::contains);
  }

  /**
   * Whether something can be written where the archive goes: if not, a JVM would be started in vain
   * after each listing, and could not even note that.
   */
  boolean hasRoom() {
    Path probe = beside(".try");
    try {
      Files.createDirectories(folder());
      Files.writeString(probe, "0\n" + contents());
      Files.delete(probe);
      return true;
    } catch (IOException e) {
      LOG.log(Level.FINE, "No archive of classes can be made in " + folder(), e);
      return false;
    }
  }

  /** Whether there is none, or one made of something else. */
  boolean isDue() throws IOException {
    if (!Files.exists(sheet())) {
      return true;
    }
    String text = Files.readString(sheet());
    return !text.substring(text.indexOf('\n') + 1).equals(contents());
  }

  private void make(List<String> arguments) throws IOException, InterruptedException {
    try (FileChannel channel =
            FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || !isDue()) {
        return;
      }
      String contents = contents();
      long size = 0;
      try {
        size = made(arguments);
      } catch (IOException e) {
        LOG.log(Level.FINE, "The archive of classes could not be made", e);
      }
      Files.writeString(sheet(), size + "\n" + contents);
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("One process makes one archive", e);
    }
  }

  /** Makes it; its size in bytes, 0 if nothing came of it. */
  private long made(List<String> arguments) throws IOException, InterruptedException {
    Path made = beside(".new");
    Files.deleteIfExists(made);
    try {
      List<String> command = new ArrayList<>(List.of(java()));
      command.addAll(OPTIONS);
      command.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-jar", launcher()));
      command.addAll(arguments);
      Process listing = silent(command).start();
      boolean ended = listing.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        listing.destroyForcibly().waitFor();
      }
      // A process that maps a torn archive crashes: it gets its name when it is whole and on the
      // disk, and the start script compares its size with the sheet.
      if (!ended || listing.exitValue() != 0 || !Files.exists(made)) {
        return 0;
      }
      long size;
      try (FileChannel whole = FileChannel.open(made, StandardOpenOption.READ)) {
        whole.force(true);
        size = whole.size();
      }
      Files.deleteIfExists(sheet());
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return size;
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** The JVM and every jar of the installation with its size and age. */
  private String contents() throws IOException {
    StringBuilder text = new StringBuilder(System.getProperty("java.vm.version")).append('\n');
    text.append(System.getProperty("java.home")).append('\n');
    for (String folder : List.of("lib", "bundles")) {
      try (Stream<Path> jars = Files.list(home.resolve(folder))) {
        for (Path jar : jars.sorted().toList()) {
          text.append(jar).append(' ').append(Files.size(jar)).append(' ');
          text.append(Files.getLastModifiedTime(jar).toMillis()).append('\n');
        }
      }
    }
    return text.toString();
  }

  private Path folder() {
    return file.toAbsolutePath().resolve("..").normalize();
  }

  private Path sheet() {
    return beside(".txt");
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private String launcher() {
    // As the start script writes it: the JVM compares the class path by its text.
    return home.resolve("lib").resolve("raccord-launcher.jar").toString();
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static ProcessBuilder silent(List<String> command) {
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // The options that a user wants for commands are none for this.
    process.environment().remove("JDK_JAVA_OPTIONS");
    return process;
  }
}
