package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PixelLayout;

/**
 * Gains of red, green and blue light on a picture whose code values are no power of light: each
 * pixel is taken to red, green and blue, through a table to the value of its new light, and back.
 */
final class Relight {

  private static final int STEPS = 4096;

  private final float[][] tables = new float[3][STEPS + 2];

  Relight(Transfer transfer, double... gains) {
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < tables[c].length; i++) {
        tables[c][i] =
            (float) transfer.value(gains[c] * transfer.light(Math.min(STEPS, i) / (double) STEPS));
      }
    }
  }

  void apply(Frame frame) {
    if (frame.format().layout().family() == PixelLayout.Family.YUV) {
      yuv(frame);
    } else {
      separate(frame);
    }
  }

  private float relit(int c, double value) {
    float at = (float) Math.max(0, Math.min(1, value)) * STEPS;
    int i = (int) at;
    return tables[c][i] + (tables[c][i + 1] - tables[c][i]) * (at - i);
  }

  private void separate(Frame frame) {
    boolean grey = frame.format().layout().family() == PixelLayout.Family.GREY;
    float black = grey ? Codes.of(frame.format()).black() : 0;
    int top = frame.format().layout().maxCode();
    float span = grey ? Codes.of(frame.format()).lumaSpan() : top;
    for (int c = 0; c < (grey ? 1 : 3); c++) {
      short[] plane = frame.plane(c);
      for (int i = 0; i < plane.length; i++) {
        float v = relit(grey ? 1 : c, ((plane[i] & 0xffff) - black) / span);
        plane[i] = code(v * span + black, top);
      }
    }
  }

  private void yuv(Frame frame) {
    PixelLayout layout = frame.format().layout();
    Codes codes = Codes.of(frame.format());
    int top = layout.maxCode();
    int w = frame.planeWidth(0);
    int h = frame.planeHeight(0);
    int cw = frame.planeWidth(1);
    double kg = 1 - codes.kr() - codes.kb();
    double perV = 2 * (1 - codes.kr());
    double perU = 2 * (1 - codes.kb());
    short[] luma = frame.plane(0);
    for (int cy = 0; cy < frame.planeHeight(1); cy++) {
      int endY = Math.min(h, (cy + 1) << layout.chromaShiftY());
      for (int cx = 0; cx < cw; cx++) {
        int endX = Math.min(w, (cx + 1) << layout.chromaShiftX());
        int at = cy * cw + cx;
        double u = ((frame.plane(1)[at] & 0xffff) - codes.neutral()) / codes.chromaSpan();
        double v = ((frame.plane(2)[at] & 0xffff) - codes.neutral()) / codes.chromaSpan();
        double newU = 0;
        double newV = 0;
        int count = 0;
        for (int y = cy << layout.chromaShiftY(); y < endY; y++) {
          for (int x = cx << layout.chromaShiftX(); x < endX; x++) {
            int i = y * w + x;
            double value = ((luma[i] & 0xffff) - codes.black()) / codes.lumaSpan();
            double red = relit(0, value + perV * v);
            double blue = relit(2, value + perU * u);
            double green = relit(1, value - (codes.kr() * perV * v + codes.kb() * perU * u) / kg);
            double lit = codes.kr() * red + kg * green + codes.kb() * blue;
            luma[i] = code(lit * codes.lumaSpan() + codes.black(), top);
            newU += (blue - lit) / perU;
            newV += (red - lit) / perV;
            count++;
          }
        }
        if (count > 0) {
          frame.plane(1)[at] = code(newU / count * codes.chromaSpan() + codes.neutral(), top);
          frame.plane(2)[at] = code(newV / count * codes.chromaSpan() + codes.neutral(), top);
        }
      }
    }
  }

  private static short code(double value, int top) {
    double v = value + 0.5;
    return (short) (v < 0 ? 0 : v > top ? top : (int) v);
  }
}
