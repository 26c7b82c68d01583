package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.raccord.generator.tck.Subject;

/** A package that makes middles alone, of pictures that are cut into tiles. */
class TiledConformanceTest extends PackageConformance {

  private static final int WIDTH = 112;
  private static final int HEIGHT = 80;
  private static final ModelPackage.Tile TILE = new ModelPackage.Tile(4096, 16);

  TiledConformanceTest() {
    super(
        Packages.json(
            Graphs.middle(),
            Packages.MIDDLE_INPUTS,
            "out0",
            ", \"time\": \"middle\", \"multiple\": 8, \"tile\": {\"pixels\": "
                + TILE.pixels()
                + ", \"overlap\": "
                + TILE.overlap()
                + "}"),
        Graphs.middle());
  }

  @Override
  protected Subject subject() {
    assertTrue(Tiling.of(WIDTH, HEIGHT, 8, TILE).count() > 3);
    return super.subject().withSize(WIDTH, HEIGHT).withLength(3);
  }
}
