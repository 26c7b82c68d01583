package org.raccord.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Cuts holes into an editor's own recordings, has them filled with sound, and compares with what
 * was there.
 *
 * <p><b>What:</b> the maker of sound is shown what lies beside a hole and nothing of what was cut
 * out. <b>Threads:</b> may be called from any thread. <b>Ownership:</b> writes below the order's
 * folder and nowhere else. <b>Cancellation:</b> by interrupting the calling thread; nothing but
 * sounds already written stays.
 */
@ProviderType
public interface SoundProver {

  /**
   * Carries out an order.
   *
   * @throws WorkException if no recording can be used, there is no maker of sound, or the report
   *     cannot be written
   * @throws InterruptedException if the calling thread was interrupted
   */
  SoundProof prove(SoundProofOrder order, FillWatcher watcher)
      throws WorkException, InterruptedException;
}
