package org.raccord.core.internal.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

@Timeout(30)
class InterviewTest {

  private final Interview interview = new Interview(Duration.ofMillis(200));

  @Test
  void anAnswerIsPassedOn() {
    Offer yes =
        new Offer.Serves(
            "fills",
            Offer.Rung.FIRST_FRAME,
            Map.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            true);
    assertEquals(yes, interview.ask(shelved("one 1.0.0", () -> yes), request()));
  }

  @Test
  void whateverIsThrownIsANo() {
    assertTrue(
        no(
                "broken 1.0.0",
                () -> {
                  throw new IllegalStateException("x");
                })
            .contains("IllegalStateException"));
    assertTrue(
        no(
                "big 1.0.0",
                () -> {
                  throw new OutOfMemoryError("x");
                })
            .contains("OutOfMemoryError"));
  }

  @Test
  void whoDoesNotAnswerIsAskedNothingMore() {
    CountDownLatch end = new CountDownLatch(1);
    Shelved deaf =
        shelved(
            "deaf 1.0.0",
            () -> {
              while (end.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
              }
              return new Offer.Declines("late", "late");
            });
    try {
      assertFalse(interview.isGivenUp(deaf));
      assertTrue(no(deaf).contains("did not answer"));
      assertTrue(interview.isGivenUp(deaf));
      assertTrue(no(deaf).contains("gets no further work"));
      assertTrue(no("well 1.0.0", () -> new Offer.Declines("no", "no")).equals("no"));
    } finally {
      end.countDown();
      interview.close();
    }
  }

  private String no(String bundle, java.util.function.Supplier<Offer> offer) {
    return no(shelved(bundle, offer));
  }

  private String no(Shelved shelved) {
    return assertInstanceOf(Offer.Declines.class, interview.ask(shelved, request())).reason();
  }

  private static FillRequest request() {
    return new FillRequest(
        7,
        Rate.FPS_24,
        12,
        12,
        PictureFormat.square(64, 36, PixelLayout.YUV420_8, ColourTags.BT709),
        Optional.empty(),
        Optional.empty(),
        FillRequest.Relation.UNKNOWN,
        Brief.OPEN,
        1,
        List.of());
  }

  private static Shelved shelved(String bundle, java.util.function.Supplier<Offer> offer) {
    return new Shelved() {
      @Override
      public GeneratorCard card() {
        return new GeneratorCard("g:default", "", bundle, 1);
      }

      @Override
      public String version() {
        return "1";
      }

      @Override
      public @Nullable ClipGenerator borrow() {
        return new ClipGenerator() {
          @Override
          public Offer offer(FillRequest request) {
            return offer.get();
          }

          @Override
          public Made fill(FillRequest request, FillCall call) {
            throw new AssertionError("nobody asked for a fill");
          }
        };
      }

      @Override
      public void giveBack(ClipGenerator generator) {}
    };
  }
}
