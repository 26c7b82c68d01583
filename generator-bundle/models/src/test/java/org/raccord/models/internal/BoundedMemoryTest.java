package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;

/** What a fill takes of memory is bounded by its tiles and a few frames. */
class BoundedMemoryTest {

  private static final String MIDDLE =
      "{\"tensor\": \"in0\", \"holds\": [\"first\"]}, {\"tensor\": \"in1\", \"holds\": [\"second\"]}";

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

  @Test
  void picturesLargerThanATileWaitInFilesThatGoAgain() throws Exception {
    int length = 7;
    Raster raster = Raster.of(LayeredScene.FORMAT);
    Slot slot =
        new Slot(length, LayeredScene.FORMAT, raster, 7, Treatment.LEFT, Treatment.RESTORED);
    SideFrames before = side(-2, -1, raster);
    SideFrames after = side(2, 1, raster);
    byte[] graph = Graphs.middle();
    ModelPackage whole =
        PackageFile.read(
            Packages.write(
                folder, Packages.json(graph, MIDDLE, "out0", ", \"time\": \"middle\""), graph));
    ModelPackage tiled = whole.withTile(4096);
    try (PictureModel one = PictureModel.open(whole, 1);
        PictureModel many = PictureModel.open(tiled, 1)) {
      Making wanted = new Between(whole, one, slot, before, after, folder);
      List<Frame> frames = new ArrayList<>();
      for (int k = 0; k < length; k++) {
        frames.add(wanted.frame(k, () -> {}));
      }
      assertEquals(List.of(), waiting(), "What is no larger than a tile is kept in memory");
      Making making = new Between(tiled, many, slot, before, after, folder);
      int most = 0;
      for (int k = 0; k < length; k++) {
        Frame frame = making.frame(k, () -> {});
        for (int p = 0; p < 3; p++) {
          near(frames.get(k).plane(p), frame.plane(p));
        }
        most = Math.max(most, waiting().size());
      }
      // Both edges and one middle for each time that seven frames are halved.
      assertTrue(most >= 4 && most <= 5, "waiting at once: " + most);
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
      assertTrue(
          grown < made / 4,
          () -> (grown >> 20) + " MB more after " + tiles[0] + " tiles of " + (made >> 20) + " MB");
    }
  }
}
