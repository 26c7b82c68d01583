package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer.Rung;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.model.fill.Brief;
import org.raccord.videoapi.server.Scene;

/** A server that takes less than its profile says is asked with less, a rung at a time. */
class LadderTest extends AtServer {

  private static FillRequest described() {
    return Slots.between(Brief.OPEN.withPrompt("a street at night"));
  }

  private Made.InFile fill(FillRequest request, String... settings) throws Exception {
    return (Made.InFile) fills.generator(settings).fill(request, fills.call(request));
  }

  private int posts() {
    return (int) server.received().stream().filter(r -> r.method().equals("POST")).count();
  }

  @Test
  void aLastFrameThatIsRefusedIsLeftOutAndTheTakeSaysSo() throws Exception {
    server.plays(Scene.NO_LAST_FRAME);
    Made.InFile made = fill(described(), "profile", "keyframes");
    assertEquals(Optional.of(Rung.FIRST_FRAME), made.account().rung());
    assertEquals(new Made.Alignment.StartsAt(1), made.alignment(), "only the head is met");
    assertEquals(2, posts());
    assertEquals(1, server.orders(), "what was refused was not ordered");
    assertEquals(1, server.order().files("input_reference").size());
    List<String> remarks = made.account().remarks();
    assertEquals(1, remarks.size());
    assertTrue(
        remarks.get(0).contains("refused first and last frame (")
            && remarks.get(0).contains("does not support input_references")
            && remarks.get(0).contains("made from first frame only instead"),
        remarks.get(0));
  }

  @Test
  void oneRungAtATimeDownToTheWords() throws Exception {
    server.plays(Scene.NO_PICTURES);
    Made.InFile made = fill(described(), "profile", "keyframes");
    assertEquals(Optional.of(Rung.PROMPT), made.account().rung());
    assertEquals(3, posts());
    assertTrue(
        made.account().remarks().get(0).contains("refused first frame only ("),
        made.account().remarks().toString());
  }

  @Test
  void thatThereIsNoSuchConditionIsUnderstoodInWordsToo() throws Exception {
    server.plays(Scene.NO_MASKS);
    Made.InFile made = fill(described(), "profile", "vllm-omni-h3");
    assertEquals(Optional.of(Rung.FIRST_AND_LAST_FRAME), made.account().rung());
  }

  @Test
  void withNothingPoorerLeftTheRefusalIsTheFailure() throws Exception {
    server.plays(Scene.NO_PICTURES);
    FillRequest request = Slots.between(Brief.OPEN);
    RecordedFillCall call = fills.call(request);
    GenerationException failure =
        assertThrows(
            GenerationException.class,
            () -> fills.generator("profile", "keyframes").fill(request, call));
    assertEquals(GenerationException.Kind.UNSUPPORTED, failure.kind());
    assertTrue(failure.getMessage().contains("Extra inputs"), failure.getMessage());
    assertEquals(0, server.orders());
    assertEquals(List.of(), call.tickets(), "there is nothing to go on with");
  }

  @ParameterizedTest
  @CsvSource({"keyframes", "keyframes-at-once", "vllm-omni-h3", "sglang"})
  void whatIsTooLargeIsAskedForWithLess(String profile) throws Exception {
    server.plays(Scene.BODY_TOO_LARGE);
    Made.InFile made = fill(described(), "profile", profile);
    assertEquals(Optional.of(Rung.PROMPT), made.account().rung(), profile);
  }

  @ParameterizedTest
  @CsvSource({"SIZE_MISMATCH, keyframes", "INVALID_DETAIL, keyframes", "SIZE_MISMATCH, openai"})
  void aRefusalOfSomethingElseIsNoReasonToSendLess(Scene scene, String profile) throws Exception {
    server.plays(scene);
    FillRequest request = described();
    RecordedFillCall call = fills.call(request);
    assertThrows(
        GenerationException.class, () -> fills.generator("profile", profile).fill(request, call));
    assertEquals(1, posts());
  }

  @ParameterizedTest
  @CsvSource({"timeout, 60, 69", "price, 0.10, 65"})
  void handlesAreLeftOutWhereTheyWouldCostMoreThanWasCounted(
      String setting, String value, int frames) throws Exception {
    server.plays(Scene.NO_LAST_FRAME);
    FillRequest request =
        Slots.slot(
            96,
            Brief.OPEN.withPrompt("a street at night"),
            Slots.clip("A", 100),
            Slots.clip("B", 200));
    // 96 frames of 25 and both ends are 65 of 16 in steps of 4; one end and 6 of a handle are 69.
    Made.InFile made = fill(request, "profile", "keyframes", setting, value);
    assertEquals(Optional.of(Rung.FIRST_FRAME), made.account().rung());
    assertEquals(
        Optional.of(Integer.toString(frames)), server.order().field("num_frames"), setting);
  }
}
