package org.raccord.models.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.raccord.generator.Edge;
import org.raccord.imaging.Grain;
import org.raccord.model.picture.Frame;

/**
 * A neighbour that goes on, one predicted frame after another. Before a clip the frames are made
 * backwards, kept in a file, and played forwards.
 */
final class Beyond implements Making {

  /** Part of the grain that is laid anew: predictions have next to none. */
  private static final float FRESH = 0.75f;

  private static final List<ModelPackage.Content> RECENT =
      List.of(
          ModelPackage.Content.FIRST,
          ModelPackage.Content.SECOND,
          ModelPackage.Content.THIRD,
          ModelPackage.Content.FOURTH);

  private final ModelPackage description;
  private final PictureModel model;
  private final Slot slot;
  private final Edge edge;
  private final Path folder;
  private final Grain grain;
  private final Shelf shelf;
  private final List<Planes> recent = new ArrayList<>();
  private FrameFile made = FrameFile.NONE;

  Beyond(
      ModelPackage description,
      PictureModel model,
      Slot slot,
      Edge edge,
      SideFrames side,
      Path folder) {
    this.description = description;
    this.model = model;
    this.slot = slot;
    this.edge = edge;
    this.folder = folder;
    this.shelf = new Shelf(folder, description.tile());
    this.grain = slot.grain() == Treatment.LEFT ? Grain.none() : side.grain(slot.raster());
    for (int i = 0; i < description.reach(); i++) {
      recent.add(shelf.keep(Light.of(side.frames().get(Math.min(i, side.frames().size() - 1)))));
    }
  }

  @Override
  public String description() {
    return (edge == Edge.BEFORE ? "The clip before goes on" : "The clip after begins earlier")
        + ", made by "
        + description.title()
        + ".";
  }

  /** Each frame is made of made ones: trust in them fades. Not measured. */
  @Override
  public double estimate() {
    return 0.6 / (1 + slot.length() / 24.0);
  }

  @Override
  public List<String> remarks() {
    return slot.length() > 24
        ? List.of("Long predictions drift: look at faces and at what stands still.")
        : List.of();
  }

  @Override
  public Frame frame(int k, PictureModel.Pause pause)
      throws PackageException, IOException, InterruptedException {
    if (edge == Edge.BEFORE) {
      return next(k, pause);
    }
    if (k == 0) {
      made = new FrameFile(folder.resolve("backwards.raw"), slot.format());
      for (int i = 0; i < slot.length(); i++) {
        made.put(i, next(i, pause));
      }
    }
    return made.get(slot.length() - 1 - k);
  }

  private Frame next(int step, PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    Material given = new Material(slot.format().width(), slot.format().height());
    for (int i = 0; i < recent.size(); i++) {
      given.put(RECENT.get(i), recent.get(i));
    }
    Light light = model.make(given, 1, pause);
    recent.remove(recent.size() - 1).drop();
    recent.add(0, shelf.keep(light));
    Frame frame = light.frame(slot.format());
    grain.add(frame, slot.raster(), FRESH, slot.seed(), step);
    return frame;
  }
}
