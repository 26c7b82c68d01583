package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Puts a key where only its user reads it: into the system's keyring where there is one that
 * answers, else into a file of the user's alone. What is stored with a generator is only where it
 * lies. Starts a program and touches files.
 */
public final class KeyVault {

  private static final Set<PosixFilePermission> MINE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path folder;
  private final Keyring keyring;

  /** A keyring. */
  interface Keyring {
    /** Keeps a key under a name; tells whether it did. */
    boolean keep(String name, String key) throws IOException, InterruptedException;

    /** Forgets the key of a name; tells whether there was one. */
    boolean forget(String name) throws IOException, InterruptedException;
  }

  /** A vault with the system's keyring and a folder in the user's settings. */
  public static KeyVault ofSystem(Path config) {
    return new KeyVault(config.resolve("keys"), new SystemKeyring());
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
    Path file = file(name);
    Path part = folder.resolve(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      // Nobody else's from its first moment on.
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.createFile(part, PosixFilePermissions.asFileAttribute(MINE));
      } else {
        Files.createFile(part);
      }
      Files.writeString(part, key + "\n", StandardCharsets.US_ASCII);
      // The key of before is there until the new one is whole.
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return "file:" + file;
  }

  /**
   * Forgets the key that was kept under a name.
   *
   * @param name as for {@link #keep}
   * @return whether there was one
   */
  public boolean forget(String name) throws IOException, InterruptedException {
    boolean inFile = Files.deleteIfExists(file(name));
    return keyring.forget(name) || inFile;
  }

  private Path file(String name) {
    return folder.resolve(name + ".key");
  }
}
