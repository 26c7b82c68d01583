package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** A disk without room for what waits while a model works, by Linux's file that is always full. */
class FullDiskTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  private static Optional<FillRequest.Neighbour> neighbour(String name, long start) {
    return Optional.of(
        new FillRequest.Neighbour("shot", name, new FrameRange(start, 24, Rate.FPS_25), 24));
  }

  @ParameterizedTest
  @CsvSource({"handle-before.raw, frames", "waiting-0.raw, pictures", "waiting-3.raw, pictures"})
  void whatHadNoRoomAndWhereIsSaidAndNoNeighbourIsBlamed(String name, String what)
      throws Exception {
    assumeTrue(Files.isWritable(FULL));
    byte[] graph = Graphs.middle();
    String json = Packages.json(graph, Packages.MIDDLE_INPUTS, "out0", ", \"time\": \"middle\"");
    ModelPackage described =
        PackageFile.read(Packages.write(folder.resolve("try"), json, graph)).withTile(4096);
    ModelGenerator generator =
        new ModelGenerator(
            described, Treatment.LEFT, Treatment.LEFT, 1, new SelfCheck(Optional.empty()));
    FillRequest request =
        new FillRequest(
            3,
            Rate.FPS_25,
            2,
            2,
            PictureFormat.square(192, 128, PixelLayout.YUV422_10, ColourTags.BT709),
            neighbour("A", 100),
            neighbour("B", 131),
            FillRequest.Relation.ONE_SOURCE,
            Brief.OPEN,
            7,
            List.of());
    Path workspace = Files.createDirectories(folder.resolve("work"));
    Path full = Files.createSymbolicLink(workspace.resolve(name), FULL);
    GenerationException thrown =
        assertThrows(
            GenerationException.class,
            () -> generator.fill(request, new RecordedFillCall(request, workspace)));
    Files.delete(full);
    String said = String.valueOf(thrown.getMessage());
    assertEquals(GenerationException.Kind.MISCONFIGURED, thrown.kind(), said);
    for (String word : List.of(what, full.toString(), "No space left", "Free room")) {
      assertTrue(said.contains(word), said);
    }
    assertFalse(said.contains("neighbour"), said);
  }
}
