package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Closes several things, all of them even where one fails. */
final class Closing {

  private Closing() {}

  static void all(Iterable<? extends Closeable> open) throws IOException {
    Optional<IOException> first = Optional.empty();
    for (Closeable one : open) {
      try {
        one.close();
      } catch (IOException e) {
        if (first.isPresent()) {
          first.get().addSuppressed(e);
        } else {
          first = Optional.of(e);
        }
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
