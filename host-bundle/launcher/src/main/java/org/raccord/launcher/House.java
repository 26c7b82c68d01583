package org.raccord.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The running framework with the bundles of the installation and the plugins in it.
 *
 * <p>A bundle that cannot be read or started is reported and left out; the others run without it.
 */
final class House implements AutoCloseable {

  /** Property of the services that run a command line: {@code main}, {@code desktop}. */
  private static final String COMMAND = "raccord.command";

  /** Declarative Services first, so that components come up with their bundles. */
  private static final String FIRST = "org.apache.felix.scr";

  /** Property: whether the time that each bundle takes to start is told, as a problem is. */
  private static final String TIMES = "raccord.times";

  private static final long STOP_MILLIS = 5_000;

  private final Framework framework;
  private final Path storage;
  private final List<PluginFolder> plugins;

  private House(Framework framework, Path storage, List<PluginFolder> plugins) {
    this.framework = framework;
    this.storage = storage;
    this.plugins = plugins;
  }

  /**
   * Starts the framework, the bundles and the plugins.
   *
   * @param skin what the command line needs
   * @param storage an empty folder of this process, removed by {@link #close}
   * @param problems is told, in a sentence each, what was left out and why
   */
  static House start(Places places, Skin skin, Path storage, Consumer<String> problems)
      throws BundleException, IOException {
    Map<String, Object> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    settings.put("felix.log.logger", new FrameworkLog());
    Framework framework = new Felix(settings);
    framework.init();
    BundleContext context = framework.getBundleContext();
    List<Bundle> installed =
        new ArrayList<>(install(context, places.home().resolve("bundles"), problems));
    Path window = places.home().resolve("desktop");
    if (skin == Skin.DESKTOP && Files.isDirectory(window)) {
      installed.addAll(install(context, window, problems));
    }
    framework.start();
    for (Bundle bundle : installed) {
      long begun = System.nanoTime();
      try {
        startUnlessFragment(bundle);
        if (Boolean.getBoolean(TIMES)) {
          problems.accept(
              String.format(
                  Locale.ROOT,
                  "%s started in %.2f ms",
                  bundle.getSymbolicName(),
                  (System.nanoTime() - begun) / 1e6));
        }
      } catch (BundleException e) {
        problems.accept(
            "Bundle " + bundle.getSymbolicName() + " does not run: " + Reasons.of(e) + ".");
      }
    }
    // The user's come first: of two equal bundles the first one read stays.
    List<PluginFolder> plugins =
        List.of(
            new PluginFolder(places.plugins(), context, problems),
            new PluginFolder(places.home().resolve("plugins"), context, problems));
    plugins.forEach(PluginFolder::read);
    return new House(framework, storage, plugins);
  }

  /** The service of a skin that runs a command line and answers with an exit code. */
  Optional<ToIntFunction<String[]>> command(Skin skin) {
    BundleContext context = framework.getBundleContext();
    try {
      for (ServiceReference<?> found :
          context.getServiceReferences(
              ToIntFunction.class, "(" + COMMAND + "=" + skin.command() + ")")) {
        @SuppressWarnings("unchecked") // What is registered under this property takes arguments.
        ToIntFunction<String[]> command = (ToIntFunction<String[]>) context.getService(found);
        if (command != null) {
          return Optional.of(command);
        }
      }
      return Optional.empty();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The framework's own context; for tests that watch what happens in it. */
  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Follows the plugin folders from now on: what appears, changes or goes there does so here. */
  void watchPlugins() {
    Thread watch = new Thread(() -> PluginFolder.watch(plugins), "plugin-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Stops all bundles and removes the storage; waits for that, but not for ever. */
  @Override
  public void close() {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      // It is stopping all the same: the process ends next.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ProcessFolder.remove(storage);
  }

  static void startUnlessFragment(Bundle bundle) throws BundleException {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null || (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  /** Installs by reference: nothing is copied, and a read-only installation serves. */
  private static List<Bundle> install(BundleContext context, Path folder, Consumer<String> problems)
      throws IOException {
    List<Path> jars;
    try (Stream<Path> listing = Files.list(folder)) {
      jars =
          listing
              .filter(file -> file.toString().endsWith(".jar"))
              .sorted(
                  Comparator.comparing(
                          (Path file) -> !file.getFileName().toString().startsWith(FIRST))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
    }
    List<Bundle> installed = new ArrayList<>();
    for (Path jar : jars) {
      try {
        installed.add(context.installBundle("reference:" + jar.toUri()));
      } catch (BundleException e) {
        problems.accept(
            "Bundle "
                + jar.getFileName()
                + " cannot be read: "
                + Reasons.of(e)
                + ". Install Raccord again.");
      }
    }
    return installed;
  }
}
