package org.raccord.imaging.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** What pictures look like through a table. */
class ViewingTableTest {

  @TempDir Path folder;

  private Path cube(String head, int size, boolean grid, Random random) throws IOException {
    StringBuilder text = new StringBuilder(head);
    text.append(grid ? "LUT_3D_SIZE " : "LUT_1D_SIZE ").append(size).append('\n');
    int entries = grid ? size * size * size : size;
    for (int i = 0; i < 3 * entries; i++) {
      text.append(random.nextInt(1_000_001) / 1e6).append(i % 3 == 2 ? '\n' : ' ');
    }
    return Files.writeString(folder.resolve("look.cube"), text);
  }

  private static Frame noise(Random random) {
    Frame frame =
        Frame.allocate(PictureFormat.square(40, 30, PixelLayout.RGB_16, ColourTags.BT709));
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < frame.plane(c).length; i++) {
        frame.plane(c)[i] = (short) random.nextInt(1 << 16);
      }
    }
    return frame;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1D 1024", "3D 2", "3D 17", "3D 33", "domain 65"})
  void eachPixelIsWhatTheTableSays(String kind) throws IOException {
    Random random = new Random(7);
    int size = Integer.parseInt(kind.substring(kind.indexOf(' ') + 1));
    boolean domain = kind.startsWith("domain");
    Path file =
        cube(
            // A domain of half the range hits every second point of the dense grid.
            domain ? "DOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2\n" : "",
            domain ? 3 : size,
            !kind.startsWith("1D"),
            random);
    Cube cube = CubeReader.read(file);
    Frame deep = noise(random);

    Frame seen = ViewingTable.read(file).apply(deep);

    double[] rgb = new double[3];
    for (int i = 0; i < deep.plane(0).length; i++) {
      for (int c = 0; c < 3; c++) {
        rgb[c] = (deep.plane(c)[i] & 0xffff) / 65535.0;
      }
      cube.apply(rgb);
      for (int c = 0; c < 3; c++) {
        assertEquals(255 * rgb[c], seen.plane(c)[i], 0.51, kind + " pixel " + i);
      }
    }
  }

  @Test
  void aTableThatIsCutShortSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("short.cube"), "LUT_3D_SIZE 2\n0 0 0\n1 1 1\n");

    CubeException e = assertThrows(CubeException.class, () -> ViewingTable.read(file));

    assertTrue(String.valueOf(e.getMessage()).contains("2 of 8 entries"), e.getMessage());
  }
}
