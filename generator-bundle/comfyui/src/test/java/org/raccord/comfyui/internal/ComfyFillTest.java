package org.raccord.comfyui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.comfyui.internal.ScriptedComfy.Nature;
import org.raccord.comfyui.internal.ScriptedComfy.Outcome;
import org.raccord.comfyui.internal.ScriptedComfy.SocketScript;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Offer.Rung;
import org.raccord.generator.Progress;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.media.MediaProbe;
import org.raccord.media.SoundFacts;
import org.raccord.media.SoundSource;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;

/** What the client does with a server in every situation that video-generating servers get into. */
class ComfyFillTest {

  @TempDir Path folder;

  private final Map<String, String> settings = new HashMap<>();
  private ScriptedComfy comfy;
  private int calls;

  @BeforeEach
  void startServer() throws IOException {
    comfy = new ScriptedComfy(Files.createDirectories(folder.resolve("server")));
  }

  @AfterEach
  void stopServer() throws IOException {
    comfy.close();
  }

  private ClipGenerator generator() throws GenerationException {
    return ComfyBench.generator(comfy.url(), settings);
  }

  private RecordedFillCall call(Brief brief) throws IOException {
    calls++;
    return new RecordedFillCall(
        ComfyBench.request(brief), Files.createDirectories(folder.resolve("call" + calls)));
  }

  private Made.InFile fill(RecordedFillCall call) throws GenerationException, InterruptedException {
    return fill(call, Brief.OPEN);
  }

  private Made.InFile fill(RecordedFillCall call, Brief brief)
      throws GenerationException, InterruptedException {
    return (Made.InFile) generator().fill(ComfyBench.request(brief), call);
  }

  private GenerationException trouble() throws IOException {
    RecordedFillCall call = call(Brief.OPEN);
    return assertThrows(GenerationException.class, () -> fill(call));
  }

  private static void assertSays(GenerationException trouble, Kind kind, String... words) {
    assertEquals(kind, trouble.kind(), trouble.getMessage());
    for (String word : words) {
      assertTrue(String.valueOf(trouble.getMessage()).contains(word), trouble.getMessage());
    }
  }

  private static List<Double> fractions(RecordedFillCall call) {
    return call.reported().stream()
        .filter(Progress.Fraction.class::isInstance)
        .map(progress -> ((Progress.Fraction) progress).fraction())
        .toList();
  }

  private JsonObject inputs(String node) {
    return comfy.lastGraph().getAsJsonObject(node).getAsJsonObject("inputs");
  }

  @Test
  void everythingThatTheWorkflowHasAPlaceForIsFilledIn() throws Exception {
    Brief brief = Brief.OPEN.withPrompt("a red door, {{seed}} and \"quotes\"");
    RecordedFillCall call = call(brief);
    Made.InFile made = fill(call, brief);
    assertEquals("a red door, {{seed}} and \"quotes\"", inputs("9").get("text").getAsString());
    assertEquals(9, inputs("11").get("length").getAsInt(), "7 frames, a still on each side");
    assertTrue(inputs("11").getAsJsonPrimitive("length").isNumber());
    assertEquals(128, inputs("11").get("width").getAsInt());
    assertEquals("7", inputs("13").get("seed").getAsString());
    assertEquals("25", inputs("15").get("fps").getAsString());
    assertTrue(inputs("5").get("image").getAsString().endsWith("first_frame.png"));
    assertEquals(9, MediaProbe.probe(made.file()).picture().orElseThrow().frames());
    assertEquals(new Made.Alignment.StartsAt(1), made.alignment(), "the still is no new frame");
    assertEquals(Optional.of(Rung.FIRST_AND_LAST_FRAME), made.account().rung());
    assertEquals("wan2.1_flf2v_720p_14B_fp8_e4m3fn", made.account().ai().orElseThrow().name());
  }

  @Test
  void aFileWithTheNameThatTheServerGaveItIsUsed() throws Exception {
    comfy.renaming();
    fill(call(Brief.OPEN));
    assertTrue(inputs("5").get("image").getAsString().startsWith("moved/other raccord-"));
  }

  @Test
  void itsSocketTellsHowFarItIs() throws Exception {
    comfy.withSocket(SocketScript.TELLS);
    RecordedFillCall call = call(Brief.OPEN);
    fill(call);
    List<Double> fractions = fractions(call);
    long within = fractions.stream().filter(f -> f > 0.1 && f < 0.9).distinct().count();
    assertTrue(within >= 4, fractions::toString);
    assertEquals(1.0, fractions.get(fractions.size() - 1));
    Path preview =
        call.reported().stream()
            .filter(Progress.Preview.class::isInstance)
            .map(progress -> ((Progress.Preview) progress).picture())
            .findFirst()
            .orElseThrow();
    assertEquals("preview.jpg", String.valueOf(preview.getFileName()));
    assertEquals((byte) 0xd8, Files.readAllBytes(preview)[1], "the picture alone");
  }

  @Test
  void previewsAreReadInBothFormsAndOtherBytesAreNone() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 1, 2};
    ByteBuffer described =
        ByteBuffer.allocate(30).putInt(4).putInt(2).put((byte) '{').put((byte) '}').put(png).flip();
    assertEquals(".png", PreviewPicture.of(described).orElseThrow().ending());
    assertEquals(ByteBuffer.wrap(png), PreviewPicture.of(described).orElseThrow().bytes());
    ByteBuffer plain = ByteBuffer.allocate(30).putInt(1).putInt(2).put(png).flip();
    assertEquals(ByteBuffer.wrap(png), PreviewPicture.of(plain).orElseThrow().bytes());
    for (ByteBuffer none :
        List.of(
            ByteBuffer.allocate(3),
            ByteBuffer.allocate(30).putInt(3).putInt(2).put(png).flip(),
            ByteBuffer.allocate(30).putInt(4).putInt(1 << 30).put(png).flip(),
            ByteBuffer.allocate(30).putInt(4).putInt(-2).put(png).flip(),
            ByteBuffer.allocate(30).putInt(1).putInt(1).putInt(77).putInt(8).flip())) {
      assertEquals(Optional.empty(), PreviewPicture.of(none));
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE", "BREAKS_OFF"})
  void withoutItsSocketTheServerIsAsked(SocketScript script) throws Exception {
    comfy.withSocket(script).busy(2, 2);
    RecordedFillCall call = call(Brief.OPEN);
    assertTrue(Files.size(fill(call).file()) > 0);
    assertTrue(call.reported().contains(new Progress.Queued(0)), call.reported()::toString);
  }

  @Test
  void thoseAheadInTheQueueAreCounted() throws Exception {
    comfy.busy(2, 1).withJobOfOthers("theirs");
    RecordedFillCall call = call(Brief.OPEN);
    fill(call);
    assertTrue(call.reported().contains(new Progress.Queued(1)), call.reported()::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "images, clip_00001_.mp4",
    "gifs, clip_00001_.webm",
    "video, clip_00001_.mkv",
    "videos, clip_00001_.mov",
    "something_new, CLIP.MP4"
  })
  void aVideoIsFoundUnderAnyKey(String key, String name) throws Exception {
    comfy.saving(key, name);
    Path file = fill(call(Brief.OPEN)).file();
    assertTrue(
        file.toString()
            .endsWith(name.substring(name.lastIndexOf('.')).toLowerCase(java.util.Locale.ROOT)));
  }

  @Test
  void soundIsFetchedToo() throws Exception {
    comfy.savingSound();
    Path sound = fill(call(Brief.OPEN)).sound().orElseThrow();
    assertTrue(Files.readString(sound).startsWith("fLaC"));
  }

  @Test
  void namesOfAServerStayOutOfOurFolders() throws Exception {
    comfy.saving("images", "../../../../escaped.mp4");
    RecordedFillCall call = call(Brief.OPEN);
    Path file = fill(call).file();
    assertEquals(folder.resolve("call" + calls), file.getParent());
    assertTrue(String.valueOf(file.getFileName()).startsWith("comfyui-"), file::toString);
  }

  @Test
  void aBrokenDownloadGoesOnAndNothingIsMadeAnew() throws Exception {
    comfy.breakingDownloads(2);
    Path file = fill(call(Brief.OPEN)).file();
    assertEquals(9, MediaProbe.probe(file).picture().orElseThrow().frames());
    assertEquals(1, comfy.started());
  }

  @Test
  void anOrderWithoutAnAnswerIsLookedForBeforeItIsPlacedAgain() throws Exception {
    comfy.swallowingAnswers();
    assertTrue(Files.size(fill(call(Brief.OPEN)).file()) > 0);
    assertEquals(1, comfy.started());
  }

  @Test
  void aRejectedWorkflowSaysWhichNodeAndWhy() throws Exception {
    comfy.rejecting(
        "{\"error\":{\"type\":\"prompt_outputs_failed_validation\",\"message\":\"Prompt outputs"
            + " failed validation\"},\"node_errors\":{\"1\":{\"errors\":[{\"type\":"
            + "\"value_not_in_list\",\"message\":\"Value not in list\",\"details\":\"unet_name:"
            + " 'x.safetensors' not in []\"}],\"class_type\":\"UNETLoader\"}}}");
    assertSays(trouble(), Kind.MISCONFIGURED, "UNETLoader \"Model\" (1)", "unet_name", "check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          torch.OutOfMemoryError | Allocation on device 0 would exceed | UNSUPPORTED | smaller size
          FileNotFoundError      | model.pt                            | MISCONFIGURED | KSampler "Sample" (13)
          RuntimeError           | mat1 and mat2 cannot be multiplied  | FAILED | mat1 and mat2
          requests.ConnectionError | no route                          | TRANSIENT | no route
          Exception              | rejected by content policy          | REFUSED | Change the brief
          """)
  void aNodeThatFailsHasTheKindOfWhatToDo(String type, String message, Kind kind, String said)
      throws Exception {
    comfy.failing(
        "{\"node_id\":\"13\",\"node_type\":\"KSampler\",\"exception_type\":\""
            + type
            + "\",\"exception_message\":\""
            + message
            + "\\n\\u001b[31m\",\"traceback\":[]}");
    GenerationException trouble = trouble();
    assertSays(trouble, kind, said);
    assertFalse(String.valueOf(trouble.getMessage()).contains("\u001b"), "control characters");
  }

  @Test
  void aJobThatOthersStoppedMayBeTriedAgain() throws Exception {
    comfy.ending(Outcome.STOPPED_BY_OTHERS);
    assertSays(trouble(), Kind.TRANSIENT, "stopped");
  }

  @Test
  void aJobThatARestartLostSaysSo() throws Exception {
    comfy.ending(Outcome.FORGOTTEN);
    assertSays(trouble(), Kind.TRANSIENT, "no longer knows the job");
  }

  @Test
  void aJobThatIsLostWhenItIsResumedIsMadeAnew() throws Exception {
    RecordedFillCall first = call(Brief.OPEN);
    fill(first);
    comfy.restart();
    List<String> tickets = first.tickets();
    RecordedFillCall again = call(Brief.OPEN).withTicket(tickets.get(tickets.size() - 1));
    Made.InFile made = fill(again);
    assertEquals(2, comfy.started());
    assertTrue(made.account().remarks().toString().contains("made anew"));
  }

  @Test
  void aJobThatNeverEndsIsStoppedAtTheServer() throws Exception {
    settings.put("timeout", "1");
    comfy.ending(Outcome.NEVER_ENDS).withJobOfOthers("theirs");
    assertSays(trouble(), Kind.FAILED, "timeout");
    List<String> stops =
        comfy.asked().stream().filter(a -> a.startsWith("POST /interrupt")).toList();
    assertEquals(1, stops.size(), comfy.asked()::toString);
    assertFalse(stops.get(0).contains("theirs"));
  }

  @Test
  void aJobThatNeverBeginsIsTakenOffTheQueue() throws Exception {
    settings.put("timeout", "1");
    comfy.ending(Outcome.NEVER_BEGINS).withJobOfOthers("theirs");
    assertSays(trouble(), Kind.TRANSIENT, "not begun");
    assertTrue(comfy.asked().stream().anyMatch(a -> a.startsWith("POST /queue {\"delete\"")));
    assertFalse(comfy.asked().toString().contains("theirs"));
  }

  @ParameterizedTest
  @CsvSource({
    "WEB_PAGE, MISCONFIGURED, web page",
    "LOCKED, MISCONFIGURED, key",
    "BROKEN, TRANSIENT, 503"
  })
  void whatIsNoComfyIsNamed(Nature nature, Kind kind, String said) throws Exception {
    comfy.is(nature);
    assertSays(trouble(), kind, said);
  }

  @Test
  void nothingThatListensIsTransient() throws Exception {
    comfy.close();
    assertSays(trouble(), Kind.TRANSIENT, "Start the server");
  }

  @Test
  void anEmptyFileIsNoPicture() throws Exception {
    comfy.serving(new byte[0]);
    assertSays(trouble(), Kind.FAILED, "nothing in it");
  }

  @Test
  void aWebPageIsNoPicture() throws Exception {
    comfy.serving("<html>log in first, please</html>".getBytes(StandardCharsets.UTF_8));
    assertSays(trouble(), Kind.FAILED, "not a video");
  }

  @Test
  void aFileThatIsTooLargeIsGivenUp() throws Exception {
    comfy.serving(new byte[(1 << 22) + (1 << 18)]);
    assertSays(trouble(), Kind.FAILED, "larger than");
    assertEquals(1, comfy.asked().stream().filter(a -> a.startsWith("GET /view")).count());
  }

  @Test
  void stillsAloneAreNoVideo() throws Exception {
    comfy.saving("images", "frame_00001_.png");
    assertSays(trouble(), Kind.MISCONFIGURED, "frame_00001_.png", "Save Video");
  }

  @Test
  void aMaskedMiddleComesBackWithTheSlotWhereItWas() throws Exception {
    settings.put("workflow", ComfyBench.example("wan-vace.json").toString());
    RecordedFillCall call = call(Brief.OPEN);
    Made.InFile made = fill(call);
    JsonObject vace = inputs("14");
    int before = inputs("6").get("batch_size").getAsInt();
    int masked = inputs("7").get("batch_size").getAsInt();
    int after = inputs("8").get("batch_size").getAsInt();
    assertEquals(7, masked);
    assertEquals(33, vace.get("length").getAsInt(), "12 + 7 + 12 on the grid of 4n+1");
    assertEquals(33, before + masked + after);
    assertEquals(new Made.Alignment.StartsAt(before), made.alignment());
    assertEquals(33, MediaProbe.probe(made.file()).picture().orElseThrow().frames());
    assertEquals(Optional.of(Rung.FRAMES_BOTH_SIDES), made.account().rung());
    List<String> tickets = call.tickets();
    RecordedFillCall again = call(Brief.OPEN).withTicket(tickets.get(tickets.size() - 1));
    assertEquals(made.alignment(), fill(again).alignment(), "known after a crash as well");
    assertEquals(1, comfy.started());
  }

  @Test
  void videoSoundAndReferencesGoInTogetherAndSoundComesBack() throws Exception {
    settings.put("workflow", withSoundAndReferences().toString());
    comfy.savingSound();
    Path face = Files.writeString(folder.resolve("Face.PNG"), "a face");
    Path coat = Files.writeString(folder.resolve("coat.jpg"), "a coat");
    Brief brief = referring(face, coat);
    RecordedFillCall call = call(brief);
    Made.InFile made = fill(call, brief);
    assertTrue(inputs("4").get("file").getAsString().endsWith("-source_video.mp4"));
    String sound = inputs("90").get("audio").getAsString();
    assertTrue(sound.endsWith("-source_sound.wav"), sound);
    SoundFacts sent = MediaProbe.probe(comfy.uploaded(sound)).sound().orElseThrow();
    assertTrue(Math.abs(33 * 1920 - sent.samples()) <= 1920, "as long as the video");
    assertTrue(inputs("91").get("image").getAsString().endsWith("-reference.png"));
    assertEquals(
        "a face", Files.readString(comfy.uploaded(inputs("91").get("image").getAsString())));
    assertEquals(
        "a coat", Files.readString(comfy.uploaded(inputs("92").get("image").getAsString())));
    assertEquals(
        inputs("92").get("image"), inputs("93").get("image"), "the last stands in what is left");
    assertTrue(made.sound().isPresent(), "and the sound that it saved comes along");
    assertEquals(4, uploads(), "video, sound, two references");
  }

  @Test
  void whatWouldBeSentNamesReferencesSoundAndTheSeed() throws Exception {
    settings.put("workflow", withSoundAndReferences().toString());
    Brief brief = referring(Path.of("face.png"), Path.of("face.png"));
    Offer.Serves serves = (Offer.Serves) generator().offer(ComfyBench.request(brief));
    assertEquals(Offer.FieldUse.NATIVE, serves.uses().get(Brief.Field.REFERENCES));
    assertEquals(
        1, serves.sends().stream().filter("reference face.png"::equals).count(), "said once");
    assertTrue(
        serves.sends().stream().anyMatch(line -> line.startsWith("the production sound of those")),
        serves.sends()::toString);
    assertTrue(serves.sends().contains("seed: 7"), serves.sends()::toString);
    FillRequest open = ComfyBench.request(brief, 0, List.of());
    assertTrue(
        ((Offer.Serves) generator().offer(open))
            .sends()
            .contains("seed: drawn when the fill begins"));
    FillRequest second =
        ComfyBench.request(brief, 7, List.of(Rung.FRAMES_BOTH_SIDES.storedName() + "-7"));
    assertTrue(
        ((Offer.Serves) generator().offer(second)).sends().contains("seed: 8"),
        "the take that is there has the seed asked for");
    RecordedFillCall call =
        new RecordedFillCall(second, Files.createDirectories(folder.resolve("second")));
    Made made = assertSeed(second, call);
    assertEquals("8", made.account().settings().get("seed"), "as it was said");
  }

  @Test
  void muteClipsSendSilenceToAWorkflowThatTakesSound() throws Exception {
    settings.put("workflow", withSoundAndReferences().toString());
    Brief brief = referring(Files.writeString(folder.resolve("a.png"), "a"));
    fill(call(brief).withMuteClips(), brief);
    Path sent = comfy.uploaded(inputs("90").get("audio").getAsString());
    try (SoundSource sound = SoundSource.open(sent)) {
      int length = Math.toIntExact(sound.sound().samples());
      assertTrue(Math.abs(33 * 1920 - length) <= 1920, "as long as the video");
      for (float sample : sound.read(0, length, sound.sound().format()).whole(length).channel(0)) {
        assertEquals(0, sample);
      }
    }
  }

  @Test
  void referencesBeyondTheWorkflowsPlacesAreSaidToStayBehind() throws Exception {
    settings.put("workflow", withReferencesAtOneAndThree().toString());
    List<Path> pictures = new ArrayList<>();
    for (String name : List.of("a.png", "b.png", "c.png", "d.png", "e.png")) {
      pictures.add(Files.writeString(folder.resolve(name), name));
    }
    assertFalse(summary(1).contains("no place"), summary(1));
    assertFalse(summary(2).contains("no place"), "the last stands in the third place");
    assertTrue(summary(3).endsWith("; reference 2 has no place in this workflow"), summary(3));
    String five = "reference 2, 4 and 5 have no place in this workflow";
    assertTrue(summary(5).endsWith("; " + five), summary(5));
    Brief brief = referring(pictures.toArray(Path[]::new));
    Made made = fill(call(brief), brief);
    assertTrue(
        made.account().remarks().contains("R" + five.substring(1) + "."),
        made.account().remarks()::toString);
  }

  private String summary(int references) throws GenerationException {
    Path[] files =
        Stream.of("a.png", "b.png", "c.png", "d.png", "e.png")
            .limit(references)
            .map(folder::resolve)
            .toArray(Path[]::new);
    FillRequest request = ComfyBench.request(referring(files));
    return ((Offer.Serves) generator().offer(request)).summary();
  }

  private Path withReferencesAtOneAndThree() throws IOException {
    JsonObject graph =
        JsonParser.parseString(Files.readString(ComfyBench.example("wan-vace.json")))
            .getAsJsonObject();
    graph.add("91", node("LoadImage", "image", "{{reference}}"));
    graph.add("93", node("LoadImage", "image", "{{reference_3}}"));
    return Files.writeString(folder.resolve("one-and-three.json"), graph.toString());
  }

  @Test
  void whatCannotBeReadCostsNoUpload() throws Exception {
    settings.put("workflow", withSoundAndReferences().toString());
    Brief brief = referring(Files.writeString(folder.resolve("a.png"), "a"));
    RecordedFillCall call = call(brief).withBrokenMedia();
    GenerationException broken = assertThrows(GenerationException.class, () -> fill(call, brief));
    assertSays(broken, Kind.FAILED, "cannot be read");
    assertEquals(0, uploads());
  }

  private long uploads() {
    return comfy.asked().stream().filter(a -> a.startsWith("POST /upload/image")).count();
  }

  private Made assertSeed(FillRequest request, RecordedFillCall call)
      throws GenerationException, InterruptedException, IOException {
    Brief brief =
        referring(
            Files.writeString(folder.resolve("a.png"), "a"),
            Files.writeString(folder.resolve("b.png"), "b"));
    FillRequest there = ComfyBench.request(brief, request.seed(), request.plansTaken());
    return generator().fill(there, call);
  }

  @Test
  void aWorkflowOfReferencesDeclinesABriefWithoutOne() throws Exception {
    settings.put("workflow", withSoundAndReferences().toString());
    Offer.Declines declines = (Offer.Declines) generator().offer(ComfyBench.request(Brief.OPEN));
    assertTrue(declines.remedy().contains("--reference"), declines.remedy());
  }

  private static Brief referring(Path... files) {
    return new Brief(
        Intent.AUTO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        java.util.Arrays.stream(files)
            .map(file -> new Brief.Reference(file.toString(), Optional.empty()))
            .toList(),
        100,
        100);
  }

  /** The documented masked middle with nodes that load its sound and three references. */
  private Path withSoundAndReferences() throws IOException {
    JsonObject graph =
        JsonParser.parseString(Files.readString(ComfyBench.example("wan-vace.json")))
            .getAsJsonObject();
    graph.add("90", node("LoadAudio", "audio", "{{source_sound}}"));
    graph.add("91", node("LoadImage", "image", "{{reference}}"));
    graph.add("92", node("LoadImage", "image", "{{reference_2}}"));
    graph.add("93", node("LoadImage", "image", "{{reference_3}}"));
    return Files.writeString(folder.resolve("with-sound.json"), graph.toString());
  }

  private static JsonObject node(String type, String input, String value) {
    JsonObject inputs = new JsonObject();
    inputs.addProperty(input, value);
    JsonObject node = new JsonObject();
    node.addProperty("class_type", type);
    node.add("inputs", inputs);
    return node;
  }
}
