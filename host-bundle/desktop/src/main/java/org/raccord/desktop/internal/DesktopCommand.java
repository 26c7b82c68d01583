package org.raccord.desktop.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.Voices;
import org.raccord.core.Workbench;
import org.raccord.desktop.internal.model.Desk;

/** {@code raccord desktop [cut.otio]}: opens the window and answers when it is closed. */
@Component(service = ToIntFunction.class, property = "raccord.command=desktop")
public final class DesktopCommand implements ToIntFunction<String[]> {

  private static final int DONE = 0;
  private static final int WRONG = 1;
  private static final int USAGE = 2;
  private static final int INPUT = 3;
  private static final int CANCELLED = 130;
  private static final int OPEN_SECONDS = 120;

  private final Desk desk;

  @Activate
  public DesktopCommand(
      @Reference Workbench workbench,
      @Reference GeneratorSetup setup,
      @Reference LeavingPolicy policy,
      @Reference Voices voices) {
    this.desk = new Desk(workbench, setup, policy, voices);
  }

  @Override
  public int applyAsInt(String[] args) {
    List<String> rest = List.of(args).subList(Math.min(1, args.length), args.length);
    if (rest.contains("--help") || rest.contains("-h")) {
      say(
          """
          Usage: raccord desktop [TIMELINE [--measure SECONDS | --soak MINUTES | --names]]
          Opens a window on a timeline. F1 shows its keys. With --measure it plays for some
          seconds, seeks, scrolls, puts a marker and takes it back (which writes to the timeline:
          give it a copy), and says how that went; with --soak it is worked for some minutes and
          its memory watched; with --names all its controls are looked at, and those that the
          keyboard reaches and that have no name are listed.""");
      return DONE;
    }
    Optional<Trial> trial =
        rest.isEmpty() ? Optional.empty() : Trial.of(rest.subList(1, rest.size()));
    if (trial.isPresent()) {
      rest = rest.subList(0, 1);
    }
    if (rest.size() > 1 || (rest.size() == 1 && rest.get(0).startsWith("-"))) {
      complain("Give at most one timeline. See: raccord desktop --help");
      return USAGE;
    }
    Optional<Path> timeline = rest.stream().findFirst().map(Path::of).map(Path::toAbsolutePath);
    if (timeline.isPresent() && !Files.exists(timeline.get())) {
      complain(timeline.get() + " does not exist. Check the name and the folder.");
      return INPUT;
    }
    if (!hasDisplay()) {
      complain(
          "There is no display to open a window on. Use the command line (raccord --help), or set"
              + " DISPLAY or WAYLAND_DISPLAY.");
      return INPUT;
    }
    return run(timeline, trial);
  }

  /** After a start without a display, the toolkit hangs for ever: it is asked before. */
  private static boolean hasDisplay() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.startsWith("windows")
        || system.startsWith("mac")
        || isSet("DISPLAY")
        || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  private int run(Optional<Path> timeline, Optional<Trial> trial) {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
    Path config = Path.of(System.getProperty("raccord.config", System.getProperty("user.home")));
    Desktop desktop = new Desktop(desk, config, trial.isPresent(), closed::countDown);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      Thread.currentThread().setContextClassLoader(DesktopCommand.class.getClassLoader());
      timeline.ifPresentOrElse(desktop::read, desktop::readDemoAtFirst);
      Platform.startup(
          () -> {
            try {
              Platform.setImplicitExit(false);
              desktop.open();
              opened.countDown();
            } catch (RuntimeException e) {
              broken.set(e);
              opened.countDown();
              closed.countDown();
            }
          });
    } catch (RuntimeException e) {
      desktop.end();
      complain(
          "The window cannot be opened ("
              + e.getMessage()
              + "). Check the display, or use the command line: raccord --help");
      return INPUT;
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    int exit = DONE;
    try {
      if (trial.isEmpty()) {
        closed.await();
      } else if (opened.await(OPEN_SECONDS, TimeUnit.SECONDS) && broken.get() == null) {
        exit = desktop.attempt(trial.get(), DesktopCommand::say) ? DONE : WRONG;
      }
    } catch (InterruptedException e) {
      desktop.end();
      return CANCELLED;
    }
    RuntimeException why = broken.get();
    if (why != null) {
      throw why;
    }
    desktop.end();
    Platform.exit();
    return exit;
  }

  @SuppressWarnings("SystemOut") // This skin was called from a terminal.
  private static void say(String words) {
    System.out.println(words);
  }

  @SuppressWarnings("SystemOut")
  private static void complain(String words) {
    System.err.println("raccord: " + words);
  }
}
