package org.raccord.demo;

import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** A picture in linear light, and how it becomes a frame: film curve, grain, 10-bit BT.709. */
final class Canvas {

  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  static final PictureFormat FORMAT =
      PictureFormat.square(WIDTH, HEIGHT, PixelLayout.YUV422_10, ColourTags.BT709);

  private static final float[] CURVE = new float[1 << 14];
  private static final float CURVE_TOP = 8;

  static {
    for (int i = 0; i < CURVE.length; i++) {
      // Square root spacing keeps the shadows fine.
      double x = Math.pow((double) i / (CURVE.length - 1), 2) * CURVE_TOP;
      // A film-like shoulder (the curve of K. Narkowicz's fit to ACES), then the BT.709 transfer.
      double t = x * 0.72;
      double film = Math.min(1, (t * (2.51 * t + 0.03)) / (t * (2.43 * t + 0.59) + 0.14));
      CURVE[i] = (float) (film < 0.018 ? 4.5 * film : 1.099 * Math.pow(film, 0.45) - 0.099);
    }
  }

  final float[] red = new float[WIDTH * HEIGHT];
  final float[] green = new float[WIDTH * HEIGHT];
  final float[] blue = new float[WIDTH * HEIGHT];

  void set(int x, int y, float r, float g, float b) {
    int i = y * WIDTH + x;
    red[i] = r;
    green[i] = g;
    blue[i] = b;
  }

  /** Lays a colour over what is there. */
  void over(int x, int y, float r, float g, float b, float alpha) {
    int i = y * WIDTH + x;
    red[i] += (r - red[i]) * alpha;
    green[i] += (g - green[i]) * alpha;
    blue[i] += (b - blue[i]) * alpha;
  }

  /**
   * The finished frame.
   *
   * @param exposure factor on the light
   * @param grain standard deviation of the grain in mid-grey, 0 to 1
   * @param seed the grain's
   */
  Frame develop(float exposure, float grain, long seed) {
    Frame frame = Frame.allocate(FORMAT);
    short[] luma = frame.plane(0);
    short[] cb = frame.plane(1);
    short[] cr = frame.plane(2);
    int half = WIDTH / 2;
    Grain film = new Grain(seed, grain);
    for (int y = 0; y < HEIGHT; y++) {
      film.row(y);
      for (int x = 0; x < WIDTH; x += 2) {
        float sumB = 0;
        float sumR = 0;
        for (int k = 0; k < 2; k++) {
          int i = y * WIDTH + x + k;
          float vignette = vignette(x + k, y) * exposure;
          float r = curve(red[i] * vignette);
          float g = curve(green[i] * vignette);
          float b = curve(blue[i] * vignette);
          float l = 0.2126f * r + 0.7152f * g + 0.0722f * b;
          sumB += (b - l) / 1.8556f;
          sumR += (r - l) / 1.5748f;
          float noisy = l + film.at(x + k, l);
          luma[i] = code(64 + 876 * noisy, 64, 940);
        }
        cb[y * half + x / 2] = code(512 + 896 * sumB / 2 + film.chroma(x), 64, 960);
        cr[y * half + x / 2] = code(512 + 896 * sumR / 2 + film.chroma(x + 1), 64, 960);
      }
    }
    return frame;
  }

  private static float vignette(int x, int y) {
    float dx = (x - WIDTH / 2f) / (WIDTH / 2f);
    float dy = (y - HEIGHT / 2f) / (WIDTH / 2f);
    float fall = 1 + 0.22f * (dx * dx + dy * dy);
    return 1 / (fall * fall);
  }

  private static float curve(float light) {
    float x = Math.max(0, Math.min(CURVE_TOP, light));
    return CURVE[(int) (Math.sqrt(x / CURVE_TOP) * (CURVE.length - 1) + 0.5f)];
  }

  private static short code(float value, int low, int high) {
    return (short) Math.max(low, Math.min(high, (int) (value + 0.5f)));
  }
}
