package org.raccord.desktop.internal.model;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.raccord.core.Workbench.GeneratorCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether other generators are there than when it looked before: bundles come and go while
 * the window is open. A look that fails is logged, once until one goes well, and the next is as
 * good as any: whoever runs it again and again need not end.
 *
 * <p>Run by one thread at a time.
 */
public final class GeneratorLook implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(GeneratorLook.class);

  private final Supplier<List<GeneratorCard>> there;
  private final Consumer<List<GeneratorCard>> changed;
  private List<GeneratorCard> known = List.of();
  private boolean failing;

  /**
   * @param there what is there
   * @param changed gets what is there where it is something else than before, at first than nothing
   */
  public GeneratorLook(Supplier<List<GeneratorCard>> there, Consumer<List<GeneratorCard>> changed) {
    this.there = there;
    this.changed = changed;
  }

  @Override
  public void run() {
    try {
      List<GeneratorCard> now = there.get();
      if (!now.equals(known)) {
        known = List.copyOf(now);
        changed.accept(known);
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("The generators cannot be looked at; it is tried again", e);
      }
      failing = true;
    }
  }
}
