package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * Fills are as sharp as the shots beside them, though each pixel is fetched from between pixels.
 */
class SharpFillsTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(256, 144, PixelLayout.YUV420_8, ColourTags.BT709);

  /** A slow pan over fine texture. */
  private static List<Frame> shot(int from, int step) {
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      double moved = 0.7 * (from + step * k);
      Frame frame = Frame.allocate(FORMAT);
      int w = FORMAT.width();
      for (int i = 0; i < frame.plane(0).length; i++) {
        double x = i % w - moved;
        int line = i / w;
        double coarse = 40 * Math.sin(x / 17 + Math.cos(line / 13.0)) + 20 * Math.cos(line / 9.0);
        double fine = 12 * Math.sin(1.7 * x + 2 * Math.sin(line / 7.0));
        frame.plane(0)[i] = (short) Math.round(120 + coarse + fine);
      }
      for (int p = 1; p < 3; p++) {
        Arrays.fill(frame.plane(p), (short) 128);
      }
      frames.add(frame);
    }
    return frames;
  }

  @Test
  void grainThatIsNotPutBackIsNotDrawnSharplyEither() throws Exception {
    Frame still = shot(0, 0).get(0);
    List<Frame> before = noisy(still, 1);
    List<Frame> after = noisy(still, 2);
    ShotCall call = new ShotCall(FORMAT, before, after);
    new ContinuityGenerator(GrainMode.LEFT).fill(call.request(1, Intent.BRIDGE), call);
    Frame mean = Frame.allocate(FORMAT);
    for (int i = 0; i < mean.plane(0).length; i++) {
      mean.plane(0)[i] = (short) ((before.get(0).plane(0)[i] + after.get(0).plane(0)[i] + 1) / 2);
    }
    double made = Measures.sharpness(call.pushed().get(0));
    assertEquals(1, made / Measures.sharpness(mean), 0.06);
  }

  @Test
  void extensionDoesNotDrawTheGrainOfItsEdgeSharply() throws Exception {
    List<Frame> before = new ArrayList<>();
    Random random = new Random(3);
    for (Frame clean : shot(0, -1)) {
      Frame frame = clean.copy();
      for (int i = 0; i < frame.plane(0).length; i++) {
        frame.plane(0)[i] += (short) Math.round(6 * random.nextGaussian());
      }
      before.add(frame);
    }
    ShotCall call = new ShotCall(FORMAT, before, List.of());
    new ContinuityGenerator(GrainMode.LEFT).fill(call.request(4, Intent.EXTEND), call);
    for (Frame frame : call.pushed()) {
      double made = Measures.sharpness(frame) / Measures.sharpness(before.get(0));
      assertTrue(made < 0.72, "sharpness " + made);
    }
  }

  /** The same picture again and again, each time with grain of its own. */
  private static List<Frame> noisy(Frame clean, long seed) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      Frame frame = clean.copy();
      for (int i = 0; i < frame.plane(0).length; i++) {
        frame.plane(0)[i] += (short) Math.round(3 * random.nextGaussian());
      }
      frames.add(frame);
    }
    return frames;
  }

  @ParameterizedTest
  @EnumSource(
      value = Intent.class,
      names = {"BRIDGE", "EXTEND"})
  void madeFramesHaveTheDetailOfTheirNeighbours(Intent intent) throws Exception {
    List<Frame> before = shot(0, -1);
    ShotCall call = new ShotCall(FORMAT, before, shot(5, 1));
    new ContinuityGenerator(GrainMode.LEFT).fill(call.request(4, intent), call);
    double own = Measures.sharpness(before.get(0));
    for (Frame frame : call.pushed()) {
      assertEquals(1, Measures.sharpness(frame) / own, 0.15);
    }
  }
}
