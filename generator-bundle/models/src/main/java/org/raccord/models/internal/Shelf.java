package org.raccord.models.internal;

import java.nio.file.Path;

/**
 * Where pictures wait until a model is given them: in memory if they are no larger than a tile,
 * else in files of a folder, so that what a fill takes of memory does not grow with the number of
 * pictures.
 */
final class Shelf {

  private final Path folder;
  private final int most;
  private int files;

  /**
   * A shelf of one fill.
   *
   * @param folder a workspace that somebody else removes
   * @param tile of the model
   */
  Shelf(Path folder, ModelPackage.Tile tile) {
    this.folder = folder;
    this.most = tile.pixels();
  }

  /** Puts a picture there. */
  Planes keep(Light picture) {
    return keep(Planes.of(picture.width(), picture.height(), picture.planes()));
  }

  /** Puts planes there that are in memory. */
  Planes keep(Planes planes) {
    return planes.width() * planes.height() <= most
        ? planes
        : planes.written(folder.resolve("waiting-" + files++ + ".raw"));
  }
}
