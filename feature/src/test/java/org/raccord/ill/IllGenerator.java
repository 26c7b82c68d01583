package org.raccord.ill;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

/**
 * Falls ill of what the prompt names: {@code throw}, {@code memory}, {@code hang}, {@code exit},
 * {@code halt} (after it has ordered something), {@code wait} (until it is cancelled), {@code
 * offer-throw}, {@code offer-memory}. Otherwise it holds a frame of the clip before.
 */
@Component(
    service = ClipGenerator.class,
    property = {ClipGenerator.ID + "=ill", ClipGenerator.DESCRIPTION + "=Not well"})
public final class IllGenerator implements ClipGenerator {

  /** Property: set to {@code true} it ends the hang, for the sake of the JVM of the tests. */
  public static final String CURE = "raccord.ill.cure";

  /** Property that may hold a latch: it is counted down when a fill has begun to wait. */
  public static final String WAITS = "raccord.ill.waits";

  @Override
  public Offer offer(FillRequest request) {
    switch (illness(request)) {
      case "offer-throw" -> throw new IllegalStateException("ill when asked");
      case "offer-memory" -> exhaust();
      default -> {}
    }
    return new Offer.Serves(
        "a frame, held",
        Offer.Rung.FIRST_FRAME,
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
    try {
      if (call.ticket().isEmpty()) {
        fallIll(illness(request), call);
      }
      return hold(request, call);
    } catch (IOException e) {
      throw new GenerationException(
          GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private static String illness(FillRequest request) {
    return request.brief().prompt().orElse("");
  }

  private static void fallIll(String illness, FillCall call)
      throws IOException, InterruptedException {
    switch (illness) {
      case "throw" -> throw new IllegalStateException("ill at work");
      case "memory" -> exhaust();
      case "hang" -> {
        while (!Boolean.getBoolean(CURE)) {
          LockSupport.parkNanos(5_000_000);
        }
      }
      case "wait" -> {
        call.progress(new Progress.Working("waiting"));
        if (System.getProperties().get(WAITS) instanceof CountDownLatch latch) {
          latch.countDown();
        }
        while (true) {
          LockSupport.parkNanos(5_000_000);
          call.checkpoint();
        }
      }
      case "exit" -> System.exit(0);
      case "halt" -> {
        call.remember("ordered");
        Runtime.getRuntime().halt(0);
      }
      default -> {}
    }
  }

  /** A real error of the JVM's: no array of this length can be made. */
  private static void exhaust() {
    long[] all = new long[Integer.MAX_VALUE];
    throw new AssertionError("There is memory for " + all.length + " numbers");
  }

  private static Made hold(FillRequest request, FillCall call)
      throws IOException, InterruptedException {
    Frame held;
    try (FrameReader frames = call.frames(Edge.BEFORE)) {
      held = frames.next().orElseThrow();
    }
    for (long i = 0; i < request.headHandle() + request.length() + request.tailHandle(); i++) {
      call.checkpoint();
      call.picture().push(held);
    }
    return new Made.Pushed(
        request.headHandle(),
        new Made.Account(
            "hold" + request.plansTaken().size(),
            "A frame, held.",
            0.1,
            List.of(),
            0,
            DigitalSourceType.ALGORITHMIC_MEDIA,
            Map.of()));
  }
}
