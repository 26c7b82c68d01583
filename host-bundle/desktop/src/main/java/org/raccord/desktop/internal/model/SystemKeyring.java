package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's keyring, by the program that the system has for it. */
final class SystemKeyring implements KeyVault.Keyring {

  private static final Logger LOG = LoggerFactory.getLogger(SystemKeyring.class);
  private static final int SECONDS = 20;

  private final String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  private final boolean mac = system.startsWith("mac");

  @Override
  public boolean keep(String name, String key) throws InterruptedException {
    if (isUnasked()) {
      return false;
    }
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
        && lookUp(name).filter(kept -> kept.strip().equals(key)).isPresent();
  }

  @Override
  public boolean forget(String name) throws InterruptedException {
    if (isUnasked() || lookUp(name).isEmpty()) {
      return false;
    }
    List<String> command =
        mac
            ? List.of("security", "delete-generic-password", "-s", "raccord", "-a", name)
            : List.of("secret-tool", "clear", "service", "raccord", "name", name);
    return run(command, "").isPresent();
  }

  /** The host asks no keyring there: a key in it would not be found again. */
  private boolean isUnasked() {
    return system.startsWith("windows");
  }

  private Optional<String> lookUp(String name) throws InterruptedException {
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
