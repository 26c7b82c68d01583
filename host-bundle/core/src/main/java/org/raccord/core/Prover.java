package org.raccord.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Cuts holes into an editor's own footage, has them filled, and compares with what was there.
 *
 * <p><b>What:</b> A and B are separate files that end at the hole: no contender is shown the frames
 * that were cut out. <b>Threads:</b> may be called from any thread; one proof at a time measures
 * time truly. <b>Ownership:</b> writes below the order's folder and nowhere else. <b>Cancellation
 * :</b> by interrupting the calling thread; rows that were measured stay, and the same order goes
 * on from there.
 */
@ProviderType
public interface Prover {

  /**
   * Carries out an order.
   *
   * @throws WorkException if no clip can be used, a generator or rival does not exist, or the
   *     report cannot be written
   * @throws InterruptedException if the calling thread was interrupted
   */
  Proof prove(ProofOrder order, FillWatcher watcher) throws WorkException, InterruptedException;
}
