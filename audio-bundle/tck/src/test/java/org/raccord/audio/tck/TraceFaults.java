package org.raccord.audio.tck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundRequest;

/** Makers that leave something behind. */
final class TraceFaults {

  private TraceFaults() {}

  /** Does something with files before it returns what it made. */
  private abstract static class WithFiles extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) throws SoundException {
      try {
        leave();
      } catch (IOException e) {
        throw new SoundException(Kind.FAILED, "Nothing could be left behind.", e);
      }
      return made;
    }

    abstract void leave() throws IOException;
  }

  static final class LittersTheCurrentFolder extends WithFiles {
    @Override
    void leave() throws IOException {
      Path left = Files.createTempFile(Path.of("").toAbsolutePath(), "litter", ".txt");
      PlantedFaults.MISDEEDS.leave(() -> Files.delete(left));
    }
  }

  static final class LeavesATemporaryFile extends WithFiles {
    @Override
    void leave() throws IOException {
      Path left = Files.createTempFile("raccord-kit", ".tmp");
      PlantedFaults.MISDEEDS.leave(() -> Files.delete(left));
    }
  }

  static final class LeavesAHandle extends WithFiles {
    @Override
    void leave() throws IOException {
      PlantedFaults.MISDEEDS.leave(
          Files.newInputStream(Path.of(System.getProperty("java.home"), "release")));
    }
  }

  static final class LeavesAThread extends WithFiles {
    @Override
    void leave() {
      PlantedFaults.MISDEEDS.leaveThread();
    }
  }

  /** Allocates two megabytes outside the heap and does not give them back. */
  static final class LeavesNativeMemory extends WithFiles {
    private static final int BYTES = 2 << 20;
    private final List<ByteBuffer> kept = new ArrayList<>();

    @Override
    void leave() {
      ByteBuffer block = ByteBuffer.allocateDirect(BYTES);
      while (block.hasRemaining()) {
        block.putLong(1);
      }
      synchronized (kept) {
        kept.add(block);
      }
    }
  }
}
