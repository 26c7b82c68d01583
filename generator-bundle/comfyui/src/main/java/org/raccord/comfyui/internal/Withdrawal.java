package org.raccord.comfyui.internal;

import java.time.Duration;
import java.util.List;
import org.raccord.generator.GenerationException;
import org.raccord.generator.OutboundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a job back from the server when its fill is cancelled: off the queue where it waits,
 * stopped where it runs. Jobs of others are left alone: ours is the one with our name.
 */
final class Withdrawal {

  private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);

  /** Whoever cancels waits for this. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ComfyServer server;
  private volatile String client = "";

  Withdrawal(ComfyServer server) {
    this.server = server.within(PATIENCE);
  }

  /** From here on there may be a job of this name. */
  void standFor(String name) {
    client = name;
  }

  /** Takes it back; does its best and throws nothing. */
  void withdraw() {
    String name = client;
    if (name.isEmpty()) {
      return;
    }
    try {
      // A job that waits may begin while it is taken off the queue.
      for (int round = 0; round < 2; round++) {
        List<Queued> ours =
            server.queue().stream().filter(job -> job.client().equals(name)).toList();
        for (Queued job : ours) {
          if (job.isRunning()) {
            server.interrupt(job.id());
          } else {
            server.delete(job.id());
          }
        }
        if (ours.stream().allMatch(Queued::isRunning)) {
          return;
        }
      }
    } catch (OutboundException | GenerationException e) {
      LOG.info("A cancelled job could not be taken back from the ComfyUI server", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
