package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Pictures come back from a model's numbers as they went. */
class LightTest {

  private static PictureFormat format(PixelLayout layout, int matrix, ColourTags.Range range) {
    return PictureFormat.square(64, 48, layout, new ColourTags(matrix, 1, matrix, range, 1));
  }

  /** Smooth colour, from below black to above white where the range has room for it. */
  private static Frame picture(PictureFormat format) {
    Frame frame = Frame.allocate(format);
    int top = format.layout().maxCode();
    for (int p = 0; p < format.layout().planes(); p++) {
      int w = frame.planeWidth(p);
      for (int y = 0; y < frame.planeHeight(p); y++) {
        for (int x = 0; x < w; x++) {
          double wave = p == 0 ? x / (w - 1.0) : 0.5 + 0.1 * Math.sin(0.2 * x + 0.3 * y + p);
          frame.plane(p)[y * w + x] = (short) Math.round(wave * top);
        }
      }
    }
    return frame;
  }

  @ParameterizedTest
  @CsvSource({
    "10, 1, 0, 1, NARROW",
    "10, 1, 0, 6, NARROW",
    "10, 1, 1, 1, NARROW",
    "8, 1, 1, 6, FULL",
    "8, 0, 0, 1, FULL",
    "12, 0, 0, 9, NARROW",
    "10, 1, 0, 2, UNSPECIFIED"
  })
  void yuvComesBackWithinOneCode(
      int depth, int shiftX, int shiftY, int matrix, ColourTags.Range range) {
    PictureFormat format =
        format(new PixelLayout(PixelLayout.Family.YUV, depth, shiftX, shiftY), matrix, range);
    Frame before = picture(format);
    Frame after = Light.of(before).frame(format);
    for (int p = 0; p < 3; p++) {
      int worst = 0;
      // The chroma filters look beyond the picture at its edge.
      for (int y = 3; y < before.planeHeight(p) - 3; y++) {
        for (int x = 3; x < before.planeWidth(p) - 3; x++) {
          worst = Math.max(worst, Math.abs(before.sample(p, x, y) - after.sample(p, x, y)));
        }
      }
      int plane = p;
      int found = worst;
      assertTrue(worst <= 1, () -> "plane " + plane + " is " + found + " codes off");
    }
  }

  @Test
  void rgbAndGreyComeBackAsTheyWere() {
    for (PixelLayout layout :
        new PixelLayout[] {PixelLayout.RGB_8, PixelLayout.RGB_16, PixelLayout.GREY_8}) {
      PictureFormat format = format(layout, 2, ColourTags.Range.UNSPECIFIED);
      Frame before = picture(format);
      Frame after = Light.of(before).frame(format);
      for (int p = 0; p < layout.planes(); p++) {
        for (int i = 0; i < before.plane(p).length; i++) {
          assertEquals(before.plane(p)[i], after.plane(p)[i], 1, layout + " plane " + p);
        }
      }
    }
  }

  @Test
  void theColoursAreThoseOfTheStandard() {
    // BT.709, narrow, 8 bits: pure red is Y 63, Cb 102, Cr 240; BT.601: 81, 90, 240.
    int[][] known = {{1, 63, 102, 240}, {6, 81, 90, 240}};
    for (int[] red : known) {
      PictureFormat format = format(PixelLayout.YUV444_8, red[0], ColourTags.Range.NARROW);
      Frame frame = Frame.allocate(format);
      for (int p = 0; p < 3; p++) {
        java.util.Arrays.fill(frame.plane(p), (short) red[p + 1]);
      }
      Light light = Light.of(frame);
      assertEquals(1, light.planes()[0][100], 0.01);
      assertEquals(0, light.planes()[1][100], 0.01);
      assertEquals(0, light.planes()[2][100], 0.01);
    }
  }

  @Test
  void halvesAreThoseOfTheStandard() {
    float[][] known = {
      {0, 0},
      {1, 0x3c00},
      {-2, 0xc000},
      {65504, 0x7bff},
      {0.25f, 0x3400},
      {0x1p-24f, 1}
    };
    for (float[] pair : known) {
      assertEquals((short) (int) pair[1], Halves.of(pair[0]), "of " + pair[0]);
      assertEquals(pair[0], Halves.value((short) (int) pair[1]), 0);
    }
    for (int code = 0; code < 0x7c00; code++) {
      assertEquals((short) code, Halves.of(Halves.value((short) code)));
    }
  }
}
