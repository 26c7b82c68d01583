package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bundles that an editor has brought in: files in a folder that the program follows. Each
 * change is a renaming, so that nothing is seen half done. Touches files.
 */
public final class PluginShelf {

  private static final String JAR = ".jar";
  private static final String OFF = ".off";

  private final Path folder;

  /**
   * @param folder the user's plugins; made when the first one is installed
   */
  public PluginShelf(Path folder) {
    this.folder = folder;
  }

  /**
   * A bundle's file.
   *
   * @param name of the file, without what marks it as disabled
   * @param enabled whether it is read
   */
  public record Plugin(String name, boolean enabled) {}

  /** All of them, by name. */
  public List<Plugin> list() throws IOException {
    List<Plugin> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(JAR)) {
            found.add(new Plugin(name, true));
          } else if (name.endsWith(JAR + OFF)) {
            found.add(new Plugin(name.substring(0, name.length() - OFF.length()), false));
          }
        }
      }
    }
    return found;
  }

  /** Copies a bundle in, in place of one of the same name. */
  public void install(Path jar) throws IOException {
    String name = jar.getFileName().toString();
    if (!name.endsWith(JAR)) {
      throw new IOException("it is no .jar file");
    }
    WholeFile.write(folder.resolve(name), out -> Files.copy(jar, out));
    Files.deleteIfExists(folder.resolve(name + OFF));
  }

  /** Has a bundle read, or no longer. */
  public void toggle(Plugin plugin) throws IOException {
    Path on = folder.resolve(plugin.name());
    Path off = folder.resolve(plugin.name() + OFF);
    Files.move(
        plugin.enabled() ? on : off, plugin.enabled() ? off : on, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a bundle's file. */
  public void remove(Plugin plugin) throws IOException {
    Files.deleteIfExists(folder.resolve(plugin.name() + (plugin.enabled() ? "" : OFF)));
  }
}
