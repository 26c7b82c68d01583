package org.raccord.core.internal.queue;

import org.jspecify.annotations.Nullable;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.ClipGenerator;

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

  /** The generator, or null if it has gone meanwhile. */
  @Nullable ClipGenerator borrow();

  void giveBack(ClipGenerator generator);
}
