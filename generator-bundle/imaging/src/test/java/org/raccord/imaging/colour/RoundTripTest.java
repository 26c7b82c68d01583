package org.raccord.imaging.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Through the conversion and back, without a model between. */
class RoundTripTest {

  static List<String> names() {
    return DisplayTransforms.names();
  }

  /** Every code from black to white of the range, and with a little less care those beyond. */
  @ParameterizedTest
  @MethodSource("names")
  void aRampComesBackWithinOneTenBitCode(String name) {
    for (Range range : List.of(Range.NARROW, Range.FULL)) {
      PictureFormat format =
          PictureFormat.square(
              1024,
              2,
              PixelLayout.YUV422_10,
              new ColourTags(ColourTags.UNKNOWN, ColourTags.UNKNOWN, 1, range, 1));
      DisplayTransform transform = DisplayTransforms.named(name, range).orElseThrow();
      Frame ramp = Frame.allocate(format);
      for (int i = 0; i < ramp.plane(0).length; i++) {
        ramp.plane(0)[i] = (short) (i % 1024);
      }
      java.util.Arrays.fill(ramp.plane(1), (short) 512);
      java.util.Arrays.fill(ramp.plane(2), (short) 512);
      Frame back =
          DisplayPictures.fromDisplay(
              DisplayPictures.toDisplay(ramp, transform), transform, format);
      // PQ spends its codes below 0.01 cd/m2 on light that sixteen bits of a display do not tell.
      int black = range == Range.FULL ? 0 : 64;
      int white = range == Range.FULL ? 1023 : 940;
      // Nikon's root is flat where it ends, far below black.
      int dark = name.equals("pq") ? 32 : name.equals("nlog") ? 24 : 0;
      for (int x = black + dark; x <= white; x++) {
        assertEquals(x, back.sample(0, x, 1), 1, name + " " + range + " at code " + x);
      }
      for (int x = white; x < 1020; x++) {
        assertEquals(x, back.sample(0, x, 1), 4, name + " beyond white at code " + x);
      }
      for (int x = 32; x < 480; x++) {
        assertEquals(512, back.sample(1, x, 0), 1, name + ": grey stays grey at " + 2 * x);
      }
    }
  }

  /** Colours of a scene, not all combinations of codes: those of a camera are more alike. */
  @ParameterizedTest
  @MethodSource("names")
  void coloursComeBackInFloatingPoint(String name) {
    DisplayTransform transform = DisplayTransforms.named(name, Range.NARROW).orElseThrow();
    Random random = new Random(3);
    int count = 20_000;
    float[][] there = new float[3][count];
    for (int i = 0; i < count; i++) {
      float grey = 0.15f + 0.75f * random.nextFloat();
      for (float[] plane : there) {
        plane[i] = grey + 0.1f * (random.nextFloat() - 0.5f);
      }
    }
    float[] r = there[0].clone();
    float[] g = there[1].clone();
    float[] b = there[2].clone();
    transform.toDisplay(r, g, b);
    transform.fromDisplay(r, g, b);
    double worst = 0;
    for (int i = 0; i < count; i++) {
      worst = Math.max(worst, Math.abs(r[i] - there[0][i]));
      worst = Math.max(worst, Math.abs(g[i] - there[1][i]));
      worst = Math.max(worst, Math.abs(b[i] - there[2][i]));
    }
    assertTrue(876 * worst < 1, name + " is off by " + 876 * worst + " codes");
  }
}
