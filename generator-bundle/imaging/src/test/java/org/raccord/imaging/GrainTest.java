package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class GrainTest {

  private static final Raster RASTER = Raster.of(Scenes.FORMAT);

  private static Frame grainy(double strength, long seed) {
    Frame frame = Scenes.frame(Scenes.moved(0, 0), 1);
    Random random = new Random(seed);
    for (int i = 0; i < frame.plane(0).length; i++) {
      int v = (int) Math.round(frame.plane(0)[i] + strength * random.nextGaussian());
      frame.plane(0)[i] = (short) Math.max(0, Math.min(1023, v));
    }
    return frame;
  }

  @Test
  void strengthIsMeasuredOnWhatTwoPicturesDoNotShare() {
    // Neither picture is fetched between pixels here, so both carry all of their noise.
    Grain grain = Grain.measure(grainy(12, 1), grainy(12, 2), Flow.still(320, 180), RASTER);
    assertEquals(12 * Math.sqrt(2 / 1.72), grain.strength()[0][3], 1.2);
    assertTrue(grain.strength()[1][3] < 1, "chroma is clean");
  }

  @Test
  void inLargePicturesItIsMeasuredAtPlacesFarApart() {
    PictureFormat large = PictureFormat.square(1280, 720, PixelLayout.YUV422_10, ColourTags.BT709);
    Raster raster = Raster.of(large);
    Frame one = noisy(large, 1);
    Frame two = noisy(large, 2);
    Grain grain = Grain.measure(one, two, Flow.still(raster.width(), raster.height()), raster);
    assertEquals(12 * Math.sqrt(2 / 1.72), grain.strength()[0][3], 1.2);
  }

  /** A grey of code 450 with noise of 12 codes in luma. */
  private static Frame noisy(PictureFormat format, long seed) {
    Frame frame = Frame.allocate(format);
    Random random = new Random(seed);
    for (int i = 0; i < frame.plane(0).length; i++) {
      frame.plane(0)[i] = (short) Math.round(450 + 12 * random.nextGaussian());
    }
    return frame;
  }

  @Test
  void cleanPictureHasNone() {
    Grain grain = Grain.measure(grainy(0, 1), grainy(0, 2), Flow.still(320, 180), RASTER);
    assertEquals(0, grain.luma(), 0.2);
  }

  @Test
  void grainIsAsStrongAsAskedAndTheSameForTheSameSeed() {
    Grain grain = Grain.measure(grainy(12, 1), grainy(12, 2), Flow.still(320, 180), RASTER);
    Frame clean = grainy(0, 0);
    Frame one = clean.copy();
    Frame two = clean.copy();
    Frame other = clean.copy();
    grain.add(one, RASTER, 1, 7, 3);
    grain.add(two, RASTER, 1, 7, 3);
    grain.add(other, RASTER, 1, 8, 3);
    assertArrayEquals(one.plane(0), two.plane(0));
    double sum = 0;
    double product = 0;
    for (int i = 0; i < one.plane(0).length; i++) {
      double d = one.plane(0)[i] - clean.plane(0)[i];
      sum += d * d;
      product += d * (other.plane(0)[i] - clean.plane(0)[i]);
    }
    double strength = Math.sqrt(sum / one.plane(0).length);
    assertEquals(grain.luma(), strength, 2);
    assertTrue(Math.abs(product / sum) < 0.05, "another seed is another grain");
  }
}
