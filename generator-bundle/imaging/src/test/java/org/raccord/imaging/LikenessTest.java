package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static final int W = 200;
  private static final int H = 190;

  /** Soft texture between 40 and 200. */
  private static Luma texture() {
    return luma(
        i -> {
          double x = i % W;
          double y = (double) i / W;
          return 120 + 45 * Math.sin(x / 5) * Math.cos(y / 7) + 30 * Math.sin((x + 2 * y) / 3);
        });
  }

  private static Luma luma(IntToDoubleFunction value) {
    float[] values = new float[W * H];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return new Luma(W, H, values);
  }

  private static Luma noisy(Luma from, double sigma) {
    Random random = new Random(3);
    return luma(i -> from.values()[i] + sigma * random.nextGaussian());
  }

  private static void assertAbove(double bound, double value) {
    assertTrue(value > bound, value + " is not above " + bound);
  }

  private static void assertBelow(double bound, double value) {
    assertTrue(value < bound, value + " is not below " + bound);
  }

  private static Luma shifted(Luma from, int pixels) {
    return luma(i -> from.values()[i - i % W + Math.min(W - 1, i % W + pixels)]);
  }

  @Test
  void equalPicturesAreWhollyAlike() {
    Luma a = texture();
    assertAbove(78, Likeness.psnr(a, a));
    assertEquals(1, Likeness.ssim(a, a).mean(), 1e-4);
    assertEquals(1, Likeness.multiScaleSsim(a, a), 1e-4);
    assertEquals(0, Likeness.gmsd(a, a), 1e-6);
  }

  @Test
  void psnrIsThatOfTheError() {
    Luma a = texture();
    Luma b = luma(i -> a.values()[i] + (i % 2 == 0 ? 5 : -5));
    assertEquals(20 * Math.log10(255 / 5.0), Likeness.psnr(b, a), 1e-3);
  }

  /** Of two flat pictures only the lightness term is left: (2ab + C1) / (a2 + b2 + C1). */
  @Test
  void ssimOfFlatPicturesIsTheLightnessTerm() {
    double c1 = 0.01 * 255 * 0.01 * 255;
    double expected = (2 * 100 * 120 + c1) / (100.0 * 100 + 120 * 120 + c1);
    assertEquals(expected, Likeness.ssim(luma(i -> 100), luma(i -> 120)).mean(), 1e-3);
  }

  @Test
  void everyMeasureFallsAsNoiseGrows() {
    Luma a = texture();
    double psnr = Double.MAX_VALUE;
    double ssim = 2;
    double scales = 2;
    double gmsd = -1;
    for (double sigma : new double[] {1, 4, 16}) {
      Luma b = noisy(a, sigma);
      assertBelow(psnr, Likeness.psnr(b, a));
      assertBelow(ssim, Likeness.ssim(b, a).mean());
      assertBelow(scales, Likeness.multiScaleSsim(b, a));
      assertAbove(gmsd, Likeness.gmsd(b, a));
      psnr = Likeness.psnr(b, a);
      ssim = Likeness.ssim(b, a).mean();
      scales = Likeness.multiScaleSsim(b, a);
      gmsd = Likeness.gmsd(b, a);
    }
  }

  @Test
  void lightAloneHardlyTouchesTheGradients() {
    Luma a = texture();
    Luma lighter = luma(i -> a.values()[i] + 12);
    assertEquals(0, Likeness.gmsd(lighter, a), 1e-6);
    assertAbove(0.05, Likeness.gmsd(shifted(a, 2), a));
  }

  @Test
  void theWorstBlockIsFoundWhereTheDamageIs() {
    Luma a = texture();
    Luma b = luma(i -> i % W >= 128 && i / W >= 128 ? 120 : a.values()[i]);
    double[] blocks = Likeness.ssim(b, a).blocks(64);
    assertEquals(9, blocks.length);
    assertBelow(0.4, blocks[0]);
    assertAbove(0.97, blocks[4]);
  }

  @Test
  void sharpnessFallsWithBlurAndRisesWithNoise() {
    Luma crisp = noisy(texture(), 4);
    Luma soft =
        luma(
            i -> {
              int x = Math.min(W - 2, Math.max(1, i % W));
              int at = i - i % W + x;
              float[] v = crisp.values();
              return (v[at - 1] + v[at] + v[at + 1]) / 3;
            });
    assertBelow(0.5 * crisp.sharpness(), soft.sharpness());
    assertAbove(texture().sharpness(), crisp.sharpness());
  }

  @Test
  void picturesOfTwoSizesAreNotCompared() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Likeness.psnr(texture(), texture().halved()));
    assertTrue(String.valueOf(e.getMessage()).contains("200x190 and 100x95"), e.getMessage());
  }
}
