package org.raccord.core.internal.edit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Edit;
import org.raccord.core.Workbench;

/** Another process that has a timeline open for changing, until it is ended. */
final class OtherHost implements AutoCloseable {

  private final Process process;

  private OtherHost(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it holds the timeline. */
  static OtherHost holding(Path timeline) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OtherHost.class.getName(),
                    timeline.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!"held".equals(out.readLine())) {
      process.destroyForcibly();
      throw new IOException("The other process did not get the timeline");
    }
    return new OtherHost(process);
  }

  long pid() {
    return process.pid();
  }

  /** Kills it, as a crash or a power cut would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** The other process: opens the timeline it is given and waits. */
  public static void main(String[] args) throws Exception {
    Path timeline = Path.of(args[0]);
    try (Bench bench = new Bench(timeline.toAbsolutePath().getParent());
        Edit edit = bench.workbench.open(timeline, Workbench.Access.CHANGE, Optional.empty())) {
      System.out.println(edit.file().toString().isEmpty() ? "" : "held");
      System.out.flush();
      System.in.read();
    }
  }
}
