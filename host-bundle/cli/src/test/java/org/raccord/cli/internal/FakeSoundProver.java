package org.raccord.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.FillWatcher;
import org.raccord.core.SoundProof;
import org.raccord.core.SoundProofOrder;
import org.raccord.core.SoundProver;

/** Takes orders for proofs of sound and gives one answer. */
final class FakeSoundProver implements SoundProver {

  final List<SoundProofOrder> orders = new ArrayList<>();

  @Override
  public SoundProof prove(SoundProofOrder order, FillWatcher watcher) {
    orders.add(order);
    Path out = order.out();
    return new SoundProof(
        out.resolve("report.md"),
        out.resolve("report.json"),
        out.resolve("index.html"),
        List.of(
            new SoundProof.Count("ambience", "spectrum dB", 2, 1, 1.374, Optional.of(2.03)),
            new SoundProof.Count("ambience", "seam dB", 2, 2, -9.3, Optional.empty())),
        List.of("b.wav does not exist."));
  }
}
