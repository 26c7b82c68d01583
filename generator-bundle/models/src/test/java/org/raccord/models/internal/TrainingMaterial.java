package org.raccord.models.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.models.internal.ModelPackage.Content;

/**
 * Writes what a refinement learns from: slots in made-up shots, bridged along the motion that the
 * real search finds, with its real errors, beside the picture that was there.
 *
 * <p>The file is a row of squares of {@value #SIDE} pixels, each {@value #PLANES} planes of bytes:
 * {@code from-first}, {@code from-second}, {@code woven} and the truth (three each, 255 white),
 * {@code share}, {@code doubt-first}, {@code doubt-second} (255 one), and the length of the way
 * from the first picture to the second (half pixels).
 */
final class TrainingMaterial {

  static final int SIDE = 96;
  static final int PLANES = 16;

  private static final int CONTEXT = 3;
  private static final int MOMENTS = 3;
  private static final int SQUARES = 8;
  private static final int TRIES = 4;
  private static final int[] LENGTHS = {1, 3, 3, 7, 7, 12};

  private TrainingMaterial() {}

  /** Appends squares of scenes to {@code file}; each seed gives other scenes. */
  static void write(Path file, int scenes, long seed) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int k = 0; k < scenes; k++) {
        for (byte[] square : scene(seed + k)) {
          out.write(square);
        }
      }
    }
  }

  /** The squares of one scene. */
  static List<byte[]> scene(long seed) {
    Random random = new Random(seed * 7919 + 17);
    int length = LENGTHS[random.nextInt(LENGTHS.length)];
    // Across a gap most shots move by some tens of pixels at most, however long it is.
    double across = 2 + 46 * random.nextDouble() * random.nextDouble();
    LayeredScene scene = new LayeredScene(seed, across / (length + 1));
    Raster raster = Raster.of(LayeredScene.FORMAT);
    Slot slot = new Slot(length, LayeredScene.FORMAT, raster, seed, Treatment.LEFT, Treatment.LEFT);
    double start = -(length + 1) / 2.0;
    Woven woven =
        new Woven(slot, side(scene, start, -1, raster), side(scene, start + length + 1, 1, raster));
    List<byte[]> squares = new ArrayList<>();
    for (int m = 0; m < Math.min(MOMENTS, length); m++) {
      int k = length <= MOMENTS ? m : random.nextInt(length);
      double at = woven.at(k);
      Moment moment = woven.moment(at);
      Frame made = woven.frame(moment, at);
      Light plain = Light.of(made);
      Material material = told(woven, moment, at, made);
      Light truth = Light.of(scene.frame(start + k + 1));
      for (int s = 0; s < SQUARES; s++) {
        squares.add(square(material, plain, truth, random, s % 3 == 0 ? 1 : TRIES));
      }
    }
    return squares;
  }

  /** All that the motion tells of a moment. */
  static Material told(Woven woven, Moment moment, double at, Frame plain) {
    Material material = new Material(plain.format().width(), plain.format().height());
    for (Content content : Content.values()) {
      if (content.isOfMotion()) {
        material.put(content, woven.planes(content, moment, at, plain));
      }
    }
    return material;
  }

  private static SideFrames side(LayeredScene scene, double edge, int away, Raster raster) {
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    for (int k = 0; k < CONTEXT; k++) {
      Frame frame = scene.frame(edge + away * k);
      frames.add(frame);
      greys.add(raster.grey(frame));
    }
    return new SideFrames(frames, greys);
  }

  /** The one of some squares where the bridge is farthest off. */
  private static byte[] square(
      Material material, Light plain, Light truth, Random random, int tries) {
    int bestX = 0;
    int bestY = 0;
    double most = -1;
    for (int k = 0; k < tries; k++) {
      int x = random.nextInt(material.width() - SIDE + 1);
      int y = random.nextInt(material.height() - SIDE + 1);
      double error = 0;
      for (int r = y; r < y + SIDE; r++) {
        for (int i = r * material.width() + x; i < r * material.width() + x + SIDE; i++) {
          double off = plain.planes()[1][i] - truth.planes()[1][i];
          error += off * off;
        }
      }
      if (error > most) {
        most = error;
        bestX = x;
        bestY = y;
      }
    }
    return cut(material, truth, bestX, bestY);
  }

  private static byte[] cut(Material material, Light truth, int x, int y) {
    float[][] planes = new float[PLANES][];
    float[] scale = new float[PLANES];
    int p = 0;
    for (float[][] picture :
        List.of(
            material.planes(Content.FROM_FIRST).all(),
            material.planes(Content.FROM_SECOND).all(),
            material.planes(Content.WOVEN).all(),
            truth.planes())) {
      for (float[] plane : picture) {
        planes[p] = plane;
        scale[p++] = 255;
      }
    }
    for (Content content : List.of(Content.SHARE, Content.DOUBT_FIRST, Content.DOUBT_SECOND)) {
      planes[p] = material.planes(content).all()[0];
      scale[p++] = 255;
    }
    planes[p] = ways(material);
    scale[p] = 2;
    byte[] square = new byte[PLANES * SIDE * SIDE];
    int to = 0;
    for (int k = 0; k < PLANES; k++) {
      for (int r = y; r < y + SIDE; r++) {
        for (int c = x; c < x + SIDE; c++) {
          float value = planes[k][r * material.width() + c] * scale[k];
          square[to++] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
      }
    }
    return square;
  }

  private static float[] ways(Material material) {
    float[] ax = material.planes(Content.TO_FIRST_X).all()[0];
    float[] ay = material.planes(Content.TO_FIRST_Y).all()[0];
    float[] bx = material.planes(Content.TO_SECOND_X).all()[0];
    float[] by = material.planes(Content.TO_SECOND_Y).all()[0];
    float[] ways = new float[ax.length];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = (float) Math.hypot(bx[i] - ax[i], by[i] - ay[i]);
    }
    return ways;
  }
}
