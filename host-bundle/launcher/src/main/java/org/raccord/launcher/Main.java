package org.raccord.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.osgi.framework.BundleException;

/**
 * The program's first class: starts the house, runs one command line in it, ends with its exit
 * code.
 *
 * <p>On Ctrl-C, or when the process is told to end, the command is interrupted and gets {@value
 * #CANCEL_SECONDS} seconds to leave everything as it was; the JVM then ends with 128 and the number
 * of the signal.
 */
public final class Main {

  private static final Logger LOG = Logger.getLogger(Main.class.getName());
  private static final int PROGRAM_ERROR = 1;
  private static final int CANCEL_SECONDS = 15;

  /** A process that has lived this long is followed by its plugin folders. */
  private static final int LONG_LIVED_SECONDS = 2;

  private Main() {}

  /** Never returns: the process ends with the command's exit code. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) throws InterruptedException {
    Places places = Places.of(home(), Main::environment, Main::property);
    places.publish();
    LogFile.open(places.log());
    String version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("development");
    System.setProperty("raccord.version", version);
    Path cache = places.cache().resolve(version);
    if (System.getProperty("org.bytedeco.javacpp.cachedir") == null) {
      System.setProperty("org.bytedeco.javacpp.cachedir", cache.resolve("natives").toString());
    }
    Skin skin = Skin.of(arguments);
    House house;
    try {
      Path storage =
          ProcessFolder.create(
              cache.resolve("processes"),
              pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
      house = House.start(places, skin, storage, Main::complain);
    } catch (IOException | BundleException e) {
      LOG.log(Level.SEVERE, "The program cannot start", e);
      complain("The program cannot start: " + e + ".");
      return PROGRAM_ERROR;
    }
    Optional<ToIntFunction<String[]>> command = house.command(skin);
    if (command.isEmpty()) {
      house.close();
      complain(
          (skin == Skin.DESKTOP ? "The window" : "The command line")
              + " did not start: a part that it needs is missing. Install Raccord again;"
              + " the log in "
              + places.log()
              + " may say more.");
      return PROGRAM_ERROR;
    }
    CommandThread running = new CommandThread(command.get(), arguments, Main::defect);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running, house), "end"));
    running.start();
    if (!running.await(LONG_LIVED_SECONDS, TimeUnit.SECONDS)) {
      house.watchPlugins();
      running.await(Long.MAX_VALUE, TimeUnit.SECONDS);
    }
    ClassArchive.renewAfter(arguments, running.exitCode(), places.home());
    return running.exitCode();
  }

  /** Runs once when the process ends, for whatever reason. */
  private static void end(CommandThread running, House house) {
    Optional<String> culprit = running.isDone() ? Optional.empty() : ExitCall.ofPlugin();
    culprit.ifPresent(
        thread ->
            complain(
                "Something called System.exit in the thread "
                    + thread
                    + " and ended the program. What was finished before is kept; remove the plugin"
                    + " that does so and go on."));
    running.interrupt();
    try {
      if (!running.await(CANCEL_SECONDS, TimeUnit.SECONDS)) {
        complain("The command did not end in " + CANCEL_SECONDS + " seconds and was stopped.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    house.close();
    if (culprit.isPresent()) {
      // Whatever code it gave: a script must not take this for an end as it should be.
      Runtime.getRuntime().halt(PROGRAM_ERROR);
    }
  }

  /** The folder above the one that this class's jar lies in. */
  private static Path home() {
    String given = property("raccord.home");
    if (!given.isEmpty()) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    try {
      Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  private static String property(String name) {
    return Optional.ofNullable(System.getProperty(name)).orElse("");
  }

  private static void defect(Throwable thrown) {
    LOG.log(Level.SEVERE, "The command ended with a defect", thrown);
    complain("The program has a defect: " + thrown + ". The log has the details.");
  }

  @SuppressWarnings("SystemOut") // The one way to reach the user before there is a command line.
  private static void complain(String sentence) {
    System.err.println("raccord: " + sentence);
  }
}
