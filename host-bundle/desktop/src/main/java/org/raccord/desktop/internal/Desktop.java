package org.raccord.desktop.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.raccord.core.WorkException;
import org.raccord.desktop.internal.model.DemoCut;
import org.raccord.desktop.internal.model.Desk;
import org.raccord.desktop.internal.model.DiskShelf;
import org.raccord.desktop.internal.model.Equipment;
import org.raccord.desktop.internal.model.GeneratorLook;
import org.raccord.desktop.internal.model.KeyVault;
import org.raccord.desktop.internal.model.MeteredOut;
import org.raccord.desktop.internal.model.Papers;
import org.raccord.desktop.internal.model.Player;
import org.raccord.desktop.internal.model.PluginShelf;
import org.raccord.desktop.internal.model.PreferenceFile;
import org.raccord.desktop.internal.model.Preferences;
import org.raccord.desktop.internal.model.Session;
import org.raccord.desktop.internal.model.SilentOut;
import org.raccord.desktop.internal.model.Snapshot;
import org.raccord.desktop.internal.model.SteadyOut;
import org.raccord.desktop.internal.model.ThumbShelf;
import org.raccord.desktop.internal.model.WatchedOut;
import org.raccord.desktop.internal.view.Keys;
import org.raccord.desktop.internal.view.MainWindow;
import org.raccord.desktop.internal.view.Names;
import org.raccord.desktop.internal.view.Outfit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the window, the session and the player together, and takes them apart. */
final class Desktop {

  private static final int MOST_LINES = 540;
  private static final long MEGABYTE = 1 << 20;
  private static final int LOOK_MILLIS = 1_500;
  private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

  private final Desk desk;
  private final Recent recent;
  private final Runnable onClose;
  private final UiThread ui = new UiThread();
  private final Session session;
  private final PreferenceFile preferenceFile;
  private final Preferences liked;
  private final DiskShelf cache;
  private final Equipment equipment;
  private final WatchedOut out;
  private final MeteredOut metered;
  private final Player player;
  private final Stalls stalls;
  private @Nullable MainWindow window;

  /** What is handed to it after the end is not done: the last changes are still shown then. */
  private final ScheduledExecutorService looks =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "generators");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param config the user's settings folder
   * @param measured whether the sound goes nowhere, in real time: for measuring
   */
  Desktop(Desk desk, Path config, boolean measured, Runnable onClose) {
    this.desk = desk;
    this.recent = new Recent(config);
    this.onClose = onClose;
    this.session = new Session(desk, ui, folder("raccord.log"));
    this.preferenceFile = new PreferenceFile(config);
    this.liked = preferenceFile.read();
    this.equipment =
        new Equipment(
            desk, new PluginShelf(folder("raccord.plugins")), KeyVault.ofSystem(config), ui);
    this.cache =
        new DiskShelf(folder("raccord.cache").resolve("window"), liked.cacheMegabytes() * MEGABYTE);
    this.out = new WatchedOut(measured ? new SilentOut() : new SteadyOut(new SystemSound()));
    this.metered = new MeteredOut(out, ui);
    this.player = new Player(ui, metered, MOST_LINES);
    this.stalls = new Stalls(ui);
  }

  /** A place that the launcher names. */
  private static Path folder(String property) {
    return Path.of(System.getProperty(property, System.getProperty("java.io.tmpdir")));
  }

  /** Begins to read the timeline; the toolkit need not be there yet. */
  void read(Path timeline) {
    session.open(timeline);
  }

  /** Opens the window; on the toolkit's thread. */
  void open() {
    Stage stage = new Stage();
    stage.setTitle("Raccord");
    // Before the window listens: it asks for the list, on the same thread, as soon as a timeline is
    // there.
    session
        .snapshot()
        .addListener(
            (o, was, now) -> {
              Optional<Path> file = now.map(Snapshot::source);
              if (!file.equals(was.map(Snapshot::source))) {
                file.ifPresent(f -> looks.execute(() -> recent.opened(f)));
              }
            });
    MainWindow made =
        new MainWindow(
            stage,
            session,
            player,
            new Outfit(
                ui,
                looks,
                recent::list,
                equipment,
                cache,
                new ThumbShelf(cache),
                liked,
                preferenceFile,
                new Papers(folder("raccord.home")),
                metered.reading()));
    Scene scene = new Scene(made.root(), 1440, 860);
    new Keys(made).listen(scene);
    window = made;
    stage.setScene(scene);
    stage.setOnHidden(e -> onClose.run());
    stage.show();
    ui.started();
    stalls.watch();
    followGenerators();
  }

  /** Opens the demo where nothing was opened before; the toolkit need not be there yet. */
  void readDemoAtFirst() {
    looks.execute(
        () -> {
          if (recent.isNew()) {
            openDemo();
          }
        });
  }

  private void openDemo() {
    try {
      session.openAtFirst(
          DemoCut.in(folder("raccord.plugins").resolveSibling("demo"), desk.workbench()));
    } catch (IOException | WorkException e) {
      LOG.warn("The demo cannot be opened", e);
    }
  }

  /** Bundles come and go while the window is open. */
  private void followGenerators() {
    ScheduledFuture<?> looking =
        looks.scheduleWithFixedDelay(
            new GeneratorLook(
                desk.setup()::generators,
                now -> {
                  session.refresh(now);
                  equipment.refresh();
                }),
            LOOK_MILLIS,
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
    LOG.debug("Generators are looked for: {}", !looking.isDone());
  }

  /**
   * Tries the window; not on the toolkit's thread.
   *
   * @param told gets each line of what was found
   * @return whether all is well
   */
  boolean attempt(Trial trial, Consumer<String> told) throws InterruptedException {
    MainWindow open = Objects.requireNonNull(window, "tried before it was opened");
    Measure measure = new Measure(session, player, out, stalls, ui, open);
    if (trial instanceof Trial.Measured measured) {
      measure.run(measured.seconds()).forEach(told);
    } else if (trial instanceof Trial.Soaked soaked) {
      long frames = measure.opened().monitor().range().length();
      new Soak(player, ui, open, frames).run(soaked.minutes(), told);
    } else {
      measure.opened();
      Names.Found found = measure.names();
      told.accept(found.controls() + " controls, " + found.nameless().size() + " without a name");
      found.nameless().forEach(told);
      return found.nameless().isEmpty();
    }
    return true;
  }

  /** Stops what plays and what fills, and closes the timeline; not on the toolkit's thread. */
  void end() {
    looks.shutdownNow();
    stalls.close();
    equipment.close();
    MainWindow open = window;
    if (open != null) {
      open.end();
    }
    // The session tells of its last changes, which are shown: the player ends after it.
    session.close();
    player.close();
  }
}
