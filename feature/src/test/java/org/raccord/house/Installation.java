package org.raccord.house;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built distribution, run as a user runs it: a process of its own for each command. */
final class Installation {

  /** Where the build left it. */
  static final Path BUILT = Path.of(System.getProperty("raccord.distribution", "target/raccord"));

  /** Footage, native libraries and caches that all tests of one build share. */
  static final Path SHARED = BUILT.resolveSibling("it").toAbsolutePath();

  /** The fills of the tests are small: the optimising compiler costs more than it gains. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private final Path user;
  private volatile boolean classArchive;

  /**
   * @param user stands for the home of a user: plugins, logs and settings
   */
  Installation(Path user) {
    this.user = user;
  }

  Path plugins() {
    return user.resolve("data/raccord/plugins");
  }

  /**
   * Lets the next commands have an archive of classes made, and use it.
   *
   * @return the folder that it will be in
   */
  Path withClassArchive() {
    classArchive = true;
    return cache().resolve("raccord/classes");
  }

  /** The archive's name says which installation it is of. */
  static String nameOfClassArchive() throws IOException {
    return BUILT.toRealPath().toString().replaceAll("[/\\\\:]", "_") + ".jsa";
  }

  /** Folders of running processes. */
  List<Path> processFolders() throws IOException {
    List<Path> found = new ArrayList<>();
    try (var tree = Files.find(cache(), 3, (p, a) -> p.getParent().endsWith("processes"))) {
      tree.forEach(found::add);
    }
    return found;
  }

  Answer run(String javaOptions, String... arguments) throws IOException, InterruptedException {
    return finish(start(javaOptions, arguments));
  }

  Process start(String javaOptions, String... arguments) throws IOException {
    return start(List.of(), javaOptions, arguments);
  }

  /**
   * Starts a command that hears Ctrl-C even where the tests run in the background of a script,
   * whose processes are made deaf to it.
   */
  Process startHearing(String javaOptions, String... arguments) throws IOException {
    return start(List.of("env", "--default-signal=INT"), javaOptions, arguments);
  }

  /** Starts a command on an X display. */
  Process startOn(String display, String... arguments) throws IOException {
    return startOn(display, List.of(arguments), "");
  }

  /** Starts a command on an X display, in a JVM with options of its own. */
  Process startOn(String display, List<String> arguments, String javaOptions) throws IOException {
    return start(
        List.of("env", "DISPLAY=" + display), javaOptions, arguments.toArray(String[]::new));
  }

  /** Starts a command where there is no display. */
  Process startWithoutDisplay(String... arguments) throws IOException {
    return start(List.of("env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY"), "", arguments);
  }

  private Process start(List<String> before, String javaOptions, String... arguments)
      throws IOException {
    boolean windows = File.separatorChar == '\\';
    List<String> command = new ArrayList<>(before);
    command.add(
        BUILT.resolve(windows ? "bin/raccord.bat" : "bin/raccord").toAbsolutePath().toString());
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(user.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("XDG_CACHE_HOME", cache().toString());
    // A process that goes on by itself would work in folders that a test has removed.
    environment.put("RACCORD_CLASSES", classArchive ? "" : "off");
    environment.put("XDG_CONFIG_HOME", user.resolve("config").toString());
    environment.put("XDG_DATA_HOME", user.resolve("data").toString());
    environment.put("XDG_STATE_HOME", user.resolve("state").toString());
    environment.put(
        "RACCORD_JAVA_OPTS",
        QUICK
            + " -Dorg.bytedeco.javacpp.cachedir="
            + SHARED.resolve("natives")
            + " "
            + javaOptions);
    Path out = Files.createTempFile(user, "out", ".txt");
    Path err = Files.createTempFile(user, "err", ".txt");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    outputs.put(process.pid(), List.of(out, err));
    return process;
  }

  /** Waits for a process that was started here. */
  Answer finish(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("The command did not end in two minutes");
    }
    List<Path> files = outputs.get(process.pid());
    return new Answer(
        process.exitValue(),
        Files.readString(files.get(0), StandardCharsets.UTF_8),
        Files.readString(files.get(1), StandardCharsets.UTF_8));
  }

  private final Map<Long, List<Path>> outputs = new java.util.concurrent.ConcurrentHashMap<>();

  private Path cache() {
    return user.resolve("cache");
  }

  /** What a command answered. */
  record Answer(int exit, String out, String err) {}
}
