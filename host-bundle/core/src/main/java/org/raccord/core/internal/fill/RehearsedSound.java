package org.raccord.core.internal.fill;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundRequest;

/**
 * The sound that was made before a slot's picture, to see whether it can be made: kept until the
 * take wants just that, so that a line is not spoken twice. At most one sound. Thread-safe.
 */
final class RehearsedSound {

  /**
   * What was made.
   *
   * @param made the sound; whoever takes it may write to it
   * @param consents on what ground voices were cloned for it
   */
  record Kept(SoundMade made, Set<String> consents) {
    Kept {
      consents = Set.copyOf(consents);
    }
  }

  private @Nullable SoundRequest request;
  private @Nullable Kept kept;

  /** Keeps what was made for a request, in place of what was kept before. */
  synchronized void keep(SoundRequest wanted, Kept sound) {
    request = wanted;
    kept = sound;
  }

  /** Hands out what was made for an equal request, once. */
  synchronized Optional<Kept> take(SoundRequest wanted) {
    Kept there = kept;
    if (there == null || !wanted.equals(request)) {
      return Optional.empty();
    }
    request = null;
    kept = null;
    return Optional.of(there);
  }
}
