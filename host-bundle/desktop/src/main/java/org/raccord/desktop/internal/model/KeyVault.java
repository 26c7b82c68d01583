package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts a key where only its user reads it: into the system's keyring where there is one that
 * answers, else into a file of the user's alone. What is stored with a generator is only where it
 * lies. Starts a program and touches files.
 */
public final class KeyVault {

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
    Path file = file(name);
    byte[] line = (key + "\n").getBytes(StandardCharsets.US_ASCII);
    WholeFile.write(file, out -> out.write(line));
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
