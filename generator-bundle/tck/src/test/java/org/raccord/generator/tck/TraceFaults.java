package org.raccord.generator.tck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.raccord.conformance.Misdeeds;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;

/** Generators that leave something behind. */
final class TraceFaults {

  private TraceFaults() {}

  static final class LittersBesideTheWorkspace extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        Files.writeString(call.workspace().resolveSibling("litter.txt"), "here");
      } catch (IOException e) {
        throw new GenerationException(Kind.FAILED, "No litter.", e);
      }
      return super.result(request, call);
    }
  }

  static final class LeavesAThread extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      PlantedFaults.MISDEEDS.leaveThread();
      return super.result(request, call);
    }
  }

  static final class ReportsAfterwards extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      Thread late =
          new Thread(
              () -> {
                Misdeeds.waitDeaf(150);
                call.workspace();
              },
              "late");
      late.start();
      return super.result(request, call);
    }
  }

  /** Opens what it never closes. */
  static final class LeavesAHandle extends HonestGenerator {
    @Override
    @SuppressWarnings("StreamResourceLeak")
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        Path log = Files.createTempFile(call.workspace(), "log", ".txt");
        PlantedFaults.MISDEEDS.leave(Files.newInputStream(log));
      } catch (IOException e) {
        throw new GenerationException(Kind.FAILED, "No log.", e);
      }
      return super.result(request, call);
    }
  }

  /** Makes a temporary file somewhere else than in its workspace. */
  static final class LeavesATemporaryFile extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        Path left = Files.createTempFile("raccord-kit", ".tmp");
        PlantedFaults.MISDEEDS.leave(() -> Files.delete(left));
      } catch (IOException e) {
        throw new GenerationException(Kind.FAILED, "No temporary file.", e);
      }
      return super.result(request, call);
    }
  }

  /** Allocates two megabytes outside the heap and does not give them back. */
  static final class LeavesNativeMemory extends HonestGenerator {
    private static final int BYTES = 2 << 20;
    private final List<ByteBuffer> kept = new ArrayList<>();

    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      ByteBuffer block = ByteBuffer.allocateDirect(BYTES);
      while (block.hasRemaining()) {
        block.putLong(1);
      }
      kept.add(block);
      return super.result(request, call);
    }
  }
}
