package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** A camera that moves over a textured wall, computed: its motion, light and grain are known. */
final class Scene {

  static final PictureFormat FORMAT =
      PictureFormat.square(320, 180, PixelLayout.YUV420_8, ColourTags.BT709);

  private static final int SIZE = 256;

  private final float[] wall = new float[SIZE * SIZE];
  private final long seed;

  /** A wall; another seed is another place. */
  Scene(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    for (int octave = 8; octave <= 64; octave *= 2) {
      float[] corners = new float[octave * octave];
      for (int i = 0; i < corners.length; i++) {
        corners[i] = random.nextFloat() - 0.5f;
      }
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          wall[y * SIZE + x] +=
              at(corners, octave, x * octave / (float) SIZE, y * octave / (float) SIZE)
                  * (float) Math.sqrt(8.0 / octave);
        }
      }
    }
  }

  /** Between the corners of a square that repeats. */
  private static float at(float[] field, int size, float x, float y) {
    int x0 = Math.floorMod((int) Math.floor(x), size);
    int y0 = Math.floorMod((int) Math.floor(y), size);
    int x1 = (x0 + 1) % size;
    int y1 = (y0 + 1) % size;
    float fx = x - (float) Math.floor(x);
    float fy = y - (float) Math.floor(y);
    float top = field[y0 * size + x0] * (1 - fx) + field[y0 * size + x1] * fx;
    float bottom = field[y1 * size + x0] * (1 - fx) + field[y1 * size + x1] * fx;
    return top * (1 - fy) + bottom * fy;
  }

  /** Frames [0, count): 2 pixels a frame to the right with a hand's unrest, grain of 2 codes. */
  List<Frame> frames(int count) {
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      frames.add(frame(2.0 * k + Math.sin(k * 1.3) * 0.4, Math.sin(k * 0.7) * 0.5, k));
    }
    return frames;
  }

  private Frame frame(double dx, double dy, int number) {
    Frame frame = Frame.allocate(FORMAT);
    Random grain = new Random(seed * 1000 + number);
    for (int p = 0; p < 3; p++) {
      int w = frame.planeWidth(p);
      int scale = p == 0 ? 1 : 2;
      for (int y = 0; y < frame.planeHeight(p); y++) {
        for (int x = 0; x < w; x++) {
          double u = (x * scale + dx) * 0.8 + 70 * p;
          double v = (y * scale + dy) * 0.8;
          double value = at(wall, SIZE, (float) u, (float) v);
          double code = p == 0 ? 120 + 110 * value + 2 * grain.nextGaussian() : 128 + 40 * value;
          frame.plane(p)[y * w + x] = (short) Math.max(16, Math.min(235, Math.round(code)));
        }
      }
    }
    return frame;
  }
}
