package org.raccord.models.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.raccord.imaging.Crossing;
import org.raccord.imaging.Detail;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;

/** Frames between two neighbours: interpolated, or woven along the motion and then refined. */
final class Between implements Making {

  /** How far off a moment may be where a model makes only middles, in frames. */
  private static final double NEAR = 0.125;

  private final ModelPackage description;
  private final PictureModel model;
  private final PictureFormat format;
  private final Raster raster;
  private final int length;
  private final long seed;
  private final Woven woven;
  private final Grain grain;
  private final Treatment detail;
  private final Detail detailBefore;
  private final Detail detailAfter;
  private final Shelf shelf;
  private final Map<ModelPackage.Content, Planes> edges = new EnumMap<>(ModelPackage.Content.class);
  private final TreeMap<Double, Planes> middles = new TreeMap<>();

  Between(
      ModelPackage description,
      PictureModel model,
      Slot slot,
      SideFrames before,
      SideFrames after,
      Path folder) {
    this.description = description;
    this.model = model;
    this.format = slot.format();
    this.raster = slot.raster();
    this.length = slot.length();
    this.seed = slot.seed();
    this.woven = new Woven(slot, before, after);
    this.grain =
        slot.grain() == Treatment.LEFT
            ? Grain.none()
            : before.grain(raster).mixed(after.grain(raster), 0.5);
    this.detail = slot.detail();
    this.detailBefore = Detail.of(before.edge(), raster);
    this.detailAfter = Detail.of(after.edge(), raster);
    this.shelf = new Shelf(folder, description.tile());
    if (description.task() == ModelPackage.Task.REFINE) {
      // The same for every frame: made once.
      keepEdge(ModelPackage.Content.FIRST, before.edge());
      keepEdge(ModelPackage.Content.SECOND, after.edge());
    } else {
      middles.put(0.0, shelf.keep(Light.of(before.edge())));
      middles.put(1.0, shelf.keep(Light.of(after.edge())));
    }
  }

  private void keepEdge(ModelPackage.Content content, Frame edge) {
    if (description.contents().contains(content)) {
      edges.put(content, shelf.keep(Light.of(edge)));
    }
  }

  @Override
  public String description() {
    String what = description.task() == ModelPackage.Task.REFINE ? "refined" : "made";
    return "One unbroken shot between both clips, " + what + " by " + description.title() + ".";
  }

  @Override
  public double estimate() {
    return woven.crossing().promise();
  }

  @Override
  public List<String> remarks() {
    Crossing crossing = woven.crossing();
    List<String> remarks = new ArrayList<>();
    if (crossing.sure() < 0.6) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Only %.0f%% of the picture could be followed across the gap: look for ghosts and"
                  + " tearing.",
              100 * crossing.sure()));
    }
    double travel = crossing.travel() * Math.max(format.width(), format.height());
    Tiling tiling =
        Tiling.of(format.width(), format.height(), description.multiple(), description.tile());
    if (tiling.count() > 1 && travel > description.tile().overlap()) {
      remarks.add(
          "The picture is made in "
              + tiling.count()
              + " tiles and moves farther than they overlap: look at their seams, or give the tiles"
              + " more room.");
    }
    return remarks;
  }

  @Override
  public Frame frame(int k, PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    double at = woven.at(k);
    // The moment along the motion tells how much of each side is mixed: so much grain is missing.
    Moment moment = woven.moment(at);
    Frame frame;
    if (description.task() == ModelPackage.Task.REFINE) {
      Frame plain = woven.frame(moment, at);
      frame = refined(moment, at, plain, pause);
    } else if (description.time() == ModelPackage.Time.ANY) {
      frame = model.make(given(edge(0), edge(1)), at, pause).frame(format);
    } else {
      frame = middle(at, pause).frame(format);
    }
    grain.restore(frame, moment, raster, seed, k);
    if (detail == Treatment.RESTORED) {
      // After the grain, which is fine detail too.
      Detail.restore(frame, moment, detailBefore, detailAfter);
    }
    return frame;
  }

  private Frame refined(Moment moment, double at, Frame plain, PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    Material material = new Material(format.width(), format.height());
    edges.forEach(material::put);
    List<Planes> passing = new ArrayList<>();
    for (ModelPackage.Content content : description.contents()) {
      if (content.isOfMotion()) {
        // On the shelf before the next is made.
        Planes planes = shelf.keep(woven.planes(content, moment, at, plain));
        passing.add(planes);
        material.put(content, planes);
      }
    }
    // A picture as models see it takes four times a frame: none of them waits for another.
    Frame made = model.make(material, at, pause).frame(Light.fine(format));
    passing.forEach(Planes::drop);
    return Light.laidOver(plain, made);
  }

  private Planes edge(double at) {
    Planes edge = middles.get(at);
    if (edge == null) {
      throw new IllegalStateException("No edge at " + at);
    }
    return edge;
  }

  private Material given(Planes first, Planes second) {
    Material given = new Material(format.width(), format.height());
    given.put(ModelPackage.Content.FIRST, first);
    given.put(ModelPackage.Content.SECOND, second);
    return given;
  }

  /** Halves the time again and again; middles that later frames may need are kept. */
  private Light middle(double at, PictureModel.Pause pause)
      throws PackageException, InterruptedException {
    while (true) {
      double low = middles.floorKey(at);
      double high = middles.ceilingKey(at);
      double near = NEAR / (length + 1);
      double nearest = at - low < high - at ? low : high;
      // The edges are other frames, however near.
      if (Math.abs(at - nearest) <= near && nearest > 0 && nearest < 1) {
        Light found = new Light(format.width(), format.height(), edge(nearest).all());
        Map<Double, Planes> past = middles.subMap(0.0, false, low, false);
        past.values().forEach(Planes::drop);
        past.clear();
        return found;
      }
      Light made = model.make(given(edge(low), edge(high)), 0.5, pause);
      middles.put((low + high) / 2, shelf.keep(made));
    }
  }
}
