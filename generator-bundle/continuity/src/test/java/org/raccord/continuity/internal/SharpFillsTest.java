package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.raccord.generator.FillRequest;
import org.raccord.generator.FillRequest.Neighbour;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

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

  @ParameterizedTest
  @EnumSource(
      value = Intent.class,
      names = {"BRIDGE", "EXTEND"})
  void madeFramesHaveTheDetailOfTheirNeighbours(Intent intent) throws Exception {
    List<Frame> before = shot(0, -1);
    ShotCall call = new ShotCall(FORMAT, before, shot(5, 1));
    Neighbour neighbour = new Neighbour("m", "m", new FrameRange(0, 12, Rate.FPS_25), 12);
    new ContinuityGenerator(GrainMode.LEFT)
        .fill(
            new FillRequest(
                4,
                Rate.FPS_25,
                0,
                0,
                FORMAT,
                Optional.of(neighbour),
                Optional.of(neighbour),
                FillRequest.Relation.ONE_SOURCE,
                Brief.OPEN.withIntent(intent),
                7,
                List.of()),
            call);
    double own = Measures.sharpness(before.get(0));
    for (Frame frame : call.pushed()) {
      assertEquals(1, Measures.sharpness(frame) / own, 0.15);
    }
  }
}
