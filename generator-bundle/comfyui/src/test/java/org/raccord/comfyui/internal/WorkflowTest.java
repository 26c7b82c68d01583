package org.raccord.comfyui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.GenerationException;

/** Workflows of editors, and what is wrong with some. */
class WorkflowTest {

  private static final String TWO_LOADERS =
      "{\"1\":{\"class_type\":\"LoadImage\",\"inputs\":{\"image\":\"a.png\"},\"_meta\":{\"title\":"
          + "\"Start 1.5\"}},\"2\":{\"class_type\":\"LoadImage\",\"inputs\":{\"image\":\"b.png\"}},"
          + "\"3\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1}}}";

  private static Workflow parse(String text, String map) throws GenerationException {
    return Workflow.parse(text, "mine.json", InputMap.of(map));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      textBlock =
          """
          not json                                                         | is not JSON
          [1,2]                                                            | is no workflow
          {}                                                               | without nodes
          {"nodes":[],"links":[]}                                          | Export (API)
          {"1":{"inputs":{}}}                                              | no node with a class_type
          {"1":{"class_type":"A","inputs":{"x":1}}}                        | no place for anything
          {"1":{"class_type":"A","inputs":{"x":"{{promt}}"}}}              | {{promt}}
          {"1":{"class_type":"A","inputs":{"x":"{{seed}}"}}}               | Write {{prompt}}
          {"1":{"class_type":"A","inputs":{"x":"{{source_video}}"}}}       | {{mask_length}}
          {"1":{"class_type":"A","inputs":{"x":"{{prompt}}{{mask_after}}"}}} | none for {{source_video}}
          """)
  void whatCannotWorkIsRefusedWithWhatToDo(String text, String said) {
    GenerationException refused = assertThrows(GenerationException.class, () -> parse(text, ""));
    assertEquals(GenerationException.Kind.MISCONFIGURED, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
  }

  @Test
  void inputsAreFoundByClassTitleAndNumber() throws Exception {
    Workflow workflow =
        parse(
            TWO_LOADERS,
            "first_frame=LoadImage:Start 1.5.image; last_frame=#2.image; seed=KSampler.seed");
    assertEquals(Set.of(Place.FIRST_FRAME, Place.LAST_FRAME, Place.SEED), workflow.places());
    BigInteger largest = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    JsonObject graph =
        workflow.with(
            Map.of(
                Place.FIRST_FRAME, new JsonPrimitive("x.png"),
                Place.LAST_FRAME, new JsonPrimitive("y.png"),
                Place.SEED, new JsonPrimitive(largest)));
    assertEquals("x.png", input(graph, "1", "image"));
    assertEquals("y.png", input(graph, "2", "image"));
    assertEquals("18446744073709551615", input(graph, "3", "seed"));
    assertEquals("a.png", workflow.literals("1").get("image").getAsString(), "left as it was");
  }

  private static String input(JsonObject graph, String node, String name) {
    return graph.getAsJsonObject(node).getAsJsonObject("inputs").get(name).getAsString();
  }

  @ParameterizedTest
  @CsvSource({
    "first_frame=LoadImage.image, such nodes",
    "first_frame=LoadVideo.file, no such node",
    "first=LoadImage.image, is no place",
    "first_frame, is not place="
  })
  void aMapThatDoesNotFitIsRefused(String map, String said) {
    GenerationException refused =
        assertThrows(GenerationException.class, () -> parse(TWO_LOADERS, map));
    assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
  }

  @Test
  void aPlaceWithinWordsIsFilledInThere() throws Exception {
    Workflow workflow =
        parse(
            "{\"1\":{\"class_type\":\"A\",\"inputs\":{\"x\":[\"film, {{ prompt }}, {{fps}} fps\"]}}}",
            "");
    JsonObject graph =
        workflow.with(
            Map.of(
                Place.PROMPT, new JsonPrimitive("$1 \\ rain"), Place.FPS, new JsonPrimitive(24)));
    assertEquals("film, $1 \\ rain, 24 fps", input(graph, "1", "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "any, 7, 7",
    "4n+1, 7, 9",
    "4n+1, 9, 9",
    "4n+1, 10, 13",
    "4n+1, 1, 1",
    "8n+1, 10, 17",
    "8n+1, 2, 9"
  })
  void aGridRoundsUp(String grid, long wanted, long made) {
    assertEquals(made, Grid.of(grid).orElseThrow().atLeast(wanted));
  }
}
