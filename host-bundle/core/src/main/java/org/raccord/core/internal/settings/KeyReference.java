package org.raccord.core.internal.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.raccord.outbound.KeySource;

/**
 * Where a key is kept: {@code env:NAME}, {@code file:PATH} or {@code keyring:NAME}. The key itself
 * is read for each use and stands in no setting, message or log.
 */
public final class KeyReference implements KeySource {

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);
  private static final int KEYRING_SECONDS = 20;

  private final String scheme;
  private final String place;
  private final UnaryOperator<String> environment;

  private KeyReference(String scheme, String place, UnaryOperator<String> environment) {
    this.scheme = scheme;
    this.place = place;
    this.environment = environment;
  }

  /**
   * Reads a reference.
   *
   * @param environment looks up a variable; empty where it is not set
   * @throws KeyException if it is none; the message does not repeat it, as it may be a key
   */
  public static KeyReference of(String text, UnaryOperator<String> environment)
      throws KeyException {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon);
    String place = text.substring(colon + 1);
    if (!Set.of("env", "file", "keyring").contains(scheme) || place.isBlank()) {
      throw new KeyException(
          "A key itself is never stored. Write where it is kept: env:NAME, file:PATH or"
              + " keyring:NAME.");
    }
    if (scheme.equals("env") && !place.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new KeyException("What follows env: is no name of an environment variable.");
    }
    return new KeyReference(scheme, place, environment);
  }

  /** The user's environment. */
  public static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  @Override
  public Optional<String> key() throws KeyException {
    String key = scheme.equals("file") ? there().lines().findFirst().orElse("") : there();
    key = key.strip();
    if (key.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new KeyException("What lies at " + this + " is no key: it has characters no key has.");
    }
    return Optional.of(key);
  }

  /**
   * Why there can be no key, as far as that can be told without opening a keyring, which may ask
   * the user for a password; empty where nothing speaks against it.
   */
  public Optional<String> lack() {
    try {
      if (!scheme.equals("keyring")) {
        key();
        return Optional.empty();
      }
      String tool = command().get(0);
      return Programs.find(environment, tool).isPresent()
          ? Optional.empty()
          : Optional.of(notInstalled(tool));
    } catch (KeyException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String notInstalled(String tool) {
    return tool + " is not installed, so the keyring cannot be asked. Use env:NAME.";
  }

  /** All that is kept there, for keys of several lines. */
  public String text() throws KeyException {
    return there();
  }

  private String there() throws KeyException {
    String kept =
        switch (scheme) {
          case "env" -> environment.apply(place);
          case "file" -> file();
          default -> keyring();
        };
    if (kept.isBlank()) {
      throw new KeyException(
          scheme.equals("env")
              ? "The environment variable " + place + " is not set. Set it to the key."
              : "There is no key at " + this + ".");
    }
    return kept.strip();
  }

  private String file() throws KeyException {
    Path file = Path.of(place);
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> granted = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        granted.retainAll(OF_OTHERS);
        if (!granted.isEmpty()) {
          throw new KeyException(
              file + " may be read by others. Make it yours alone: chmod 600 " + file);
        }
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new KeyException(file + " cannot be read. Put the key there.");
    }
  }

  private String keyring() throws KeyException {
    List<String> command = command();
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      // A key is short: it stands in the pipe whether or not anybody reads.
      if (!process.waitFor(KEYRING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new KeyException(
            "The keyring did not answer within "
                + KEYRING_SECONDS
                + " seconds; it may wait for its password. Unlock it and try again.");
      }
      if (process.exitValue() != 0) {
        throw new KeyException(
            "The keyring has no key named " + place + ". Put it there: " + advice());
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new KeyException(notInstalled(command.get(0)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyException("The keyring was not asked to the end.");
    }
  }

  private List<String> command() throws KeyException {
    if (system().startsWith("windows")) {
      throw new KeyException("No keyring is asked on Windows. Use env:NAME or file:PATH.");
    }
    return system().startsWith("mac")
        ? List.of("security", "find-generic-password", "-s", "raccord", "-a", place, "-w")
        : List.of("secret-tool", "lookup", "service", "raccord", "name", place);
  }

  private static String system() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }

  private String advice() {
    return system().startsWith("mac")
        ? "security add-generic-password -s raccord -a " + place + " -w"
        : "secret-tool store --label=Raccord service raccord name " + place;
  }

  /** The reference, which is no secret. */
  @Override
  public String toString() {
    return scheme + ":" + place;
  }
}
