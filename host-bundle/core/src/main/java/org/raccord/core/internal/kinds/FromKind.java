package org.raccord.core.internal.kinds;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.GeneratorKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An instance on the shelf; its generator is closed when it has gone and nobody uses it. */
final class FromKind implements Shelved {

  private static final Logger LOG = LoggerFactory.getLogger(FromKind.class);

  private final GeneratorCard card;
  private final String version;
  private final GeneratorKind.Instance instance;
  private final ClipGenerator generator;
  private final Object lock = new Object();
  private int users;
  private boolean gone;

  FromKind(
      GeneratorCard card,
      String version,
      GeneratorKind.Instance instance,
      ClipGenerator generator) {
    this.card = card;
    this.version = version;
    this.instance = instance;
    this.generator = generator;
  }

  @Override
  public GeneratorCard card() {
    return card;
  }

  @Override
  public String version() {
    return version;
  }

  /** It sends frames away, costs money or was set up for a purpose: whoever wants it says so. */
  @Override
  public boolean isOnRequest() {
    return true;
  }

  @Override
  public Optional<GeneratorKind.Instance> instance() {
    return Optional.of(instance);
  }

  @Override
  public @Nullable ClipGenerator borrow() {
    synchronized (lock) {
      if (gone) {
        return null;
      }
      users++;
      return generator;
    }
  }

  @Override
  public void giveBack(ClipGenerator borrowed) {
    boolean last;
    synchronized (lock) {
      users--;
      last = gone && users == 0;
    }
    if (last) {
      close();
    }
  }

  /** Hands out no more. */
  void retire() {
    boolean last;
    synchronized (lock) {
      last = !gone && users == 0;
      gone = true;
    }
    if (last) {
      close();
    }
  }

  private void close() {
    if (generator instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception | LinkageError e) {
        LOG.warn("Generator {} did not close", card.id(), e);
      }
    }
  }
}
