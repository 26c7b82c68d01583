package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.FillWatcher;
import org.raccord.core.Proof;
import org.raccord.core.ProofOrder;
import org.raccord.core.Prover;

/** Takes orders for proofs and gives one answer. */
final class FakeProver implements Prover {

  final List<ProofOrder> orders = new ArrayList<>();
  boolean interrupted;

  @Override
  public Proof prove(ProofOrder order, FillWatcher watcher) throws InterruptedException {
    orders.add(order);
    if (interrupted) {
      throw new InterruptedException();
    }
    Path out = order.out();
    return new Proof(
        out.resolve("report.md"),
        out.resolve("report.json"),
        out.resolve("index.html"),
        List.of(
            new Proof.Mean("bridge", 3, "continuity", 2, 31.256, 0.91, 0.88, 1.0, Optional.of(1.5)),
            new Proof.Mean("bridge", 3, "hold", 2, 23.1, 0.7, 1.0, 0.0, Optional.empty())),
        List.of("b.mov does not exist."));
  }
}
