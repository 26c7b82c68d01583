package org.raccord.generator.tck;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;

/** Generators that fail in the wrong way, or promise what they cannot do. */
final class FailureFaults {

  private FailureFaults() {}

  static final class WordlessFailure extends HonestGenerator {
    @Override
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      try {
        return super.edge(request, call, edge);
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class AlwaysTheSamePlan extends HonestGenerator {
    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      return super.fill(Requests.taken(request, List.of()), call);
    }
  }

  /** One plan, whose frames differ with the seed; no fault. */
  static final class OnePlanManySeeds extends HonestGenerator {
    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      return super.fill(Requests.taken(request, List.of()), call);
    }

    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      Frame mixed = super.made(a, b, n, request);
      mixed.plane(0)[0] += (short) (request.seed() % 64);
      return mixed;
    }
  }

  /** Promises what it cannot do. */
  static final class BreaksWhere extends HonestGenerator {
    private final Predicate<FillRequest> where;

    BreaksWhere(Predicate<FillRequest> where) {
      this.where = where;
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (where.test(request)) {
        throw new GenerationException(Kind.UNSUPPORTED, "Not this one after all.");
      }
      return super.fill(request, call);
    }
  }

  static final class PromisesWithoutNeighbours extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      return super.offer(request) instanceof Offer.Serves serves
          ? serves
          : new Offer.Serves(
              "anything",
              Offer.Rung.PROMPT,
              Map.of(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              true);
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (request.before().isEmpty() && request.after().isEmpty()) {
        throw new GenerationException(Kind.UNSUPPORTED, "Nothing to fade.");
      }
      return super.fill(request, call);
    }
  }

  /** Has the host try again and again what cannot be read. */
  static final class HopesForTheBest extends HonestGenerator {
    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        return super.fill(request, call);
      } catch (GenerationException e) {
        if (e.getCause() instanceof IOException) {
          throw new GenerationException(
              Kind.TRANSIENT, String.valueOf(e.getMessage()), e.getCause());
        }
        throw e;
      }
    }
  }

  /** Reads a clip to its end and does not think that it could break off. */
  static final class TrustsTheMedia extends HonestGenerator {
    @Override
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      try (FrameReader reader = call.frames(edge)) {
        Frame first = reader.next().orElseThrow();
        try {
          boolean more = true;
          while (more) {
            more = reader.next().isPresent();
          }
        } catch (InterruptedIOException e) {
          throw e;
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        return first;
      }
    }
  }

  /** Does not look whether a frame was taken. */
  static final class IgnoresTheFullDisk extends HonestGenerator {
    @Override
    void push(FrameSink sink, Frame frame) {
      try {
        sink.push(frame);
      } catch (IOException e) {
        lost.add(frame);
      }
    }

    private final List<Frame> lost = new ArrayList<>();
  }

  /** Has troubles of its own, and names them rightly or not. */
  static final class Troubled extends HonestGenerator {
    private final Kind kind;

    Troubled(Kind kind) {
      this.kind = kind;
    }

    /** The same generator with its server busy. */
    ClipGenerator withBusyServer() {
      return new HonestGenerator() {
        @Override
        public Made fill(FillRequest request, FillCall call) throws GenerationException {
          throw new GenerationException(kind, "The server is busy. Try again later.");
        }
      };
    }
  }
}
