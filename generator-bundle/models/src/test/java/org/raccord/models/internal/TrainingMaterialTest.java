package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Made-up shots are something to learn from. With {@code -Draccord.training=FOLDER} the material
 * itself is written there ({@code raccord.training.scenes} scenes, {@code raccord.training.seed}).
 */
class TrainingMaterialTest {

  private static final int PLANE = TrainingMaterial.SIDE * TrainingMaterial.SIDE;

  /** Mean difference of two pictures of a square, of 255. */
  private static double difference(byte[] square, int one, int other) {
    double sum = 0;
    for (int i = 0; i < 3 * PLANE; i++) {
      sum += Math.abs((square[one * PLANE + i] & 0xff) - (square[other * PLANE + i] & 0xff));
    }
    return sum / (3 * PLANE);
  }

  @Test
  void theBridgeIsNearTheTruthAndNotTheTruthAndASeedGivesItAgain() {
    List<byte[]> squares = TrainingMaterial.scene(5);
    double woven = 0;
    double first = 0;
    for (byte[] square : squares) {
      assertEquals(TrainingMaterial.PLANES * PLANE, square.length);
      woven += difference(square, 6, 9) / squares.size();
      first += difference(square, 0, 9) / squares.size();
    }
    String measured = "off by " + woven + ", the first picture brought there by " + first;
    assertTrue(woven > 0.2 && woven < 8, measured);
    assertTrue(first > 0.2 && first < 16, measured);
    List<byte[]> again = TrainingMaterial.scene(5);
    for (int k = 0; k < squares.size(); k++) {
      assertArrayEquals(squares.get(k), again.get(k));
    }
  }

  @Test
  void theMaterialIsWrittenWhereItIsAskedFor() throws IOException {
    String folder = System.getProperty("raccord.training", "");
    if (folder.isEmpty()) {
      return;
    }
    Files.createDirectories(Path.of(folder));
    long seed = Long.getLong("raccord.training.seed", 1000);
    TrainingMaterial.write(
        Path.of(folder).resolve("squares-" + seed + ".bin"),
        Integer.getInteger("raccord.training.scenes", 100),
        seed);
  }
}
