package org.raccord.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs commands of the built program and shows them as an editor would type them. */
final class Program {

  private final Path home;
  private final Path folder;
  private final PrintStream out;

  /**
   * @param home the distribution
   * @param folder where commands are run
   */
  Program(Path home, Path folder, PrintStream out) {
    this.home = home;
    this.folder = folder;
    this.out = out;
  }

  void run(String... words) throws IOException, InterruptedException {
    out.println();
    out.println("$ raccord " + String.join(" ", words));
    out.flush();
    boolean isWindows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(isWindows ? "raccord.bat" : "raccord").toString());
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "`raccord " + String.join(" ", words) + "` ended with exit code " + code + ".");
    }
  }
}
