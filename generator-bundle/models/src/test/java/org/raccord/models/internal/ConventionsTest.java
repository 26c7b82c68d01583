package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every convention of public models gives the answer that is known. */
class ConventionsTest {

  private static final int WIDTH = 90;
  private static final int HEIGHT = 50;

  @TempDir private Path folder;

  private Light run(String inputs, String output, String more, byte[] graph, double at)
      throws Exception {
    Packages.write(folder, Packages.json(graph, inputs, output, more), graph);
    return run(at);
  }

  private Light run(double at) throws Exception {
    ModelPackage described = PackageFile.read(folder);
    try (PictureModel model = PictureModel.open(described, 1)) {
      Map<ModelPackage.Content, Light> given = new EnumMap<>(ModelPackage.Content.class);
      given.put(ModelPackage.Content.FIRST, SelfCheck.pattern(WIDTH, HEIGHT, 0));
      given.put(ModelPackage.Content.SECOND, SelfCheck.pattern(WIDTH, HEIGHT, 4));
      given.put(ModelPackage.Content.WOVEN, SelfCheck.pattern(WIDTH, HEIGHT, 1));
      return model.make(given, at, () -> {});
    }
  }

  private static Light faded(double at) {
    Light first = SelfCheck.pattern(WIDTH, HEIGHT, 0);
    Light second = SelfCheck.pattern(WIDTH, HEIGHT, 4);
    Light faded = Light.black(WIDTH, HEIGHT);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < faded.planes()[c].length; i++) {
        faded.planes()[c][i] =
            (float) (first.planes()[c][i] * (1 - at) + second.planes()[c][i] * at);
      }
    }
    return faded;
  }

  static double distance(Light one, Light two) {
    double worst = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < one.planes()[c].length; i++) {
        worst = Math.max(worst, Math.abs(one.planes()[c][i] - two.planes()[c][i]));
      }
    }
    return worst;
  }

  @Test
  void ncnnNamesAndAPlaneOfTheMoment() throws Exception {
    Light made = run(Packages.FADE_INPUTS, "out0", ", \"multiple\": 32", Graphs.fade(), 0.25);
    assertEquals(0, distance(faded(0.25), made), 1e-5);
  }

  @Test
  void rifeOfSevenChannels() throws Exception {
    String holds = "{\"tensor\": \"input\", \"holds\": [\"first\", \"second\", \"time\"]}";
    Light made = run(holds, "output", ", \"multiple\": 32", Graphs.fade(7), 0.75);
    assertEquals(0, distance(faded(0.75), made), 1e-5);
  }

  @Test
  void rifeOfEightChannels() throws Exception {
    String holds =
        "{\"tensor\": \"input\", \"holds\": [\"first\", \"second\", \"time\", \"zero\"]}";
    Light made = run(holds, "output", ", \"multiple\": 64", Graphs.fade(8), 0.5);
    assertEquals(0, distance(faded(0.5), made), 1e-5);
  }

  private static final String ELEVEN =
      """
      {"tensor": "input", "holds": ["first", "second", "time", "grid-x", "grid-y", "step-x",
        "step-y"]}
      """;

  @Test
  void rifeOfElevenChannelsWarpsAlongItsGrid() throws Exception {
    Light made = run(ELEVEN, "output", ", \"multiple\": 32", Graphs.warp(), 0.5);
    Light wanted = SelfCheck.pattern(WIDTH, HEIGHT, Graphs.TRAVEL * 0.5);
    // Left of where the picture moved in from there is nothing to know.
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = Graphs.TRAVEL; x < WIDTH; x++) {
        int i = y * WIDTH + x;
        assertEquals(wanted.planes()[0][i], made.planes()[0][i], 1e-3, "red at " + x + "," + y);
        assertEquals(wanted.planes()[2][i], made.planes()[2][i], 1e-3, "blue at " + x + "," + y);
      }
    }
  }

  @Test
  void tilesGiveWhatTheWholeGives() throws Exception {
    Light whole = run(ELEVEN, "output", ", \"multiple\": 8", Graphs.warp(), 0.5);
    String tiled = ", \"multiple\": 8, \"tile\": {\"pixels\": 4096, \"overlap\": 24}";
    Files.delete(folder.resolve("net.onnx"));
    Packages.write(folder, Packages.json(Graphs.warp(), ELEVEN, "output", tiled), Graphs.warp());
    Tiling tiling = Tiling.of(WIDTH, HEIGHT, 8, PackageFile.read(folder).tile());
    assertTrue(tiling.count() > 1, tiling::toString);
    assertEquals(0, distance(whole, run(0.5)), 1e-4);
  }

  @Test
  void ifrnet() throws Exception {
    String holds =
        """
        {"tensor": "img0", "holds": ["first"]},
        {"tensor": "img1", "holds": ["second"]},
        {"tensor": "embt", "holds": ["time"], "as": "number"}
        """;
    Light made = run(holds, "imgt_pred", ", \"multiple\": 16", Graphs.ifrnet(), 0.4);
    assertEquals(0, distance(faded(0.4), made), 1e-5);
  }

  @Test
  void filmHasItsColoursLastAndManyOutputs() throws Exception {
    byte[] graph = Graphs.film();
    String json =
        Packages.json(
                graph,
                """
                {"tensor": "time", "holds": ["time"], "as": "number"},
                {"tensor": "x0", "holds": ["first"]},
                {"tensor": "x1", "holds": ["second"]}
                """,
                "image",
                ", \"multiple\": 64")
            .replace("\"inputs\"", "\"layout\": \"nhwc\", \"inputs\"");
    Packages.write(folder, json, graph);
    assertEquals(0, distance(faded(0.6), run(0.6)), 1e-5);
  }

  @Test
  void numbersOfSixteenBits() throws Exception {
    Light made = run(Packages.FADE_INPUTS, "out0", "", Graphs.halves(), 0.25);
    assertEquals(0, distance(faded(0.25), made), 1e-3);
  }

  @Test
  void blueFirstAndColoursFrom0To255() throws Exception {
    String colour = ", \"colour\": {\"order\": \"bgr\", \"black\": 0, \"white\": 255}";
    Light made = run(Packages.FADE_INPUTS, "out0", colour, Graphs.fade(), 0.25);
    assertEquals(0, distance(faded(0.25), made), 1e-5);
  }

  @Test
  void graphsOneAfterAnother() throws Exception {
    byte[] encoder = Graphs.encoder();
    byte[] decoder = Graphs.decoder();
    String json =
        """
        {"raccordModel": 1, "name": "two", "version": "1", "licence": {"name": "MIT"},
         "task": "interpolate", "graphs": [
          {"file": "enc.onnx", "sha256": "%s",
           "inputs": [{"tensor": "a", "holds": ["first"]}, {"tensor": "b", "holds": ["second"]}],
           "outputs": [{"tensor": "features", "holds": "features"}]},
          {"file": "net.onnx", "sha256": "%s",
           "inputs": [{"tensor": "a", "holds": ["first"]}, {"tensor": "f", "from": "features"},
                      {"tensor": "t", "holds": ["time"], "as": "number"}],
           "outputs": [{"tensor": "out"}]}]}
        """
            .formatted(Packages.hash(encoder), Packages.hash(decoder));
    Packages.write(folder, json, decoder);
    Files.write(folder.resolve("enc.onnx"), encoder);
    assertEquals(0, distance(faded(0.3), run(0.3)), 1e-5);
  }
}
