package org.raccord.desktop.internal;

import java.util.List;
import java.util.Optional;

/** What is tried with the window in place of waiting for an editor. */
sealed interface Trial {

  /** Plays for some seconds, seeks and scrolls, and says how that went. */
  record Measured(int seconds) implements Trial {}

  /** Works it for some minutes and watches its memory. */
  record Soaked(int minutes) implements Trial {}

  /** Looks for controls without a name. */
  record Named() implements Trial {}

  /** The trial that options ask for; empty where they are none. */
  static Optional<Trial> of(List<String> options) {
    if (options.equals(List.of("--names"))) {
      return Optional.of(new Named());
    }
    if (options.size() != 2 || !options.get(1).matches("[1-9]\\d{0,3}")) {
      return Optional.empty();
    }
    int amount = Integer.parseInt(options.get(1));
    return switch (options.get(0)) {
      case "--measure" -> Optional.of(new Measured(amount));
      case "--soak" -> Optional.of(new Soaked(amount));
      default -> Optional.empty();
    };
  }
}
