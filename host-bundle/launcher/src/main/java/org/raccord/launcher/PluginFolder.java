package org.raccord.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * A folder of bundles that come and go. {@link #read} makes the framework agree with what lies in
 * the folder now; {@link #watch} does so again and again.
 *
 * <p>Plugins are copied into the framework's storage: a file may be replaced while its classes are
 * in use. One thread at a time.
 */
final class PluginFolder {

  private static final Logger LOG = Logger.getLogger(PluginFolder.class.getName());
  private static final long POLL_MILLIS = 500;

  private final Path folder;
  private final BundleContext context;
  private final Consumer<String> problems;
  private final Map<Path, Known> known = new HashMap<>();
  private Map<Path, Stamp> lastSeen = new TreeMap<>();

  PluginFolder(Path folder, BundleContext context, Consumer<String> problems) {
    this.folder = folder;
    this.context = context;
    this.problems = problems;
  }

  /** Brings in all that lies in the folder; a folder that is not there is an empty one. */
  void read() {
    lastSeen = look();
    lastSeen.forEach(this::bring);
  }

  /** Reads the folders twice a second, until the thread is interrupted or the framework stops. */
  static void watch(List<PluginFolder> folders) {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        folders.forEach(PluginFolder::follow);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "The framework has stopped; plugins are no longer followed", e);
    }
  }

  /** A file that is still being copied looks different each time: it waits until it does not. */
  private void follow() {
    Map<Path, Stamp> seen = look();
    for (Path file : List.copyOf(known.keySet())) {
      if (!seen.containsKey(file)) {
        drop(file);
      }
    }
    Map<Path, Stamp> before = lastSeen;
    lastSeen = seen;
    seen.forEach(
        (file, stamp) -> {
          Known there = known.get(file);
          if (stamp.equals(before.get(file)) && (there == null || !stamp.equals(there.stamp))) {
            bring(file, stamp);
          }
        });
  }

  private void bring(Path file, Stamp stamp) {
    Known old = known.get(file);
    Bundle bundle = old == null ? null : old.bundle;
    try {
      if (bundle == null) {
        bundle = context.installBundle(file.toUri().toString());
      } else {
        try (InputStream jar = Files.newInputStream(file)) {
          bundle.update(jar);
        }
        refresh();
      }
      if (bundle.getHeaders().get(Constants.BUNDLE_SYMBOLICNAME) == null) {
        throw new BundleException("it is a jar file, but no bundle: it has no Bundle-SymbolicName");
      }
      House.startUnlessFragment(bundle);
      LOG.log(Level.INFO, "Plugin {0} runs", file.getFileName());
    } catch (BundleException e) {
      LOG.log(Level.WARNING, "Plugin " + file.getFileName() + " does not run", e);
      problems.accept("Plugin " + file + " is left out: " + Reasons.of(e) + ".");
    } catch (IOException e) {
      problems.accept("Plugin " + file + " cannot be read: " + e.getMessage() + ".");
    }
    known.put(file, new Known(bundle, stamp));
  }

  private void drop(Path file) {
    Known gone = known.remove(file);
    if (gone == null || gone.bundle == null) {
      return;
    }
    try {
      gone.bundle.uninstall();
      refresh();
      LOG.log(Level.INFO, "Plugin {0} has gone", file.getFileName());
    } catch (BundleException e) {
      LOG.log(Level.WARNING, "Plugin " + file.getFileName() + " was removed with errors", e);
    }
  }

  /** Lets bundles that were wired to a former version be wired anew. */
  private void refresh() {
    FrameworkWiring wiring =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    wiring.refreshBundles(null);
  }

  private Map<Path, Stamp> look() {
    Map<Path, Stamp> seen = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return seen;
    }
    try (Stream<Path> listing = Files.list(folder)) {
      for (Path file : listing.filter(f -> f.toString().endsWith(".jar")).toList()) {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        seen.put(file, new Stamp(now.size(), now.lastModifiedTime()));
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Plugins in " + folder + " cannot be listed", e);
      return lastSeen;
    }
    return seen;
  }

  private record Stamp(long size, FileTime modified) {}

  /** A file that was brought in; without a bundle where that failed. */
  private record Known(@Nullable Bundle bundle, Stamp stamp) {}
}
