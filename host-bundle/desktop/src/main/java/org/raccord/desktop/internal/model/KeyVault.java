package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a key where only its user reads it: into the system's keyring where there is one that
 * answers, else into a file of the user's alone. What is stored with a generator is only where it
 * lies. Starts a program and touches files.
 */
public final class KeyVault {

  private static final Logger LOG = LoggerFactory.getLogger(KeyVault.class);
  private static final int SECONDS = 20;
  private static final Set<PosixFilePermission> MINE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path folder;
  private final Keyring keyring;

  /** A keyring. */
  interface Keyring {
    /** Keeps a key under a name; tells whether it did. */
    boolean keep(String name, String key) throws IOException, InterruptedException;
  }

  /** A vault with the system's keyring and a folder in the user's settings. */
  public static KeyVault ofSystem(Path config) {
    return new KeyVault(config.resolve("keys"), KeyVault::keepInSystem);
  }

  KeyVault(Path folder, Keyring keyring) {
    this.folder = folder;
    this.keyring = keyring;
  }

  /**
   * Keeps a key.
   *
   * @param name of the generator that it is for: letters, digits, dots, dashes, underscores
   * @return where it lies: {@code keyring:NAME} or {@code file:PATH}
   */
  public String keep(String name, String key) throws IOException, InterruptedException {
    if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IOException("A key has no spaces and no letters beyond plain ones. Copy it again.");
    }
    if (keyring.keep(name, key)) {
      return "keyring:" + name;
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(name + ".key");
    Files.deleteIfExists(file);
    // Nobody else's from its first moment on.
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(MINE));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, key + "\n", StandardCharsets.US_ASCII);
    return "file:" + file;
  }

  private static boolean keepInSystem(String name, String key) throws InterruptedException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      // The host asks no keyring there: a key in it would not be found again.
      return false;
    }
    boolean mac = system.startsWith("mac");
    // By its input, not by its arguments: those can be read by everybody.
    String input =
        mac
            ? "add-generic-password -U -s raccord -a \"" + name + "\" -w \"" + quoted(key) + "\"\n"
            : key;
    List<String> command =
        mac
            ? List.of("security", "-i")
            : List.of(
                "secret-tool",
                "store",
                "--label=Raccord " + name,
                "service",
                "raccord",
                "name",
                name);
    return run(command, input).isPresent()
        && lookUp(mac, name).filter(kept -> kept.strip().equals(key)).isPresent();
  }

  private static Optional<String> lookUp(boolean mac, String name) throws InterruptedException {
    return run(
        mac
            ? List.of("security", "find-generic-password", "-s", "raccord", "-a", name, "-w")
            : List.of("secret-tool", "lookup", "service", "raccord", "name", name),
        "");
  }

  private static String quoted(String key) {
    return key.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** What a program answers; empty where it is not there, fails or does not end. */
  private static Optional<String> run(List<String> command, String input)
      throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(out) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("{} does not answer", command.get(0), e);
      return Optional.empty();
    }
  }
}
