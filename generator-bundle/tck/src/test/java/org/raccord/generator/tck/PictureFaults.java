package org.raccord.generator.tck;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;

/** Pictures that are wrong on purpose. */
final class PictureFaults {

  private PictureFaults() {}

  static final class InterruptedWithoutCancel extends HonestGenerator {
    private boolean first = true;

    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (first) {
        first = false;
        throw new InterruptedException("out of the blue");
      }
      return super.result(request, call);
    }
  }

  /** Breaks only the first fill, the one that most rules look at. */
  abstract static class AtFirst extends HonestGenerator {
    private boolean first = true;

    boolean first() {
      boolean now = first;
      first = false;
      return now;
    }
  }

  static final class OneFrameShort extends AtFirst {
    @Override
    Made result(FillRequest request, FillCall call) {
      return new Made.Pushed(first() ? 3 : 1, account("cross-fade"));
    }
  }

  static final class WrongTags extends AtFirst {
    @Override
    void push(FrameSink sink, Frame frame) throws IOException {
      if (!first()) {
        sink.push(frame);
        return;
      }
      PictureFormat format = frame.format();
      sink.push(Frame.allocate(format.withSize(format.width() - 2, format.height())));
    }
  }

  static final class TooManyRealFrames extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call) {
      Made.Account honest = account("cross-fade");
      return new Made.Pushed(
          1,
          new Made.Account(
              honest.plan(),
              honest.description(),
              honest.estimate(),
              honest.remarks(),
              request.length() + 1,
              honest.sourceType(),
              honest.settings()));
    }
  }

  static final class JumpAt extends HonestGenerator {
    private final long frame;

    JumpAt(long frame) {
      this.frame = frame;
    }

    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      return n == frame && request.relation() == FillRequest.Relation.ONE_SOURCE
          ? Frame.allocate(request.format())
          : super.made(a, b, n, request);
    }
  }

  static final class Whimsical extends HonestGenerator {
    private final AtomicLong whim = new AtomicLong();

    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      Frame frame = super.made(a, b, n, request);
      frame.plane(0)[0] += (short) whim.incrementAndGet();
      return frame;
    }
  }

  static final class FallingProgress extends HonestGenerator {
    @Override
    double fraction(long n, FillRequest request) {
      return n == 3 ? 0.1 : super.fraction(n, request);
    }
  }

  /** Stops reporting when there is little left to do. */
  static final class NeverDone extends HonestGenerator {
    @Override
    double fraction(long n, FillRequest request) {
      return 0.97 * super.fraction(n, request);
    }
  }

  /** Takes the clip after for the clip before where they are not one shot. */
  static final class Crosswise extends HonestGenerator {
    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      return request.relation() == FillRequest.Relation.UNKNOWN
          ? super.made(b, a, n, request)
          : super.made(a, b, n, request);
    }
  }
}
