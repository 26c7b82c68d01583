package org.raccord.generator;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A generator that can give up a job that it left a ticket for: an editor no longer wants what a
 * server works on. Runs on a host worker, may use the network, ends within a minute, and is
 * cancelled like a fill.
 */
@ConsumerType
public interface Cancellable {

  /**
   * Ends the job of {@code ticket} wherever it runs, and deletes what can be deleted there. A job
   * that is not there any more is given up already: no failure.
   *
   * @param ticket what {@link FillCall#remember} was last given for the job
   * @throws GenerationException if the job may still run; the host keeps it then
   * @throws InterruptedException if, and only if, the call was cancelled
   */
  void cancel(String ticket, Checkable.CheckCall call)
      throws GenerationException, InterruptedException;
}
