package org.raccord.generator;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A generator that can try out its settings, its server or its model. Runs on a host worker, may
 * use the network, ends within a minute, and is cancelled like a fill.
 */
@ConsumerType
public interface Checkable {

  /**
   * Tries everything a fill would need.
   *
   * @throws InterruptedException if, and only if, the call was cancelled
   */
  List<Finding> check(CheckCall call) throws InterruptedException;

  /** The host's side of a running check. */
  @ProviderType
  interface CheckCall {
    /** Ends the call if it was cancelled. */
    void checkpoint() throws InterruptedException;

    /** The way out of the machine. */
    Outbound outbound();

    /** An empty directory owned by this call, deleted with it. */
    Path workspace();
  }

  /**
   * One thing that was tried.
   *
   * @param subject what was tried
   * @param passes whether it is as it should be
   * @param message what was found, and what to do where it does not pass
   */
  record Finding(String subject, boolean passes, String message) {}
}
