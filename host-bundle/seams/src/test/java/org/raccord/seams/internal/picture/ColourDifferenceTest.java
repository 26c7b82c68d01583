package org.raccord.seams.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class ColourDifferenceTest {

  /** Pairs of the data that Sharma, Wu and Dalal publish with their formulae. */
  private static final double[][] PUBLISHED = {
    {50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425},
    {50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000},
    {50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792},
    {50, 2.5, 0, 73, 25, -18, 27.1492},
    {2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082},
  };

  @Test
  void differencesAreThosePublished() {
    for (double[] row : PUBLISHED) {
      assertEquals(
          row[6], ColourDifference.of(row[0], row[1], row[2], row[3], row[4], row[5]), 5e-5);
      assertEquals(
          row[6], ColourDifference.of(row[3], row[4], row[5], row[0], row[1], row[2]), 5e-5);
    }
  }

  @Test
  void codeValuesAreSeenAsOnABt1886Display() {
    Viewing viewing =
        new Viewing(PictureFormat.square(16, 16, PixelLayout.YUV420_10, ColourTags.BT709));
    float[] rgb = new float[3];
    viewing.display(64 + 876 / 2f, 512, 512, rgb);
    Viewing.Seen grey = viewing.seen(rgb);
    double light = Math.pow(0.5, 2.4);
    assertEquals(light, grey.light(), 1e-4);
    assertEquals(116 * Math.cbrt(light) - 16, grey.lightness(), 0.02);
    assertEquals(0, grey.a(), 0.05);
    assertEquals(0, grey.b(), 0.05);
    viewing.display(940, 512, 512, rgb);
    assertEquals(100, viewing.seen(rgb).lightness(), 0.01);
  }

  @Test
  void hdrIsSeenRelativeToItsWhite() {
    // 203 cd/m2 is 58 % of the PQ signal and 75 % of the HLG signal (BT.2408).
    assertEquals(100, lightness(16, 0.5807f), 0.5);
    assertEquals(100, lightness(18, 0.75f), 0.5);
    assertEquals(0, lightness(16, 0), 0.01);
  }

  private static double lightness(int transfer, float signal) {
    ColourTags tags = new ColourTags(9, transfer, 9, ColourTags.Range.NARROW, 1);
    Viewing viewing = new Viewing(PictureFormat.square(16, 16, PixelLayout.YUV420_10, tags));
    float[] rgb = new float[3];
    viewing.display(64 + 876 * signal, 512, 512, rgb);
    return viewing.seen(rgb).lightness();
  }
}
