package org.raccord.imaging.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class DisplayLossesTest {

  @TempDir Path folder;

  /** A ramp of ten-bit codes across. */
  private static Frame ramp(int first, int last) {
    Frame frame =
        Frame.allocate(PictureFormat.square(512, 8, PixelLayout.YUV422_10, ColourTags.BT709));
    for (int i = 0; i < frame.plane(0).length; i++) {
      frame.plane(0)[i] = (short) (first + (last - first) * (i % 512) / 511);
    }
    java.util.Arrays.fill(frame.plane(1), (short) 512);
    java.util.Arrays.fill(frame.plane(2), (short) 512);
    return frame;
  }

  @Test
  void aLogarithmLosesSteps() {
    DisplayTransform slog3 =
        DisplayTransforms.named("slog3", ColourTags.Range.NARROW).orElseThrow();
    DisplayLosses eight = DisplayLosses.of(ramp(100, 600), slog3, 8);
    assertEquals(0, eight.above(), "the curve keeps highlights");
    assertTrue(eight.step() > 3 && eight.step() < 7, () -> "a step of " + eight.step());
    DisplayLosses ten = DisplayLosses.of(ramp(100, 600), slog3, 10);
    assertEquals(eight.step() / 4, ten.step(), 0.1);
    DisplayLosses sun = DisplayLosses.of(ramp(600, 930), slog3, 8);
    assertTrue(sun.step() > 2 * eight.step(), "highlights are pressed");
    assertEquals(4, DisplayLosses.ofValues(8).step(), 1e-9);
  }

  @Test
  void whatATableClipsIsCounted() throws Exception {
    Path clips = folder.resolve("clips.cube");
    Files.writeString(clips, "LUT_1D_SIZE 5\n0 0 0\n.4 .4 .4\n.8 .8 .8\n1 1 1\n1 1 1\n");
    Path back = folder.resolve("back.cube");
    Files.writeString(
        back,
        "LUT_1D_SIZE 6\n0 0 0\n.125 .125 .125\n.25 .25 .25\n.375 .375 .375\n.5 .5 .5\n.75 .75 .75\n");
    DisplayTransform table = DisplayTransforms.cubes(clips, Optional.of(back));
    DisplayLosses lost = DisplayLosses.of(ramp(64, 940), table, 8);
    // The last quarter of the values comes to white.
    assertEquals(0.25, lost.above(), 0.01);
    assertEquals(0, lost.below(), 0.001);
  }
}
