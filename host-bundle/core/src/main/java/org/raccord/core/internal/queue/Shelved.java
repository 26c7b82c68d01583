package org.raccord.core.internal.queue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.GeneratorKind;

/**
 * A generator that stands on the shelf; it is borrowed for one question or one fill and given back.
 */
public interface Shelved {

  GeneratorCard card();

  /** Version of its bundle. */
  String version();

  /** Whether it is used only where its whole id is named. */
  default boolean isOnRequest() {
    return false;
  }

  /** What it was set up with, where it is an instance of a kind. */
  default Optional<GeneratorKind.Instance> instance() {
    return Optional.empty();
  }

  /** The generator, or null if it has gone meanwhile. */
  @Nullable ClipGenerator borrow();

  void giveBack(ClipGenerator generator);
}
