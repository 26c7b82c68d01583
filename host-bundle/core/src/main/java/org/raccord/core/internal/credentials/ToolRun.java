package org.raccord.core.internal.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of a program that was found on this machine. */
final class ToolRun {

  /** A long take on a slow disk, and its neighbours' whole media, are read by then. */
  private static final int MINUTES = 30;

  private ToolRun() {}

  /**
   * Runs it to its end.
   *
   * @param folder its working folder; its output is kept there while it runs
   * @return what it printed
   */
  static String of(List<String> command, Map<String, String> environment, Path folder)
      throws SigningException, IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    } catch (IOException e) {
      throw new SigningException(command.get(0) + " cannot be run: " + e.getMessage());
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new SigningException(
            command.get(0) + " did not end in " + MINUTES + " minutes and was stopped.");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new SigningException(
          command.get(0) + " failed: " + lastLine(err).or(() -> lastLine(out)).orElse("no word"));
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static Optional<String> lastLine(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return lines.stream().filter(l -> !l.isBlank()).reduce((a, b) -> b).map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
