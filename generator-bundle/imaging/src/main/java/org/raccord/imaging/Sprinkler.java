package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PixelLayout;

/** Lays seeded noise over one plane of a frame: the same for the same seed, whatever the thread. */
final class Sprinkler {

  private final Frame frame;
  private final int p;
  private final long key;

  Sprinkler(Frame frame, int p, long seed, long index) {
    this.frame = frame;
    this.p = p;
    this.key = mixed(mixed(seed) + index * 31 + p);
  }

  /** How strong the noise is at a pixel of the raster, 0 to 1. */
  interface Amount {
    float at(int i);
  }

  void sprinkle(float[] strength, float clump, Raster raster, Amount amount) {
    float most = 0;
    for (float s : strength) {
      most = Math.max(most, s);
    }
    if (most < 0.05f * (1 << (frame.format().layout().bitDepth() - 8))) {
      return;
    }
    PixelLayout layout = frame.format().layout();
    int w = frame.planeWidth(p);
    int h = frame.planeHeight(p);
    int sx = p == 0 ? 0 : layout.chromaShiftX();
    int sy = p == 0 ? 0 : layout.chromaShiftY();
    short[] plane = frame.plane(p);
    short[] luma = frame.plane(0);
    int top = layout.maxCode();
    float scale = 1 / (1 + 2 * clump * clump);
    float[] above = row(-1, w, clump);
    float[] here = row(0, w, clump);
    // Chroma is done after luma would be: bands are read from luma as it stands, the noise on it
    // does not move a band's strength by much.
    for (int y = 0, i = 0; y < h; y++) {
      float[] below = row(y + 1, w, clump);
      int rasterRow = Math.min(raster.height() - 1, (y << sy) / raster.divisor()) * raster.width();
      int lumaRow = Math.min(frame.planeHeight(0) - 1, y << sy) * frame.planeWidth(0);
      for (int x = 0; x < w; x++, i++) {
        int lx = Math.min(frame.planeWidth(0) - 1, x << sx);
        float s = strength[Grain.band(luma[lumaRow + lx] & 0xffff, top)];
        float noise = (here[x] + clump * (above[x] + below[x])) * scale;
        int rx = Math.min(raster.width() - 1, lx / raster.divisor());
        float v = (plane[i] & 0xffff) + noise * s * amount.at(rasterRow + rx) + 0.5f;
        plane[i] = (short) (v < 0 ? 0 : v > top ? top : (int) v);
      }
      above = here;
      here = below;
    }
  }

  /** A row of noise with unit variance before {@code clump}, clumped along the row. */
  private float[] row(int y, int w, float clump) {
    float[] white = new float[w + 2];
    long state = mixed(key + y * 0x632be59bd9b4e019L);
    for (int x = 0; x < white.length; x++) {
      state += 0x9e3779b97f4a7c15L;
      long bits = mixed(state);
      int sum =
          (int) (bits & 0xffff)
              + (int) (bits >>> 16 & 0xffff)
              + (int) (bits >>> 32 & 0xffff)
              + (int) (bits >>> 48);
      // Four even 16-bit numbers: mean 131070, deviation 65536 / sqrt(3).
      white[x] = (sum - 131070) / 37837f;
    }
    float[] out = new float[w];
    for (int x = 0; x < w; x++) {
      out[x] = white[x + 1] + clump * (white[x] + white[x + 2]);
    }
    return out;
  }

  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
