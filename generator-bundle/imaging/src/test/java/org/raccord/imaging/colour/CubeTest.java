package org.raccord.imaging.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CubeTest {

  @TempDir Path folder;

  @FunctionalInterface
  private interface Law {
    double[] of(double r, double g, double b);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
  }

  private Path grid(String name, int size, Law law) throws IOException {
    StringBuilder text = new StringBuilder("TITLE \"t\"\n# a comment\nLUT_3D_SIZE " + size + "\n");
    for (int k = 0; k < size * size * size; k++) {
      double top = size - 1.0;
      int row = k / size;
      int layer = row / size;
      double[] rgb = law.of(k % size / top, row % size / top, layer / top);
      text.append(String.format(Locale.ROOT, "%.8f %.8f %.8f\n", rgb[0], rgb[1], rgb[2]));
    }
    return file(name, text.toString());
  }

  private Path curve(String name, int size, java.util.function.DoubleUnaryOperator law)
      throws IOException {
    StringBuilder text = new StringBuilder("LUT_1D_SIZE " + size + "\r\n");
    for (int k = 0; k < size; k++) {
      double v = law.applyAsDouble(k / (size - 1.0));
      text.append(String.format(Locale.ROOT, "%.8f %.8f %.8f\r\n", v, v, v));
    }
    return file(name, text.toString());
  }

  /** What looks do: a curve for each channel, and channels that lend to one another. */
  private static double[] look(double r, double g, double b) {
    double x = curve(r);
    double y = curve(g);
    double z = curve(b);
    return new double[] {
      0.9 * x + 0.06 * y + 0.04 * z, 0.03 * x + 0.92 * y + 0.05 * z, 0.02 * x + 0.08 * y + 0.9 * z
    };
  }

  private static double curve(double v) {
    return 0.9 * (1 / (1 + Math.exp(-6 * (v - 0.45)))) + 0.05 * v;
  }

  @Test
  void aGridIsReadRedFirstAndMeetsItsPointsAndWhatIsLinear() throws Exception {
    DisplayTransform cube =
        DisplayTransforms.cubes(
            grid("mix.cube", 5, (r, g, b) -> new double[] {0.8 * r + 0.2 * g, 0.9 * g, b}),
            Optional.empty());
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      float[] r = {random.nextFloat()};
      float[] g = {random.nextFloat()};
      float[] b = {random.nextFloat()};
      double red = 0.8 * r[0] + 0.2 * g[0];
      double green = 0.9 * g[0];
      double blue = b[0];
      cube.toDisplay(r, g, b);
      assertEquals(red, r[0], 1e-6);
      assertEquals(green, g[0], 1e-6);
      assertEquals(blue, b[0], 1e-6);
    }
  }

  @Test
  void aTableIsUndoneWithinACode() throws Exception {
    for (Path file :
        new Path[] {
          grid("look.cube", 33, CubeTest::look), curve("c.cube", 1024, CubeTest::curve)
        }) {
      DisplayTransform cube = DisplayTransforms.cubes(file, Optional.empty());
      Random random = new Random(2);
      int count = 5000;
      float[][] there = new float[3][count];
      for (int i = 0; i < count; i++) {
        float grey = random.nextFloat();
        for (float[] plane : there) {
          plane[i] = Math.max(0, Math.min(1, grey + 0.3f * (random.nextFloat() - 0.5f)));
        }
      }
      float[] r = there[0].clone();
      float[] g = there[1].clone();
      float[] b = there[2].clone();
      cube.toDisplay(r, g, b);
      cube.fromDisplay(r, g, b);
      for (int i = 0; i < count; i++) {
        assertEquals(there[0][i], r[i], 1 / 1023.0, file + " red");
        assertEquals(there[1][i], g[i], 1 / 1023.0, file + " green");
        assertEquals(there[2][i], b[i], 1 / 1023.0, file + " blue");
      }
    }
  }

  @Test
  void whatCannotBeUndoneIsRefusedUnlessTheWayBackIsGiven() throws Exception {
    Path clips =
        grid(
            "clips.cube",
            17,
            (r, g, b) ->
                new double[] {Math.min(1, 1.4 * r), Math.min(1, 1.4 * g), Math.min(1, 1.4 * b)});
    CubeException refused =
        assertThrows(CubeException.class, () -> DisplayTransforms.cubes(clips, Optional.empty()));
    assertTrue(refused.getMessage().contains("near the value 0.7"), refused.getMessage());
    assertTrue(refused.getMessage().contains("--from-display"), refused.getMessage());
    Path back = curve("back.cube", 2, v -> v / 1.4);
    DisplayTransform pair = DisplayTransforms.cubes(clips, Optional.of(back));
    assertTrue(pair.words().contains("back.cube"), pair.words());
    Path gain = curve("gain.cube", 2, v -> 0.9 * v);
    CubeException stranger =
        assertThrows(CubeException.class, () -> DisplayTransforms.cubes(gain, Optional.of(back)));
    assertTrue(stranger.getMessage().contains("not the way back"), stranger.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'LUT_3D_SIZE 2\n0 0 0\n1 1', Line 3",
    "'LUT_3D_SIZE 2\n0 0 0\n1 1 NaN', Line 3",
    "'LUT_3D_SIZE 2\n0 0 0\n1 1 Infinity', Line 3",
    "'LUT_3D_SIZE 2\n0 0 0\n1 1 1e99', Line 3",
    "'LUT_3D_SIZE 2\n0 0 0\n1 0x1p3 1', Line 3",
    "'LUT_3D_SIZE 999999999\n', Line 1",
    "'LUT_3D_SIZE 99999999999999\n', Line 1",
    "'LUT_3D_SIZE 1\n', Line 1",
    "'LUT_3D_SIZE -4\n', Line 1",
    "'LUT_1D_SIZE 2\nLUT_3D_SIZE 2\n', Line 2",
    "'LUT_1D_SIZE 2\n0 0 0\n1 1 1\n2 2 2', Line 4",
    "'LUT_1D_SIZE 2\n0 0 0\nDOMAIN_MIN 0 0 0\n1 1 1', Line 3",
    "'0 0 0\n', Line 1",
    "'LUT_IN_VIDEO_RANGE\n', Line 1",
    "'LUT_1D_SIZE 3\n0 0 0\n1 1 1\n', 2 of 3",
    "'LUT_1D_SIZE 2\nDOMAIN_MIN 1 1 1\nDOMAIN_MAX 1 1 1\n0 0 0\n1 1 1', domain",
    "'', neither",
    "'<html>', Line 1"
  })
  void damageIsToldWithItsLine(String text, String where) throws Exception {
    Path file = file("bad.cube", text);
    CubeException refused = assertThrows(CubeException.class, () -> CubeReader.read(file));
    assertTrue(refused.getMessage().contains(where), refused.getMessage());
    assertTrue(refused.getMessage().contains("bad.cube"), refused.getMessage());
  }

  @Test
  void aLineWithoutEndAndAFileThatIsNotThereAreRefused() throws Exception {
    Path endless = file("endless.cube", "0".repeat(5_000_000));
    assertThrows(CubeException.class, () -> CubeReader.read(endless));
    assertThrows(CubeException.class, () -> CubeReader.read(folder));
    assertThrows(CubeException.class, () -> CubeReader.read(folder.resolve("none.cube")));
  }

  @Test
  void domainsInBothDialectsAreMinded() throws Exception {
    Path adobe =
        file("a.cube", "LUT_1D_SIZE 2\nDOMAIN_MIN -1 -1 -1\nDOMAIN_MAX 3 3 3\n0 0 0\n1 1 1\n");
    Path resolve = file("r.cube", "LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE -1 3\n0 0 0\n1 1 1\n");
    for (Path file : new Path[] {adobe, resolve}) {
      assertEquals(0.5, CubeReader.read(file).curve(1, 1), 1e-9);
      assertEquals(0, CubeReader.read(file).curve(-7, 1), 1e-9, "held at the border");
    }
  }
}
