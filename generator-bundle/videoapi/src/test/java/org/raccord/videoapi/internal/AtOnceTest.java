package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.Brief;
import org.raccord.videoapi.server.Scene;

/** Fills at a server that answers an order with the video: nothing can be asked for twice. */
class AtOnceTest extends AtServer {

  private static final String PROFILE = "keyframes-at-once";

  private final FillRequest request = Slots.between(Brief.OPEN);

  private ClipGenerator generator() throws GenerationException {
    return fills.generator("profile", PROFILE);
  }

  private static Ticket.State last(RecordedFillCall call) {
    List<String> tickets = call.tickets();
    return Ticket.read(tickets.get(tickets.size() - 1)).orElseThrow().state();
  }

  @Test
  void theAnswerIsTheVideoAndNothingElseIsAsked() throws Exception {
    server.isStrict();
    RecordedFillCall call = fills.call(request);
    Made.InFile made = (Made.InFile) generator().fill(request, call);
    assertInstanceOf(Made.Alignment.MeetsBoth.class, made.alignment());
    try (PictureSource source = PictureSource.open(made.file())) {
      assertEquals(9, source.picture().frames());
    }
    assertEquals(
        List.of("POST /v1/videos/sync"),
        server.received().stream().map(r -> r.method() + " " + r.path()).toList());
    assertEquals("videoapi first-and-last-frame seed 4711", made.account().plan());
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_LOST, may have been made and be charged",
    "ORDER_FAILED, answers 502: Bad gateway",
    "DROPPED_DOWNLOAD, broke off",
    "EMPTY, 0 bytes",
    "CUT_SHORT, a video that is broken",
    "PAGE_INSTEAD_OF_VIDEO, a web page instead of the video",
    "ANSWERS_WITH_JOB, a message instead of the video"
  })
  void aLostAnswerIsSaidAndNotOrderedAgain(Scene scene, String words) throws Exception {
    server.plays(scene);
    RecordedFillCall call = fills.call(request);
    ClipGenerator generator = generator();
    GenerationException failure =
        assertThrows(GenerationException.class, () -> generator.fill(request, call));
    assertEquals(Kind.FAILED, failure.kind(), failure.getMessage());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
    assertTrue(failure.getMessage().contains("orders another one"), failure.getMessage());
    assertEquals(1, server.orders());
    assertEquals(Ticket.State.OVER, last(call));
    assertFalse(Files.exists(call.workspace().resolve("answer.part")));
  }

  @ParameterizedTest
  @CsvSource({"SIZE_MISMATCH, UNSUPPORTED", "INVALID_DETAIL, REFUSED", "ALWAYS_BUSY, TRANSIENT"})
  void aRefusalCostsNothing(Scene scene, Kind kind) throws Exception {
    server.plays(scene);
    GenerationException failure = fills.failure("profile", PROFILE);
    assertEquals(kind, failure.kind(), failure.getMessage());
    assertFalse(failure.getMessage().contains("charged"), failure.getMessage());
    assertEquals(0, server.orders());
  }

  @Test
  void aBusyServerIsAskedAgain() throws Exception {
    server.plays(Scene.BUSY);
    fills.fill("profile", PROFILE);
    assertEquals(1, server.orders());
  }

  @Test
  void afterACrashALostAnswerIsSaidOnceAndTheNextFillOrders() throws Exception {
    RecordedFillCall call = fills.call(request);
    generator().fill(request, call);
    Files.delete(call.workspace().resolve("answer.mp4"));
    String intent = call.tickets().get(0);
    assertEquals(Ticket.State.INTENT, Ticket.read(intent).orElseThrow().state());
    RecordedFillCall again = fills.again(request, intent);
    ClipGenerator generator = generator();
    GenerationException failure =
        assertThrows(GenerationException.class, () -> generator.fill(request, again));
    assertEquals(Kind.FAILED, failure.kind());
    assertTrue(failure.getMessage().contains("broken off"), failure.getMessage());
    assertEquals(1, server.orders(), "what may have been paid for is not bought again");
    generator.fill(request, fills.again(request, again.tickets().get(0)));
    assertEquals(2, server.orders(), "whoever fills again wants another one");
  }

  @Test
  void anAnswerThatHadComeWholeIsTakenAfterACrash() throws Exception {
    RecordedFillCall call = fills.call(request);
    generator().fill(request, call);
    generator().fill(request, fills.again(request, call.tickets().get(0)));
    assertEquals(1, server.orders());
  }

  @Test
  void takesOfOtherSeedsAreOtherPlans() throws Exception {
    Made.InFile one = fills.fill("profile", PROFILE);
    FillRequest other =
        new FillRequest(
            request.length(),
            request.rate(),
            request.headHandle(),
            request.tailHandle(),
            request.format(),
            request.before(),
            request.after(),
            request.relation(),
            request.brief(),
            4712,
            List.of(one.account().plan()));
    Made made = generator().fill(other, fills.call(other));
    assertNotEquals(one.account().plan(), made.account().plan());
  }

  @Test
  void aCancelledOrderEndsAtOnceAndIsKnownToBeOpen() throws Exception {
    server.plays(Scene.HANGS);
    RecordedFillCall call = fills.call(request);
    ClipGenerator generator = generator();
    Thread filling = Thread.currentThread();
    Thread canceller =
        new Thread(
            () -> {
              while (server.received().isEmpty()) {
                Thread.onSpinWait();
              }
              filling.interrupt();
            });
    canceller.start();
    assertThrows(InterruptedException.class, () -> generator.fill(request, call));
    canceller.join();
    assertEquals(Ticket.State.INTENT, last(call), "the next fill says that the answer is lost");
  }
}
