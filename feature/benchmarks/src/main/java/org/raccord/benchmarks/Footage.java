package org.raccord.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Picture and sound of no particular place: a textured pan with grain, and noise under a tone. */
final class Footage {

  private static final double PIXELS_PER_FRAME = 5.3;

  private Footage() {}

  /** The frame {@code number} of the pan; the same each time. */
  static Frame frame(PictureFormat format, int number) {
    Frame frame = Frame.allocate(format);
    int unit = 1 << (format.layout().bitDepth() - 8);
    Random grain = new Random(number);
    for (int p = 0; p < format.layout().planes(); p++) {
      int w = frame.planeWidth(p);
      double across = format.width() / (double) w;
      for (int y = 0, i = 0; y < frame.planeHeight(p); y++) {
        for (int x = 0; x < w; x++, i++) {
          double at = x * across + number * PIXELS_PER_FRAME;
          double v =
              0.5 * Math.sin(at / 31 + Math.cos(y / 47.0))
                  + 0.3 * Math.sin(y / 11.0 + Math.sin(at / 19))
                  + 0.2 * Math.sin((at + 2 * y) / 5);
          double code = p == 0 ? 110 + 70 * v : 128 + 30 * v;
          frame.plane(p)[i] = (short) Math.round(unit * (code + grain.nextGaussian()));
        }
      }
    }
    return frame;
  }

  static List<Grey> greys(PictureFormat format, Raster raster, int... numbers) {
    List<Grey> greys = new ArrayList<>();
    for (int number : numbers) {
      greys.add(raster.grey(frame(format, number)));
    }
    return List.copyOf(greys);
  }

  /** Stereo at 48 kHz. */
  static SoundBlock sound(int seconds) {
    SoundFormat format = new SoundFormat(48_000, 2);
    float[][] samples = new float[2][seconds * format.sampleRate()];
    Random noise = new Random(5);
    for (int i = 0; i < samples[0].length; i++) {
      double tone = 0.1 * Math.sin(i * 2 * Math.PI * 220 / format.sampleRate());
      samples[0][i] = (float) (tone + 0.02 * noise.nextGaussian());
      samples[1][i] = (float) (tone + 0.02 * noise.nextGaussian());
    }
    return new SoundBlock(format, samples);
  }
}
