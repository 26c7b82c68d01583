package org.raccord.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Where things lie on this machine, by the custom of its operating system.
 *
 * @param home the installation; may be read-only
 * @param cache safe to delete at any time
 * @param config the user's settings
 * @param plugins the user's own bundles
 * @param models the user's model packages
 * @param log log files
 */
record Places(Path home, Path cache, Path config, Path plugins, Path models, Path log) {

  /**
   * @param home the installation
   * @param environment looks up an environment variable; an empty answer means that it is not set
   * @param property looks up a system property
   */
  static Places of(Path home, UnaryOperator<String> environment, UnaryOperator<String> property) {
    String system = property.apply("os.name").toLowerCase(Locale.ROOT);
    Path user = Path.of(property.apply("user.home"));
    if (system.startsWith("windows")) {
      Path local = folder(environment, "LOCALAPPDATA", user.resolve("AppData/Local"));
      Path roaming = folder(environment, "APPDATA", user.resolve("AppData/Roaming"));
      return new Places(
          home,
          local.resolve("raccord/cache"),
          roaming.resolve("raccord"),
          roaming.resolve("raccord/plugins"),
          // Large files stay on the machine.
          local.resolve("raccord/models"),
          local.resolve("raccord/log"));
    }
    if (system.startsWith("mac")) {
      Path library = user.resolve("Library");
      Path support = library.resolve("Application Support/raccord");
      return new Places(
          home,
          folder(environment, "XDG_CACHE_HOME", library.resolve("Caches")).resolve("raccord"),
          support,
          support.resolve("plugins"),
          support.resolve("models"),
          library.resolve("Logs/raccord"));
    }
    Path share =
        folder(environment, "XDG_DATA_HOME", user.resolve(".local/share")).resolve("raccord");
    return new Places(
        home,
        folder(environment, "XDG_CACHE_HOME", user.resolve(".cache")).resolve("raccord"),
        folder(environment, "XDG_CONFIG_HOME", user.resolve(".config")).resolve("raccord"),
        share.resolve("plugins"),
        share.resolve("models"),
        folder(environment, "XDG_STATE_HOME", user.resolve(".local/state")).resolve("raccord/log"));
  }

  /** Tells the bundles, which know no launcher, where they may write and read. */
  void publish() {
    System.setProperty("raccord.home", home.toString());
    System.setProperty("raccord.cache", cache.toString());
    System.setProperty("raccord.config", config.toString());
    System.setProperty("raccord.plugins", plugins.toString());
    System.setProperty("raccord.models", models.toString());
    System.setProperty("raccord.log", log.toString());
  }

  private static Path folder(UnaryOperator<String> environment, String variable, Path otherwise) {
    String value = environment.apply(variable);
    Path path = Path.of(value);
    return value.isEmpty() || !path.isAbsolute() ? otherwise : path;
  }
}
