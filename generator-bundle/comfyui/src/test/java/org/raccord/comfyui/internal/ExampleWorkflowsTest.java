package org.raccord.comfyui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.media.MediaProbe;
import org.raccord.model.fill.Brief;

/** The workflows in the documentation: they can be used as they are, and the page tells of them. */
class ExampleWorkflowsTest {

  private static final Path PAGE = Path.of("..", "..", "feature", "docs", "comfyui.md");

  @TempDir private Path folder;

  private static Workflow workflow(String name) throws IOException, GenerationException {
    return Workflow.parse(Files.readString(ComfyBench.example(name)), name, InputMap.EMPTY);
  }

  /** All that lie there. */
  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(ComfyBench.example(""))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** What an example is asked for: those with a place for a reference are given one. */
  private static Brief brief(String name, String reference)
      throws IOException, GenerationException {
    Brief open = Brief.OPEN.withPrompt("she turns to the window");
    return new Brief(
        open.intent(),
        open.prompt(),
        Optional.of("rain"),
        open.camera(),
        open.lighting(),
        open.mood(),
        open.lines(),
        open.effects(),
        workflow(name).has(Place.REFERENCE)
            ? List.of(new Brief.Reference(reference, Optional.empty()))
            : List.of(),
        80,
        60);
  }

  /** It is run as far as the scripted server goes: nothing of a slot is left out or over. */
  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsFilledInAndRun(String name) throws Exception {
    Path face = Files.writeString(folder.resolve("face.png"), "a face");
    Brief brief = brief(name, face.toString());
    Map<String, String> settings = new HashMap<>();
    settings.put("workflow", ComfyBench.example(name).toString());
    settings.put("grid", name.startsWith("wan") ? "4n+1" : "8n+1");
    FillRequest request = ComfyBench.request(brief);
    try (ScriptedComfy comfy = new ScriptedComfy(Files.createDirectory(folder.resolve("server")))) {
      RecordedFillCall call =
          new RecordedFillCall(request, Files.createDirectory(folder.resolve("call")));
      Made.InFile made =
          (Made.InFile) ComfyBench.generator(comfy.url(), settings).fill(request, call);
      String sent = comfy.lastGraph().toString();
      assertFalse(sent.contains("{{"), sent);
      Workflow workflow = workflow(name);
      List<String> names = new ArrayList<>();
      for (JsonElement node : comfy.lastGraph().asMap().values()) {
        JsonObject inputs = node.getAsJsonObject().getAsJsonObject("inputs");
        for (String input : List.of("image", "file", "audio")) {
          if (inputs.get(input) instanceof JsonPrimitive text) {
            names.add(text.getAsString());
          }
        }
      }
      long files =
          Stream.of(
                  Place.FIRST_FRAME,
                  Place.LAST_FRAME,
                  Place.SOURCE_VIDEO,
                  Place.SOURCE_SOUND,
                  Place.REFERENCE)
              .filter(workflow::has)
              .count();
      assertEquals(files, names.stream().distinct().count(), names::toString);
      for (String uploaded : names) {
        assertTrue(Files.size(comfy.uploaded(uploaded)) > 0, uploaded);
      }
      assertTrue(MediaProbe.probe(made.file()).picture().orElseThrow().frames() >= 7);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wan-first-last-frame.json, 4n+1, FIRST_AND_LAST_FRAME, 9",
    "wan-vace.json, 4n+1, FRAMES_BOTH_SIDES, 33",
    "wan-vace-reference.json, 4n+1, FRAMES_BOTH_SIDES, 33",
    "ltx-2-sound.json, 8n+1, FRAMES_BOTH_SIDES, 33",
    "ltx-first-last-frame.json, 8n+1, FIRST_AND_LAST_FRAME, 9"
  })
  void anExampleServesASlot(String name, String grid, Offer.Rung rung, int frames)
      throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("workflow", ComfyBench.example(name).toString());
    settings.put("grid", grid);
    Brief brief = brief(name, "face.png");
    Offer offer =
        ComfyBench.generator(URI.create("http://127.0.0.1:8188"), settings)
            .offer(ComfyBench.request(brief));
    Offer.Serves serves = (Offer.Serves) offer;
    assertEquals(rung, serves.rung());
    assertEquals(Offer.FieldUse.NATIVE, serves.uses().get(Brief.Field.PROMPT));
    assertEquals(Offer.FieldUse.NATIVE, serves.uses().get(Brief.Field.SEED));
    assertEquals(Offer.FieldUse.IN_PROMPT, serves.uses().get(Brief.Field.CAMERA));
    Workflow workflow = workflow(name);
    Wish wish =
        new Wish(
            ComfySettings.of(new GeneratorKind.Instance("test", settings)),
            workflow,
            ComfyBench.request(brief));
    assertEquals(frames, wish.frames());
    // A model that takes a video can make as many frames as that has.
    assertTrue(workflow.has(Place.LENGTH) || workflow.has(Place.SOURCE_VIDEO));
    assertTrue(workflow.has(Place.FPS) && workflow.has(Place.WIDTH));
    assertEquals(1, workflow.models().size());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyLinkOfAnExampleLeadsToANode(String name) throws Exception {
    String text = Files.readString(ComfyBench.example(name));
    Matcher link = Pattern.compile("\\[\"(\\d+)\", \\d\\]").matcher(text);
    int links = 0;
    while (link.find()) {
      assertTrue(workflow(name).ids().contains(link.group(1)), link::group);
      links++;
    }
    assertTrue(links >= workflow(name).ids().size() - 4, "links");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void thePageNamesNodesAndFilesOfAnExample(String name) throws Exception {
    String page = Files.readString(PAGE);
    Workflow workflow = workflow(name);
    List<String> missing =
        Stream.concat(
                Stream.concat(Stream.of(name), workflow.classes().stream()),
                workflow.ids().stream()
                    .flatMap(id -> workflow.literals(id).asMap().values().stream())
                    .map(literal -> literal.getAsString())
                    .filter(ModelFiles::isOne))
            .filter(word -> !page.contains("`" + word + "`") && !page.contains("/" + word + ")"))
            .toList();
    assertEquals(List.of(), missing, "Words of " + name + " that the page does not have");
  }

  @Test
  void thePageHasEveryPlaceAndSetting() throws Exception {
    String page = Files.readString(PAGE);
    TreeSet<String> missing = new TreeSet<>();
    Arrays.stream(Place.values())
        .map(place -> "`{{" + place.written() + "}}`")
        .filter(word -> !page.contains(word))
        .forEach(missing::add);
    ComfySettings.ALL.stream()
        .map(setting -> "| `" + setting.name() + "` |")
        .filter(word -> !page.contains(word))
        .forEach(missing::add);
    assertEquals(new TreeSet<String>(), missing);
  }
}
