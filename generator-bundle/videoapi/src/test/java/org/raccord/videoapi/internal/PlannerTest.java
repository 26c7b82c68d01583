package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind.Instance;
import org.raccord.generator.Offer;
import org.raccord.generator.Offer.FieldUse;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** What is asked for a slot, and what an editor is told of it before anything is sent. */
class PlannerTest {

  private static final Brief FULL =
      new Brief(
          Intent.AUTO,
          Optional.of("She turns to the window"),
          Optional.of("rain"),
          Optional.of("slow dolly in"),
          Optional.of("golden hour"),
          Optional.of("melancholic"),
          List.of(new Brief.DialogueLine("It is late.", Optional.empty(), Optional.empty())),
          List.of(),
          List.of(new Brief.Reference("face.png", Optional.of("face"))),
          100,
          100);

  private static Offer offer(FillRequest request, String... settings) throws GenerationException {
    Map<String, String> all = new HashMap<>();
    all.put("url", "https://box.example:30000");
    all.put("model", "m");
    for (int i = 0; i < settings.length; i += 2) {
      String value = settings[i + 1];
      all.put(settings[i], settings[i].equals("profile") ? Fills.profile(value) : value);
    }
    return new VideoApiKind().open(new Instance("studio", all)).generator().offer(request);
  }

  private static Offer.Serves serves(FillRequest request, String... settings)
      throws GenerationException {
    return assertInstanceOf(Offer.Serves.class, offer(request, settings));
  }

  @ParameterizedTest
  @CsvSource({
    "openai, FIRST_FRAME, FIRST_FRAME",
    "sglang, FIRST_FRAME, FIRST_FRAME",
    "sglang-h3, FIRST_AND_LAST_FRAME, FIRST_FRAME",
    "vllm-omni, FIRST_FRAME, FIRST_FRAME",
    "keyframes, FIRST_AND_LAST_FRAME, FIRST_FRAME",
    "vllm-omni-h3, FRAMES_BOTH_SIDES, FIRST_FRAME"
  })
  void theRichestConditioningOfProfileAndSlotIsTaken(
      String profile, Offer.Rung between, Offer.Rung after) throws GenerationException {
    assertEquals(between, serves(Slots.between(Brief.OPEN), "profile", profile).rung());
    assertEquals(after, serves(Slots.after(Brief.OPEN), "profile", profile).rung());
  }

  @Test
  void aSeedIsToldWhereOneIsSettled() throws GenerationException {
    FillRequest open = Slots.between(Brief.OPEN);
    assertEquals("seed: drawn when the fill begins", seed(open, 0));
    assertEquals("seed: 41", seed(open, 41));
  }

  private static String seed(FillRequest request, long seed) throws GenerationException {
    FillRequest seeded =
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
            seed,
            request.plansTaken());
    return serves(seeded, "profile", "sglang").sends().stream()
        .filter(s -> s.startsWith("seed"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSettingKeepsConditioningDown() throws GenerationException {
    Offer.Serves serves =
        serves(Slots.between(Brief.OPEN), "profile", "vllm-omni-h3", "conditioning", "first-frame");
    assertEquals(Offer.Rung.FIRST_FRAME, serves.rung());
  }

  @Test
  void aBoundaryWithoutStrengthDoesNotCondition() throws GenerationException {
    Brief free =
        new Brief(
            Intent.AUTO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            100,
            0);
    assertEquals(
        Offer.Rung.FIRST_FRAME, serves(Slots.between(free), "profile", "keyframes").rung());
  }

  @Test
  void aNewShotIsMadeOfWords() throws GenerationException {
    Brief shot = Brief.OPEN.withIntent(Intent.NEW_SHOT);
    assertEquals(Offer.Rung.PROMPT, serves(Slots.between(shot.withPrompt("a lake"))).rung());
    Offer.Declines declines = assertInstanceOf(Offer.Declines.class, offer(Slots.between(shot)));
    assertTrue(declines.remedy().contains("Write a prompt"), declines.toString());
  }

  @Test
  void aSlotWithNothingToGoByIsDeclinedWithARemedy() throws GenerationException {
    Offer.Declines declines =
        assertInstanceOf(Offer.Declines.class, offer(Slots.before(Brief.OPEN)));
    assertTrue(declines.reason().contains("first frame only"), declines.toString());
    assertTrue(declines.remedy().contains("Write a prompt"), declines.toString());
  }

  @Test
  void aSlotThatIsTooLongIsDeclinedWithTheLongest() throws GenerationException {
    FillRequest request =
        Slots.slot(25 * 13, Brief.OPEN, Slots.clip("A", 100), Slots.clip("B", 200));
    Offer.Declines declines = assertInstanceOf(Offer.Declines.class, offer(request));
    assertTrue(declines.reason().contains("at most 12 seconds"), declines.toString());
  }

  @Test
  void handlesAreLeftOutWhereTheyWouldMakeItTooLong() throws GenerationException {
    FillRequest request =
        Slots.slot(25 * 12 - 1, Brief.OPEN, Slots.clip("A", 100), Slots.clip("B", 200));
    assertTrue(serves(request).summary().contains("12 s"), serves(request).summary());
  }

  @Test
  void everyWordOfTheBriefIsSentAndToldOf() throws GenerationException {
    Offer.Serves serves = serves(Slots.between(FULL));
    String prompt =
        serves.sends().stream().filter(s -> s.startsWith("prompt: ")).findFirst().orElseThrow();
    assertEquals(
        "prompt: She turns to the window. Camera: slow dolly in. Lighting: golden hour. Mood:"
            + " melancholic. Somebody says: \"It is late.\" Without: rain.",
        prompt);
    assertEquals(FieldUse.NATIVE, serves.uses().get(Brief.Field.PROMPT));
    assertEquals(FieldUse.IN_PROMPT, serves.uses().get(Brief.Field.CAMERA));
    assertEquals(FieldUse.IN_PROMPT, serves.uses().get(Brief.Field.NEGATIVE));
    assertEquals(FieldUse.IN_PROMPT, serves.uses().get(Brief.Field.LINES));
    assertEquals(FieldUse.IGNORED, serves.uses().get(Brief.Field.REFERENCES));
    assertEquals(FieldUse.IGNORED, serves.uses().get(Brief.Field.SEED));
    assertEquals(Brief.Field.values().length, serves.uses().size());
  }

  @Test
  void aServerWithAFieldForItTakesTheNegative() throws GenerationException {
    Offer.Serves serves = serves(Slots.between(FULL), "profile", "vllm-omni");
    assertEquals(FieldUse.NATIVE, serves.uses().get(Brief.Field.NEGATIVE));
    assertEquals(FieldUse.NATIVE, serves.uses().get(Brief.Field.SEED));
    assertEquals(FieldUse.IGNORED, serves.uses().get(Brief.Field.LINES), "it makes no sound");
    assertTrue(serves.sends().contains("negative prompt: rain"), serves.sends().toString());
  }

  @Test
  void whatLeavesTheMachineIsToldWithDestinationAndPrice() throws GenerationException {
    Offer.Serves serves = serves(Slots.between(Brief.OPEN), "price", "0.10", "size", "1280x720");
    assertEquals(Optional.of("https://box.example:30000"), serves.destination());
    assertEquals("0.40 USD", serves.price().orElseThrow().toString());
    assertEquals("costs 0.40 USD", serves.cost());
    assertTrue(
        serves(Slots.between(Brief.OPEN.withPrompt("a lake")), "profile", "keyframes")
            .sends()
            .contains(
                "where the server refuses that: first frame only, then words only, of the same"),
        "what may be sent in its stead");
    assertTrue(serves.sends().stream().noneMatch(line -> line.contains("refuses")));
    assertEquals("its price is not set", serves(Slots.between(Brief.OPEN)).cost());
    assertEquals("the last frame of the clip before, PNG, 1280x720", serves.sends().get(0));
    assertEquals(
        "1.5605 EUR",
        serves(
                Slots.between(Brief.OPEN),
                "profile",
                "vllm-omni-h3",
                "conditioning",
                "first-frame",
                "price",
                "0.35",
                "currency",
                "eur")
            .price()
            .orElseThrow()
            .toString(),
        "four seconds at least are 107 frames of 24 on the grid: 4.4584 seconds at 0.35");
  }

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 1280x720",
    "1080, 1920, 720x1280",
    "4096, 1716, 1280x720",
    "640, 360, 1280x720"
  })
  void ofListedSizesTheNearestShapeIsTaken(int width, int height, String size) {
    Sizes listed = ProfileReader.read("openai").sizes();
    assertEquals(size, listed.nearest(picture(width, height)).toString());
  }

  @ParameterizedTest
  @CsvSource({"1920, 1080, 1280x720", "128, 96, 128x96", "127, 95, 128x96", "4096, 1716, 1472x608"})
  void ofAnySizesTheLargestThatIsAllowedIsTaken(int width, int height, String size) {
    Sizes any = ProfileReader.read("sglang").sizes();
    assertEquals(size, any.nearest(picture(width, height)).toString());
  }

  private static PictureFormat picture(int width, int height) {
    return PictureFormat.square(width, height, PixelLayout.YUV422_10, ColourTags.BT709);
  }

  @ParameterizedTest
  @CsvSource({
    "4n+1, 1, 5",
    "4n+1, 5, 5",
    "4n+1, 6, 9",
    "8n+1, 58, 65",
    "17n+5, 58, 73",
    "8n, 8, 8"
  })
  void aGridIsFilledUpwards(String grid, long wanted, long made) {
    assertEquals(made, Grid.parse(grid).covering(wanted));
  }

  @Test
  void secondsAreRoundedUp() {
    Lengths listed = ProfileReader.read("openai").lengths();
    assertEquals(4, listed.covering(new FrameTime(96, Rate.FPS_24)).orElseThrow().seconds());
    assertEquals(8, listed.covering(new FrameTime(97, Rate.FPS_24)).orElseThrow().seconds());
    assertEquals(
        8,
        listed.covering(new FrameTime(96, Rate.NTSC_24)).orElseThrow().seconds(),
        "96 frames of 24000/1001 are 4.004 seconds");
  }
}
