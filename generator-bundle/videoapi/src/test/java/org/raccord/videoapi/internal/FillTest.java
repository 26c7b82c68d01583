package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.time.Rate;
import org.raccord.videoapi.server.Received;
import org.raccord.videoapi.server.Scene;
import org.raccord.videoapi.server.ScriptedServer;

/** Fills at a server that plays every scene a client has to live with. */
class FillTest extends AtServer {

  @Test
  void aVideoFromTheFirstFrameComesBackAsItWasMade() throws Exception {
    Made.InFile made = fills.fill();
    PictureFacts facts = facts(made);
    assertEquals(96, facts.frames(), "four seconds, the shortest that covers 12 frames of 25");
    assertEquals(Rate.FPS_24, facts.rate());
    assertEquals(
        new Made.Alignment.StartsAt(1), made.alignment(), "frame 0 is the picture that was sent");
    Made.Account account = made.account();
    assertEquals(Optional.of(Offer.Rung.FIRST_FRAME), account.rung());
    assertEquals("film-model-1", account.ai().orElseThrow().name());
    assertEquals(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, account.sourceType());
    assertEquals("video_0001", account.settings().get("id"));
    assertEquals("openai", account.settings().get("profile"));
    assertEquals("128x96", account.settings().get("size"));
  }

  @Test
  void anOrderSaysWhatTheProfileSays() throws Exception {
    fills.fill("parameters", "user=cutter,steps=30");
    Received order = server.order();
    assertEquals(Optional.of("film-model-1"), order.field("model"));
    assertEquals(Optional.of("4"), order.field("seconds"));
    assertEquals(Optional.of("128x96"), order.field("size"));
    assertEquals(Optional.of("cutter"), order.field("user"));
    assertEquals(Optional.of("30"), order.field("steps"));
    assertEquals(1, order.files("input_reference").size());
    assertEquals("image/png", order.files("input_reference").get(0).type());
    assertTrue(order.field("prompt").orElseThrow().contains("without a cut"));
  }

  @Test
  void firstAndLastFrameGoAlongAndTheTailIsNotCut() throws Exception {
    server.isStrict();
    Made.InFile made = fills.fill("profile", "keyframes");
    assertInstanceOf(Made.Alignment.MeetsBoth.class, made.alignment());
    Received order = server.order();
    assertEquals(2, order.files("input_references").size());
    assertEquals(Optional.of("9"), order.field("num_frames"), "12 and both ends are 9 of 16, 4n+1");
    assertEquals(Optional.of("16"), order.field("fps"));
    assertEquals(Optional.of("4711"), order.field("seed"));
    assertEquals(9, facts(made).frames());
  }

  @Test
  void picturesInJsonAreDataUrls() throws Exception {
    Made.InFile made = fills.fill("profile", "sglang-h3");
    assertInstanceOf(Made.Alignment.MeetsBoth.class, made.alignment());
    String order = server.order().text();
    assertTrue(order.contains("\"task\":\"fl2va\""), order.substring(0, 200));
    assertTrue(order.contains("\"short_edge\":96,\"aspect_ratio\":\"4:3\""));
    assertTrue(order.contains("\"frame_index\":-1"));
    assertEquals(3, order.split("data:image/png;base64,", -1).length);
  }

  @Test
  void aMaskedMiddleTellsWhatIsKept() throws Exception {
    Made.InFile made = fills.fill("profile", "vllm-omni-h3");
    Received order = server.order();
    // 12 frames of 25 are 12 of 24; 23 are there of each clip; 17n+5 above four seconds is 107.
    assertEquals(Optional.of("107"), order.field("num_frames"));
    assertEquals(new Made.Alignment.StartsAt(23), made.alignment());
    Received.Part mask = order.files("video_noise_mask").get(0);
    assertEquals("application/json", mask.type());
    String[] tables = mask.text().split("\\]\\],", -1);
    assertEquals(32, tables.length, "five for each 17 frames, two for the last 5");
    int[] steps = {1, 4, 4, 4, 4};
    int from = 0;
    for (int n = 0; n < tables.length; n++) {
      int to = from + steps[n % 5];
      boolean inSlot = from < 35 && to > 23;
      assertEquals(inSlot || to > 58, tables[n].contains("1"), from + " to " + to);
      from = to;
    }
    assertEquals(107, from);
    String sound = order.files("audio_noise_mask").get(0).text();
    assertEquals(178, sound.split(",", -1).length, "107 frames of 24 at 40 a second");
    assertEquals(sound.indexOf('1'), 1 + 2 * 38, "the slot begins after 23 of 24 seconds");
    assertTrue(sound.endsWith(",1,1]"), "beyond what was sent there is nothing to keep");
    assertEquals("audio/wav", order.files("source_audio").get(0).type());
    assertEquals(
        DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA, made.account().sourceType());
    assertEquals(Optional.of(Offer.Rung.FRAMES_BOTH_SIDES), made.account().rung());
  }

  @Test
  void aVideoThatAStoreKeepsIsFetchedThere() throws Exception {
    try (ScriptedServer store =
        ScriptedServer.start(Files.createDirectories(folder.resolve("store")))) {
      server.plays(Scene.CONTENT_ELSEWHERE).redirectsTo(store.address());
      store.plays(Scene.STORE);
      assertEquals(96, facts(fills.fill()).frames());
      assertEquals(1, server.orders());
      assertTrue(
          store.received().stream().noneMatch(r -> r.headers().containsKey("authorization")));
    }
  }

  @Test
  void theIntentIsKeptBeforeTheOrderAndTheIdRightAfterIt() throws Exception {
    FillRequest request = Slots.between(Brief.OPEN);
    RecordedFillCall call = fills.call(request);
    fills.generator().fill(request, call);
    List<Ticket> tickets =
        call.tickets().stream().map(text -> Ticket.read(text).orElseThrow()).toList();
    assertEquals(
        List.of(Ticket.State.INTENT, Ticket.State.ORDERED),
        tickets.stream().map(Ticket::state).toList());
    assertEquals(Optional.of("video_0001"), tickets.get(1).id());
  }

  @Test
  void theServerSaysWhenItWantsToBeAskedAgain() throws Exception {
    fills.fill();
    assertEquals(
        List.of(Duration.ofSeconds(3), Duration.ofSeconds(11)),
        fills.pace.waits().subList(0, 2),
        "the first wait is ours, the second the header openai-poll-after-ms");
  }

  @ParameterizedTest
  @CsvSource({"NO_IN_PROGRESS", "OTHER_WORDS", "SHAKY", "CONTENT_TOO_EARLY", "BUSY"})
  void whatPassesIsWaitedFor(Scene scene) throws Exception {
    server.plays(scene);
    assertEquals(96, facts(fills.fill()).frames());
    assertEquals(1, server.orders());
  }

  @Test
  void aBusyServerIsAskedAgainWhenItSaid() throws Exception {
    server.plays(Scene.BUSY);
    fills.fill();
    assertEquals(
        List.of(Duration.ofSeconds(7), Duration.ofSeconds(7)), fills.pace.waits().subList(0, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED_WITH_CODE, FAILED, The worker ran out of memory",
    "FAILED_WITH_MESSAGE, FAILED, CUDA error: device-side assert",
    "FAILED_WITH_STATUS, FAILED, the engine died",
    "FAILED_BY_SAFETY, REFUSED, Your request was blocked",
    "SIZE_MISMATCH, UNSUPPORTED, Inpaint image must match the requested width and height",
    "INVALID_DETAIL, REFUSED, prompt: field required",
    "ALWAYS_BUSY, TRANSIENT, Too many requests",
    "EMPTY, FAILED, sends 0 bytes",
    "FORGETS, FAILED, does not know the video video_0001 any more",
    "ENDLESS, TRANSIENT, not ready after 60 minutes",
    "CUT_SHORT, FAILED, its file is broken: it breaks off",
    "PAGE_INSTEAD_OF_VIDEO, FAILED, a web page instead of the video",
    "PAGE_INSTEAD_OF_JSON, MISCONFIGURED, a web page that is no JSON"
  })
  void aFailureSaysWhatHappenedAndWhatIsNext(Scene scene, Kind kind, String words)
      throws Exception {
    server.plays(scene);
    GenerationException failure = fills.failure();
    assertEquals(kind, failure.kind(), failure.getMessage());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
  }

  @Test
  void aWrongKeyIsASettingAndIsNotRepeated() throws Exception {
    server.wants("right");
    GenerationException failure = fills.failure();
    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertFalse(failure.getMessage().contains("sk-abcdef"), failure.getMessage());
    assertEquals(0, server.orders());
  }

  @Test
  void aServerThatIsNotThereIsTriedAgainLater() throws Exception {
    server.close();
    GenerationException failure = fills.failure();
    assertEquals(Kind.TRANSIENT, failure.kind());
    assertTrue(failure.getMessage().contains("Nothing listens at"), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"DROPPED_DOWNLOAD, true", "DROPPED_WITHOUT_RANGES, false"})
  void aDownloadThatBreaksOffGoesOnWithoutAnotherOrder(Scene scene, boolean ranges)
      throws Exception {
    server.plays(scene);
    assertEquals(96, facts(fills.fill()).frames());
    assertEquals(1, server.orders());
    List<Received> content =
        server.received().stream().filter(r -> r.path().endsWith("/content")).toList();
    assertEquals(2, content.size());
    assertTrue(content.get(1).headers().containsKey("range"));
  }

  @Test
  void whatIsTooLargeForASlotIsNotKept() throws Exception {
    FillRequest request = Slots.between(Brief.OPEN);
    RecordedFillCall call = fills.call(request);
    ClipGenerator small = new VideoApiKind(fills.pace, 1000).open(fills.instance()).generator();
    GenerationException failure =
        assertThrows(GenerationException.class, () -> small.fill(request, call));
    assertEquals(Kind.FAILED, failure.kind());
    assertTrue(
        failure.getMessage().contains("No answer")
            || failure.getMessage().contains("no answer to a slot"),
        failure.getMessage());
    assertFalse(Files.exists(call.workspace().resolve("answer.part")));
  }

  @Test
  void anotherFormThanAskedIsHandedOnAsItIs() throws Exception {
    server.plays(Scene.OTHER_FORM);
    PictureFacts facts = facts(fills.fill());
    assertEquals(105, facts.frames());
    assertEquals(Rate.FPS_30, facts.rate());
    assertEquals(256, facts.format().width());
  }

  @Test
  void anOrderWhoseAnswerWasLostIsFoundAndNotMadeAgain() throws Exception {
    server.plays(Scene.ORDER_LOST);
    assertEquals(96, facts(fills.fill()).frames());
    assertEquals(1, server.orders());
  }

  @Test
  void anOrderThatNeverArrivedIsMadeAgainOnceItCannotBeFound() throws Exception {
    server.plays(Scene.ORDER_DROPPED);
    assertEquals(96, facts(fills.fill()).frames());
    assertEquals(1, server.orders());
    List<String> met = server.received().stream().map(r -> r.method() + " " + r.path()).toList();
    int first = met.indexOf("POST /v1/videos");
    int second = met.lastIndexOf("POST /v1/videos");
    assertTrue(
        met.subList(first, second).stream().anyMatch(r -> r.startsWith("GET /v1/videos?")),
        "looked for before it was made again: " + met);
  }

  @Test
  void ofTwoOrdersWithTheSameWordsEachFindsItsOwn() throws Exception {
    fills.fill();
    server.plays(Scene.ORDER_LOST);
    Made.InFile second = fills.fill();
    assertEquals("video_0002", second.account().settings().get("id"));
  }

  @Test
  void aVideoIsFetchedByItsTicketWithoutAnotherOrder() throws Exception {
    FillRequest request = Slots.between(Brief.OPEN);
    server.plays(Scene.PAGE_INSTEAD_OF_VIDEO);
    RecordedFillCall call = fills.call(request);
    assertThrows(GenerationException.class, () -> fills.generator().fill(request, call));
    server.plays(Scene.NORMAL);
    String ticket = call.tickets().get(call.tickets().size() - 1);
    Made.InFile made = (Made.InFile) fills.generator().fill(request, fills.again(request, ticket));
    assertEquals(96, facts(made).frames());
    assertEquals(1, server.orders());
  }

  @Test
  void whatFailedAtTheServerIsOrderedAnewWhenSomebodyFillsAgain() throws Exception {
    FillRequest request = Slots.between(Brief.OPEN);
    server.plays(Scene.FAILED_WITH_CODE);
    RecordedFillCall call = fills.call(request);
    assertThrows(GenerationException.class, () -> fills.generator().fill(request, call));
    server.plays(Scene.NORMAL);
    String ticket = call.tickets().get(call.tickets().size() - 1);
    fills.generator().fill(request, fills.again(request, ticket));
    assertEquals(2, server.orders());
  }

  @Test
  void progressRisesToOne() throws Exception {
    FillRequest request = Slots.between(Brief.OPEN);
    RecordedFillCall call = fills.call(request);
    fills.generator().fill(request, call);
    List<Double> told =
        call.reported().stream()
            .filter(Progress.Fraction.class::isInstance)
            .map(p -> ((Progress.Fraction) p).fraction())
            .toList();
    assertTrue(told.size() >= 4, told.toString());
    assertEquals(told.stream().sorted().toList(), told);
    assertEquals(1, told.get(told.size() - 1));
  }

  @ParameterizedTest
  @CsvSource({"vllm-omni, true", "sglang, false"})
  void aCancelledFillEndsTheVideoWhereTheServerCan(String profile, boolean ends) throws Exception {
    server.plays(Scene.ENDLESS);
    FillRequest request = Slots.between(Brief.OPEN);
    RecordedFillCall call = fills.call(request);
    ClipGenerator generator =
        new VideoApiKind(new CancellingPace(3), 64 << 20)
            .open(fills.instance("profile", profile))
            .generator();
    assertThrows(InterruptedException.class, () -> generator.fill(request, call));
    assertEquals(ends ? List.of("video_0001") : List.of(), server.aborted());
    boolean asked = server.received().stream().anyMatch(r -> r.method().equals("DELETE"));
    assertEquals(ends, asked);
  }

  /** Interrupts at a wait, as a cancellation does. */
  private record CancellingPace(int atWait, LeapingPace pace) implements Pace {
    CancellingPace(int atWait) {
      this(atWait, new LeapingPace());
    }

    @Override
    public java.time.Instant now() {
      return pace.now();
    }

    @Override
    public void pause(Duration length, org.raccord.generator.FillCall call)
        throws InterruptedException {
      pace.pause(length, call);
      if (pace.waits().size() >= atWait) {
        throw new InterruptedException("The call was cancelled");
      }
    }
  }

  @Test
  void aRedirectToAnotherServerDoesNotCarryTheKey() throws Exception {
    try (ScriptedServer other =
        ScriptedServer.start(Files.createDirectories(folder.resolve("other")))) {
      server.wants("secret").plays(Scene.REDIRECTS).redirectsTo(other.address());
      other.plays(Scene.PAGE_INSTEAD_OF_JSON);
      FillRequest request = Slots.between(Brief.OPEN);
      RecordedFillCall call = fills.call(request);
      ClipGenerator generator = fills.generator();
      assertThrows(
          GenerationException.class,
          () -> generator.fill(request, Fills.keyed(call, "secret", server.address())));
      assertFalse(other.received().isEmpty(), "the redirect was followed");
      for (Received received : other.received()) {
        assertFalse(received.headers().containsKey("authorization"), "the key went along");
        assertFalse(received.headers().toString().contains("secret"));
      }
      assertFalse(call.tickets().toString().contains("secret"));
    }
  }

  private static PictureFacts facts(Made.InFile made) throws IOException {
    try (PictureSource source = PictureSource.open(made.file())) {
      return source.picture();
    }
  }
}
