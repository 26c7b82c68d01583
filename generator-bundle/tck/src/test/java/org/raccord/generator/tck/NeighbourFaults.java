package org.raccord.generator.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

/** Generators that treat their neighbours wrongly. */
final class NeighbourFaults {

  private NeighbourFaults() {}

  static final class LeavesReadersOpen extends PictureFaults.AtFirst {
    @Override
    @SuppressWarnings("MustBeClosedChecker")
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      if (!first()) {
        return super.edge(request, call, edge);
      }
      FrameReader reader = call.frames(edge);
      return reader.next().orElseThrow();
    }
  }

  static final class ReadsOnAndOn extends HonestGenerator {
    @Override
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      try (FrameReader reader = call.frames(edge)) {
        Frame first = reader.next().orElseThrow();
        for (int i = 0; i < 40; i++) {
          reader.next();
        }
        return first;
      }
    }
  }

  /** Writes its name into the files of the neighbours. */
  static final class MarksTheMedia extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        Files.writeString(
            beside(call).orElseThrow().resolve("A.mkv"), "was here", StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new GenerationException(Kind.FAILED, "Nothing to mark.", e);
      }
      return super.result(request, call);
    }
  }

  /** Works in the frames that it was lent. */
  static final class WorksInPlace extends HonestGenerator {
    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      Frame made = super.made(a, b, n, request);
      if (n == request.length()) {
        a.plane(0)[0]++;
      }
      return made;
    }
  }

  /** Finds the source of the neighbours, and helps itself to what was cut out. */
  static final class ReadsPastTheCut extends HonestGenerator {
    private Optional<Path> source = Optional.empty();

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      source = beside(call).map(folder -> folder.resolve("source.mkv"));
      return super.fill(request, call);
    }

    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      if (source.isEmpty() || n < 2 || n > request.length() - 3 || request.before().isEmpty()) {
        return super.made(a, b, n, request);
      }
      long at = request.before().orElseThrow().frames() + n;
      try (PictureSource pictures = PictureSource.open(source.get());
          FrameReader reader =
              pictures.read(new FrameRange(at, 1, request.rate()), request.format())) {
        return super.made(super.made(a, b, n, request), reader.next().orElseThrow(), 3, request);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Only looks whether the source is there and can be read. */
  static final class LooksPastTheCut extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try (InputStream source =
          Files.newInputStream(beside(call).orElseThrow().resolve("source.mkv"))) {
        return source.read() < 0 ? account(0) : super.result(request, call);
      } catch (IOException e) {
        throw new GenerationException(Kind.FAILED, "Nothing to look at.", e);
      }
    }

    private static Made account(long start) {
      return new Made.Pushed(start, account("empty"));
    }
  }

  /** The folder of media near the workspace. */
  private static Optional<Path> beside(FillCall call) {
    for (Path at = call.workspace(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("media").resolve("source.mkv"))) {
        return Optional.of(at.resolve("media"));
      }
    }
    return Optional.empty();
  }
}
