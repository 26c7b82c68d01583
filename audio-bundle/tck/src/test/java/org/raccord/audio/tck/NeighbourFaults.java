package org.raccord.audio.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundRequest;
import org.raccord.model.sound.SoundBlock;

/** Makers that treat their neighbours wrongly. */
final class NeighbourFaults {

  private NeighbourFaults() {}

  /** Works in the block that it was lent. */
  static final class WorksInPlace extends HonestMaker {
    @Override
    SoundBlock sound(SoundCall call, Side side) throws IOException {
      SoundBlock block = super.sound(call, side);
      block.channel(0)[block.length() / 2] *= 0.5f;
      return block;
    }
  }

  static final class AsksForWhatIsNotThere extends HonestMaker {
    @Override
    Optional<SoundBlock> read(SoundRequest request, SoundCall call, Side side, List<String> remarks)
        throws SoundException, InterruptedException {
      if (request.neighbour(side).isPresent()) {
        return super.read(request, call, side, remarks);
      }
      try {
        return Optional.of(call.sound(side));
      } catch (IOException notThere) {
        return Optional.empty();
      }
    }
  }

  /** Takes the identity of the media for its place, and writes its name there. */
  static final class MarksTheMedia extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) throws SoundException {
      Path file = Path.of(request.before().map(n -> n.mediaId()).orElse(""));
      if (Files.isRegularFile(file)) {
        try {
          Files.writeString(file, "was here", StandardOpenOption.APPEND);
        } catch (IOException e) {
          throw new SoundException(Kind.FAILED, "Nothing to mark.", e);
        }
      }
      return made;
    }
  }

  /** Finds the source of the neighbours, and helps itself to what was cut out. */
  static final class ReadsPastTheCut extends HonestMaker {
    private static final int HEADER = 44;

    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      if (request.seed() != 23) {
        return made;
      }
      Path source = Path.of(request.before().orElseThrow().mediaId()).resolveSibling("source.wav");
      try {
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(source)).order(ByteOrder.LITTLE_ENDIAN);
        int channels = made.sound().format().channels();
        int first = (int) request.before().orElseThrow().samples();
        for (int c = 0; c < channels; c++) {
          for (int i = 100; i < made.sound().length() - 100; i++) {
            float cut = wav.getFloat(HEADER + ((first + i) * channels + c) * Float.BYTES);
            float[] samples = made.sound().channel(c);
            samples[i] = (samples[i] + cut) / 2;
          }
        }
        return made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Only looks whether the source is there and can be read. */
  static final class LooksPastTheCut extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) throws SoundException {
      Path source =
          Path.of(request.before().map(n -> n.mediaId()).orElse("")).resolveSibling("source.wav");
      if (Files.exists(source)) {
        try (InputStream looked = Files.newInputStream(source)) {
          return new SoundMade(made.sound(), "mirror " + looked.read(), made.remarks());
        } catch (IOException e) {
          throw new SoundException(Kind.FAILED, "Nothing to look at.", e);
        }
      }
      return made;
    }
  }
}
