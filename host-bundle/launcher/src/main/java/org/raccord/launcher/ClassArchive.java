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
    if (named.isEmpty() || exitCode != 0 || arguments.length < 2 || !arguments[0].equals(LISTING)) {
      return;
    }
    ClassArchive archive = new ClassArchive(Path.of(named), home);
    try {
      if (archive.isDue()) {
        Files.createDirectories(archive.folder());
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
      Path made = beside(".new");
      Files.deleteIfExists(made);
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
      long size = 0;
      if (ended && listing.exitValue() == 0 && Files.exists(made)) {
        try (FileChannel whole = FileChannel.open(made, StandardOpenOption.READ)) {
          whole.force(true);
          size = whole.size();
        }
        Files.deleteIfExists(sheet());
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(made);
      }
      Files.writeString(sheet(), size + "\n" + contents);
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("One process makes one archive", e);
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
