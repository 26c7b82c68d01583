package org.raccord.core.internal.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

/** Real generators, small ones. */
final class Generators {

  private Generators() {}

  /** Serves everything, one fill at a time. */
  @FunctionalInterface
  interface Serving extends ClipGenerator {
    @Override
    default Offer offer(FillRequest request) {
      return new Offer.Serves(
          "fills",
          Offer.Rung.FRAMES_BOTH_SIDES,
          Map.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          true);
    }
  }

  static Made.Account account(String plan) {
    return new Made.Account(
        plan,
        "A fill by " + plan + ".",
        0.5,
        List.of(),
        0,
        DigitalSourceType.ALGORITHMIC_MEDIA,
        Map.of("strength", "1"));
  }

  /** Runs from the last luma before to the first luma after, handles and all. */
  static Serving ramp() {
    return (request, call) -> {
      try {
        int a = luma(call, Edge.BEFORE);
        int b = luma(call, Edge.AFTER);
        long n = request.length();
        for (long i = -request.headHandle(); i < n + request.tailHandle(); i++) {
          call.checkpoint();
          double t = (i + 1.0) / (n + 1);
          call.picture().push(Bench.grey(request.format(), (int) Math.round(a + t * (b - a))));
        }
      } catch (IOException e) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
      }
      String plan = "ramp" + (request.plansTaken().isEmpty() ? "" : request.plansTaken().size());
      return new Made.Pushed(request.headHandle(), account(plan));
    };
  }

  static int luma(FillCall call, Edge edge) throws IOException {
    try (FrameReader frames = call.frames(edge)) {
      return frames.next().orElseThrow().sample(0, 40, 30);
    }
  }

  /** Writes a file of its own size and rate: frame n has luma 64 + 8 n. */
  static Serving inFile(int width, Rate rate, int frames, Made.Alignment alignment) {
    return (request, call) -> {
      try {
        return new Made.InFile(
            film(call.workspace(), width, rate, frames),
            alignment,
            Optional.empty(),
            account("file"));
      } catch (IOException e) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
      }
    };
  }

  static Path film(Path folder, int width, Rate rate, int frames) throws IOException {
    PictureFormat format =
        Bench.FORMAT.withLayout(PixelLayout.YUV420_8).withSize(width, width * 2 / 3);
    Path file = folder.resolve("made.mkv");
    try (PictureWriter out =
        PictureWriter.create(file, PictureWriterSpec.of(format, rate, Codec.FFV1))) {
      for (int n = 0; n < frames; n++) {
        Frame frame = Frame.allocate(format);
        java.util.Arrays.fill(frame.plane(0), (short) (64 + 4 * n));
        java.util.Arrays.fill(frame.plane(1), (short) 128);
        java.util.Arrays.fill(frame.plane(2), (short) 128);
        out.push(frame);
      }
      out.finish();
    }
    return file;
  }

  static Serving failing(GenerationException.Kind kind, AtomicInteger calls) {
    return (request, call) -> {
      calls.incrementAndGet();
      throw new GenerationException(kind, "This one fails as " + kind + ".");
    };
  }

  /** Works until it is cancelled. */
  static Serving endless(CountDownLatch started) {
    return (request, call) -> {
      try {
        call.picture().push(Bench.grey(request.format(), 500));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      started.countDown();
      new CountDownLatch(1).await();
      throw new IllegalStateException("nobody opens that latch");
    };
  }

  /** A server's client: pays once, fails on the way home, and goes on with the ticket. */
  static final class Remote implements Serving {
    final AtomicInteger paid = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();
    volatile boolean networkIsDown = true;

    @Override
    public Made fill(FillRequest request, FillCall call) throws GenerationException {
      try {
        call.still(Edge.BEFORE, FillCall.StillFormat.PNG);
        if (call.ticket().isEmpty()) {
          call.remember("order-" + paid.incrementAndGet());
          Files.writeString(call.workspace().resolve("half"), "there");
        } else {
          resumed.incrementAndGet();
          if (!Files.exists(call.workspace().resolve("half"))) {
            throw new IllegalStateException("the workspace was not kept");
          }
        }
        if (networkIsDown) {
          throw new GenerationException(
              GenerationException.Kind.TRANSIENT, "The server does not answer.");
        }
        return new Made.InFile(
            film(call.workspace(), 96, Rate.FPS_24, (int) request.length()),
            new Made.Alignment.MeetsBoth(),
            Optional.empty(),
            account("remote"));
      } catch (IOException e) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
      }
    }
  }
}
