package org.raccord.comfyui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GeneratorKind;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Brief;

/** The workflows in the documentation: they can be used as they are, and the page tells of them. */
class ExampleWorkflowsTest {

  private static final Path PAGE = Path.of("..", "..", "feature", "docs", "comfyui.md");

  private static Workflow workflow(String name) throws IOException, GenerationException {
    return Workflow.parse(Files.readString(ComfyBench.example(name)), name, InputMap.EMPTY);
  }

  @ParameterizedTest
  @CsvSource({
    "wan-first-last-frame.json, 4n+1, FIRST_AND_LAST_FRAME, 9",
    "wan-vace.json, 4n+1, FRAMES_BOTH_SIDES, 33",
    "ltx-first-last-frame.json, 8n+1, FIRST_AND_LAST_FRAME, 9"
  })
  void anExampleServesASlot(String name, String grid, Offer.Rung rung, int frames)
      throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("workflow", ComfyBench.example(name).toString());
    settings.put("grid", grid);
    Offer offer =
        ComfyBench.generator(URI.create("http://127.0.0.1:8188"), settings)
            .offer(ComfyBench.request(Brief.OPEN));
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
            ComfyBench.request(Brief.OPEN));
    assertEquals(frames, wish.frames());
    assertTrue(workflow.has(Place.LENGTH) && workflow.has(Place.FPS) && workflow.has(Place.WIDTH));
    assertEquals(1, workflow.models().size());
  }

  @ParameterizedTest
  @CsvSource({"wan-first-last-frame.json", "wan-vace.json", "ltx-first-last-frame.json"})
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
  @CsvSource({"wan-first-last-frame.json", "wan-vace.json", "ltx-first-last-frame.json"})
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
