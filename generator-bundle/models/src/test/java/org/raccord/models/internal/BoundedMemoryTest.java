package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.Edge;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;

/** What a fill takes of memory is bounded by its tiles and a few frames. */
class BoundedMemoryTest {

  @TempDir private Path folder;

  private static SideFrames side(double edge, int away, Raster raster) {
    LayeredScene scene = new LayeredScene(11, 5);
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      frames.add(scene.frame(edge + away * k));
      greys.add(raster.grey(frames.get(k)));
    }
    return new SideFrames(frames, greys);
  }

  private List<Path> waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".raw")).toList();
    }
  }

  @Test
  void planesInAFileAreThoseInMemory() {
    Random random = new Random(3);
    int width = 301;
    int height = 257;
    float[][] numbers = new float[3][width * height];
    for (float[] plane : numbers) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = random.nextFloat(-0.1f, 1.1f);
      }
    }
    Planes kept = Planes.of(width, height, numbers);
    Planes written = kept.written(folder.resolve("planes.raw"));
    float[] wanted = new float[96 * 64];
    float[] got = new float[96 * 64];
    for (int[] corner : new int[][] {{0, 0}, {57, 31}, {205, 193}, {250, 220}, {300, 256}}) {
      for (int p = 0; p < 3; p++) {
        for (int i = 0; i < wanted.length; i++) {
          int x = Math.min(width - 1, corner[0] + i % 96);
          int y = Math.min(height - 1, corner[1] + i / 96);
          wanted[i] = numbers[p][y * width + x];
        }
        kept.cut(p, corner[0], corner[1], 96, 64, got);
        assertArrayEquals(wanted, got);
        written.cut(p, corner[0], corner[1], 96, 64, got);
        assertArrayEquals(wanted, got);
      }
    }
    assertArrayEquals(numbers, written.all());
  }

  /** A package of each task; those that look at two pictures are given them. */
  private ModelPackage described(ModelPackage.Task task) throws PackageException {
    byte[] graph;
    String json;
    switch (task) {
      case INTERPOLATE -> {
        graph = Graphs.middle();
        json = Packages.json(graph, Packages.MIDDLE_INPUTS, "out0", ", \"time\": \"middle\"");
      }
      case EXTEND -> {
        graph = Graphs.onwards();
        json =
            Packages.json(graph, Packages.ONWARDS_INPUTS, "next", "")
                .replace("interpolate", "extend");
      }
      case REFINE -> {
        graph = Graphs.untouched();
        json =
            Packages.json(
                    graph,
                    "{\"tensor\": \"input\", \"holds\":"
                        + " [\"woven\", \"first\", \"second\", \"time\"]}",
                    "better",
                    "")
                .replace("interpolate", "refine");
      }
      default -> throw new IllegalArgumentException("No package of " + task);
    }
    return PackageFile.read(Packages.write(folder, json, graph));
  }

  private Making making(ModelPackage described, PictureModel model, Slot slot) {
    SideFrames before = side(-2, -1, slot.raster());
    return described.task() == ModelPackage.Task.EXTEND
        ? new Beyond(described, model, slot, Edge.BEFORE, before, folder)
        : new Between(described, model, slot, before, side(2, 1, slot.raster()), folder);
  }

  @ParameterizedTest
  @CsvSource({
    // Both edges and one middle for each time that seven frames are halved.
    "INTERPOLATE, 4, 5, 4, 5",
    // The two that are looked at.
    "EXTEND, 2, 2, 2, 2",
    // Both edges for good, and while a frame is made what is woven for it.
    "REFINE, 2, 2, 3, 3"
  })
  void picturesLargerThanATileWaitInFilesThatGoAgain(
      ModelPackage.Task task, int fewest, int most, int fewestAtWork, int mostAtWork)
      throws Exception {
    int length = task == ModelPackage.Task.INTERPOLATE ? 7 : 3;
    Raster raster = Raster.of(LayeredScene.FORMAT);
    Slot slot =
        new Slot(length, LayeredScene.FORMAT, raster, 7, Treatment.LEFT, Treatment.RESTORED);
    ModelPackage whole = described(task);
    ModelPackage tiled = whole.withTile(4096);
    try (PictureModel one = PictureModel.open(whole, 1);
        PictureModel many = PictureModel.open(tiled, 1)) {
      Making wanted = making(whole, one, slot);
      List<Frame> frames = new ArrayList<>();
      for (int k = 0; k < length; k++) {
        frames.add(wanted.frame(k, () -> {}));
      }
      assertEquals(List.of(), waiting(), "What is no larger than a tile is kept in memory");
      Making making = making(tiled, many, slot);
      int between = 0;
      int[] atWork = {0};
      Set<Path> ever = new HashSet<>();
      for (int k = 0; k < length; k++) {
        Frame frame =
            making.frame(
                k,
                () -> {
                  List<Path> now = seen();
                  ever.addAll(now);
                  atWork[0] = Math.max(atWork[0], now.size());
                });
        for (int p = 0; p < 3; p++) {
          near(frames.get(k).plane(p), frame.plane(p));
        }
        between = Math.max(between, waiting().size());
      }
      assertTrue(between >= fewest && between <= most, "waiting between frames: " + between);
      assertTrue(
          atWork[0] >= fewestAtWork && atWork[0] <= mostAtWork, "waiting at work: " + atWork[0]);
      if (task == ModelPackage.Task.REFINE) {
        assertEquals(2 + length, ever.size(), "both edges are made once: " + ever);
      }
    }
  }

  private List<Path> seen() {
    try {
      return waiting();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Weights of overlapping tiles add up to one but for the last bits. */
  private static void near(short[] wanted, short[] got) {
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], got[i], 1, "sample " + i);
    }
  }

  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("RssAnon:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("No RssAnon");
  }

  @Test
  void manyTilesTakeNoMoreMemoryThanFew() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")));
    int side = 1024;
    int tile = 1 << 18;
    ModelPackage described = PackageFile.read(Packages.fade(folder)).withTile(tile);
    Light first = SelfCheck.pattern(side, side, 0);
    Map<ModelPackage.Content, Light> given =
        Map.of(ModelPackage.Content.FIRST, first, ModelPackage.Content.SECOND, first);
    int[] tiles = {0};
    try (PictureModel model = PictureModel.open(described, 1)) {
      for (int k = 0; k < 4; k++) {
        model.make(given, 0.5, () -> {});
      }
      int held = model.held();
      MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      // At least what lies outside the heap, and at most so much later: no heap can feign growth.
      long before = resident() - heap.getUsed();
      for (int k = 0; k < 40; k++) {
        model.make(given, 0.5, () -> tiles[0]++);
      }
      heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      long grown = resident() - heap.getCommitted() - before;
      long made = 12L * tile * tiles[0];
      assertTrue(tiles[0] > 200, () -> tiles[0] + " tiles");
      assertEquals(held, model.held(), "tensors outside the heap that outlive their tile");
      assertTrue(
          grown < made / 4,
          () -> (grown >> 20) + " MB more after " + tiles[0] + " tiles of " + (made >> 20) + " MB");
    }
  }
}
