package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class DetailTest {

  private static final Raster RASTER = Raster.of(Scenes.FORMAT);

  /** The scene with texture on its left half, as fine as a lens lets it be. */
  private static Frame textured(long seed) {
    Frame frame = Scenes.frame(Scenes.moved(0, 0), 1);
    Random random = new Random(seed);
    int w = Scenes.FORMAT.width();
    float[] white = new float[frame.plane(0).length];
    for (int i = 0; i < white.length; i++) {
      white[i] = (float) (40 * random.nextGaussian());
    }
    float[] fine = Fields.boxBlur(white, w, Scenes.FORMAT.height(), 1);
    for (int i = 0; i < fine.length; i++) {
      if (i % w < w / 2) {
        frame.plane(0)[i] += (short) Math.round(fine[i]);
      }
    }
    return frame;
  }

  private static Flow halfPixel() {
    float[] half = new float[RASTER.width() * RASTER.height()];
    Arrays.fill(half, 0.5f);
    return new Flow(RASTER.width(), RASTER.height(), half, new float[half.length]);
  }

  @Test
  void whatFetchingBetweenPixelsTakesIsGivenBack() {
    Frame source = textured(1);
    Detail whole = Detail.of(source, RASTER);
    Frame fetched = new Warper(Scenes.FORMAT, RASTER).fetch(source, halfPixel());
    assertTrue(
        Detail.of(fetched, RASTER).energy() < 0.7 * whole.energy(), "fetching takes fine detail");
    Detail.restore(fetched, halfPixel(), whole);
    assertEquals(1, Detail.of(fetched, RASTER).energy() / whole.energy(), 0.2);
  }

  private static Frame noisy(Frame clean, long seed) {
    Frame frame = clean.copy();
    Random random = new Random(seed);
    for (int i = 0; i < frame.plane(0).length; i++) {
      frame.plane(0)[i] += (short) Math.round(10 * random.nextGaussian());
    }
    return frame;
  }

  @Test
  void sharedDetailLeavesOutWhatOnePictureAloneShows() {
    Frame clean = textured(1);
    Frame a = noisy(clean, 3);
    Frame b = noisy(clean, 4);
    double truth = Detail.of(clean, RASTER).energy();
    double noise = Detail.of(a, RASTER).energy() - truth;
    assertTrue(noise > 0.5 * truth, "noise is fine detail");
    Flow still = Flow.still(RASTER.width(), RASTER.height());
    // Where there is nothing but noise, by chance a part of it is alike.
    assertEquals(truth, Detail.shared(a, b, still, RASTER).energy(), 0.4 * noise);
  }

  @Test
  void whatMixingTwoPicturesTakesIsGivenBack() {
    Frame a = textured(1);
    Frame b = textured(2);
    Flow still = Flow.still(RASTER.width(), RASTER.height());
    float[] half = new float[RASTER.width() * RASTER.height()];
    Arrays.fill(half, 0.5f);
    Moment moment = new Moment(still, still, half);
    Frame woven = new Warper(Scenes.FORMAT, RASTER).weave(a, b, moment);
    Detail wanted = Detail.of(a, RASTER);
    assertTrue(Detail.of(woven, RASTER).energy() < 0.6 * wanted.energy(), "mixing takes detail");
    Detail.restore(woven, moment, wanted, Detail.of(b, RASTER));
    assertEquals(1, Detail.of(woven, RASTER).energy() / wanted.energy(), 0.2);
  }

  @Test
  void aPictureThatHasItsDetailIsLeftAlone() {
    Frame source = textured(1);
    Frame frame = source.copy();
    Flow still = Flow.still(RASTER.width(), RASTER.height());
    Detail.restore(frame, still, Detail.of(source, RASTER));
    assertArrayEquals(source.plane(0), frame.plane(0));
  }

  @Test
  void detailIsGivenWhereItWasTakenAndNowhereElse() {
    Frame source = textured(1);
    Frame smooth = Scenes.frame(Scenes.moved(0, 0), 1);
    Frame frame = smooth.copy();
    Flow still = Flow.still(RASTER.width(), RASTER.height());
    Detail.restore(frame, still, Detail.of(source, RASTER));
    int w = Scenes.FORMAT.width();
    for (int i = 0; i < frame.plane(0).length; i++) {
      if (i % w > w / 2 + 8) {
        assertEquals(smooth.plane(0)[i], frame.plane(0)[i]);
      }
    }
  }

  @Test
  void allColoursOfAnRgbPictureGetTheirDetailBack() {
    PictureFormat rgb = Scenes.FORMAT.withLayout(PixelLayout.RGB_8);
    Frame source = Frame.allocate(rgb);
    Frame grey = textured(1);
    for (int p = 0; p < 3; p++) {
      for (int i = 0; i < source.plane(p).length; i++) {
        source.plane(p)[i] = (short) (grey.plane(0)[i] / 4);
      }
    }
    Frame fetched = new Warper(rgb, RASTER).fetch(source, halfPixel());
    Frame restored = fetched.copy();
    Detail.restore(restored, halfPixel(), Detail.of(source, RASTER));
    assertEquals(1, Detail.of(restored, RASTER).energy() / Detail.of(source, RASTER).energy(), 0.2);
    assertArrayEquals(restored.plane(0), restored.plane(1), "a grey picture stays grey");
    assertArrayEquals(restored.plane(2), restored.plane(1), "a grey picture stays grey");
  }
}
