package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.Edge;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Slots of several frames, by each task. */
class FillingTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(96, 64, PixelLayout.YUV422_10, ColourTags.BT709);

  @TempDir private Path folder;

  private static Frame flat(int luma) {
    Frame frame = Frame.allocate(FORMAT);
    java.util.Arrays.fill(frame.plane(0), (short) luma);
    java.util.Arrays.fill(frame.plane(1), (short) 512);
    java.util.Arrays.fill(frame.plane(2), (short) 512);
    return frame;
  }

  private static SideFrames side(int... lumas) {
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    for (int luma : lumas) {
      frames.add(flat(luma));
      greys.add(Raster.of(FORMAT).grey(frames.get(frames.size() - 1)));
    }
    return new SideFrames(frames, greys);
  }

  private static Slot slot(int length) {
    return new Slot(length, FORMAT, Raster.of(FORMAT), 7, Treatment.LEFT, Treatment.LEFT);
  }

  private ModelPackage described(String json, byte[] graph) throws PackageException {
    return PackageFile.read(Packages.write(folder, json, graph));
  }

  private static List<Integer> lumas(Making making, int length) throws Exception {
    List<Integer> lumas = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      lumas.add(making.frame(k, () -> {}).sample(0, 40, 30));
    }
    return lumas;
  }

  @Test
  void framesLieEvenlyBetweenTheEdges() throws Exception {
    byte[] graph = Graphs.fade();
    ModelPackage described =
        described(Packages.json(graph, Packages.FADE_INPUTS, "out0", ""), graph);
    try (PictureModel model = PictureModel.open(described, 1)) {
      Making making =
          new Between(described, model, slot(4), side(200, 200, 200), side(700, 700, 700), folder);
      assertEquals(List.of(300, 400, 500, 600), lumas(making, 4));
    }
  }

  @Test
  void aModelOfMiddlesHalvesAgainAndAgain() throws Exception {
    byte[] graph = Graphs.middle();
    ModelPackage described =
        described(
            Packages.json(graph, Packages.MIDDLE_INPUTS, "out0", ", \"time\": \"middle\""), graph);
    try (PictureModel model = PictureModel.open(described, 1)) {
      Making three =
          new Between(described, model, slot(3), side(200, 200, 200), side(600, 600, 600), folder);
      assertEquals(List.of(300, 400, 500), lumas(three, 3));
      Making six =
          new Between(described, model, slot(6), side(200, 200, 200), side(900, 900, 900), folder);
      List<Integer> lumas = lumas(six, 6);
      for (int k = 0; k < 6; k++) {
        // At most an eighth of a frame off, and a frame is 100.
        assertEquals(300 + 100 * k, lumas.get(k), 13, lumas::toString);
      }
    }
  }

  @Test
  void anExtensionGoesOnAndABeginningComesBefore() throws Exception {
    byte[] graph = Graphs.onwards();
    String json =
        Packages.json(graph, Packages.ONWARDS_INPUTS, "next", "").replace("interpolate", "extend");
    ModelPackage described = described(json, graph);
    assertEquals(2, described.reach());
    try (PictureModel model = PictureModel.open(described, 1)) {
      Making tail = new Beyond(described, model, slot(3), Edge.BEFORE, side(500, 480, 460), folder);
      assertEquals(List.of(520, 540, 560), lumas(tail, 3));
      Making head = new Beyond(described, model, slot(3), Edge.AFTER, side(500, 480, 460), folder);
      assertEquals(List.of(560, 540, 520), lumas(head, 3));
    }
  }

  @Test
  void aRefinementIsGivenWhatTheMotionWove() throws Exception {
    byte[] graph = Graphs.untouched();
    String json =
        Packages.json(
                graph,
                "{\"tensor\": \"input\", \"holds\": [\"woven\", \"first\", \"second\", \"time\"]}",
                "better",
                "")
            .replace("interpolate", "refine");
    ModelPackage described = described(json, graph);
    try (PictureModel model = PictureModel.open(described, 1)) {
      Making making =
          new Between(described, model, slot(3), side(400, 400, 400), side(408, 408, 408), folder);
      for (int luma : lumas(making, 3)) {
        assertTrue(luma >= 399 && luma <= 409, () -> "luma " + luma);
      }
    }
  }

  @Test
  void aCancellationComesBetweenTiles() throws Exception {
    byte[] graph = Graphs.fade();
    ModelPackage described =
        described(Packages.json(graph, Packages.FADE_INPUTS, "out0", ""), graph).withTile(4096);
    int[] tiles = {0};
    try (PictureModel model = PictureModel.open(described, 1)) {
      Light light = Light.black(400, 300);
      Map<ModelPackage.Content, Light> given = new EnumMap<>(ModelPackage.Content.class);
      given.put(ModelPackage.Content.FIRST, light);
      given.put(ModelPackage.Content.SECOND, light);
      assertThrows(
          InterruptedException.class,
          () ->
              model.make(
                  given,
                  0.5,
                  () -> {
                    if (++tiles[0] == 3) {
                      throw new InterruptedException();
                    }
                  }));
    }
    assertEquals(3, tiles[0]);
  }

  @Test
  void fourKIsWorkedOnInPiecesThatCoverItOnce() {
    Tiling tiling = Tiling.of(3840, 2160, 64, new ModelPackage.Tile(983_040, 96));
    assertTrue((long) tiling.width() * tiling.height() <= 983_040, tiling::toString);
    for (List<Tiling.Strip> strips : List.of(tiling.across(), tiling.down())) {
      int length = strips == tiling.across() ? 3840 : 2160;
      double[] sum = new double[length];
      for (Tiling.Strip strip : strips) {
        for (int k = 0; k < strip.weight().length; k++) {
          sum[strip.start() + k] += strip.weight()[k];
        }
      }
      for (int at = 0; at < length; at++) {
        assertEquals(1, sum[at], 1e-5, "at " + at);
      }
    }
  }
}
