package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Monitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the frame before a picture, aside; of several that are asked for, the last. */
public final class FrameSteps {

  private static final Logger LOG = LoggerFactory.getLogger(FrameSteps.class);

  private final Supplier<Optional<Monitor>> seen;
  private final Executor aside;
  private final Executor ui;
  private final AtomicReference<@Nullable Wanted> next = new AtomicReference<>();
  private final ReadOnlyObjectWrapper<Optional<FrameStep>> found =
      new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());

  private record Wanted(Monitor of, Picture picture) {}

  /**
   * @param seen what is seen, asked for on the toolkit's thread
   * @param aside decodes
   * @param ui runs what touches the property
   */
  public FrameSteps(Supplier<Optional<Monitor>> seen, Executor aside, Executor ui) {
    this.seen = seen;
    this.aside = aside;
    this.ui = ui;
  }

  /** The last step that was found. */
  public ReadOnlyObjectProperty<Optional<FrameStep>> found() {
    return found.getReadOnlyProperty();
  }

  /** Asks for the step to a picture; {@link #found} is it in a moment. */
  public void want(Picture picture) {
    Optional<Monitor> monitor = seen.get();
    if (monitor.isPresent() && next.getAndSet(new Wanted(monitor.get(), picture)) == null) {
      aside.execute(this::look);
    }
  }

  private void look() {
    Wanted wanted = next.getAndSet(null);
    if (wanted == null) {
      return;
    }
    FrameStep step;
    try {
      step = FrameStep.of(wanted.of, wanted.picture);
    } catch (IOException e) {
      LOG.debug("No step to frame {}", wanted.picture.frame(), e);
      step = FrameStep.of(wanted.picture, Optional.empty());
    }
    Optional<FrameStep> answer = Optional.of(step);
    ui.execute(() -> found.set(answer));
  }
}
