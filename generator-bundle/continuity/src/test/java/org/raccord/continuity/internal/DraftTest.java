package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.generator.ClipGenerator;
import org.raccord.imaging.Raster;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** A draft follows the motion too, on less. */
class DraftTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(384, 216, PixelLayout.YUV420_8, ColourTags.BT709);
  private static final int MISSING = 3;

  /** A pan of three pixels a frame. */
  private static Frame at(int k) {
    Frame frame = Frame.allocate(FORMAT);
    int w = FORMAT.width();
    for (int i = 0; i < frame.plane(0).length; i++) {
      double x = i % w - 3.0 * k;
      int line = i / w;
      double v = 40 * Math.sin(x / 17 + Math.cos(line / 13.0)) + 20 * Math.cos((line + x) / 11.0);
      frame.plane(0)[i] = (short) Math.round(120 + v);
    }
    Arrays.fill(frame.plane(1), (short) 128);
    Arrays.fill(frame.plane(2), (short) 128);
    return frame;
  }

  /** How many frames a fill reads of each side, and how far its middle frame is from the truth. */
  private record Filled(double error, int read) {}

  private static Filled filled(ClipGenerator generator) throws Exception {
    List<Frame> before = new ArrayList<>();
    List<Frame> after = new ArrayList<>();
    for (int k = 0; k < 24; k++) {
      before.add(at(-1 - k));
      after.add(at(MISSING + k));
    }
    ShotCall call = new ShotCall(FORMAT, before, after);
    generator.fill(call.request(MISSING, Intent.BRIDGE), call);
    return new Filled(error(call.pushed().get(1)), call.read());
  }

  /** How far a frame is from the truth in the middle of the hole, in code values. */
  private static double error(Frame made) {
    Frame truth = at(1);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < made.plane(0).length; i++) {
      int x = i % FORMAT.width();
      if (x > 30 && x < FORMAT.width() - 30) {
        sum += Math.abs(made.plane(0)[i] - truth.plane(0)[i]);
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void a_draft_moves_with_the_shot_though_it_reads_less_of_it() throws Exception {
    Filled draft = filled(new Draft());
    Filled whole = filled(new ContinuityGenerator());
    double still = error(at(-1));
    assertTrue(draft.error() < still / 8, "off by " + draft.error() + ", the edge by " + still);
    assertTrue(draft.read() <= 12 && whole.read() >= 24, draft.read() + " and " + whole.read());
  }

  @Test
  void its_motion_is_searched_on_a_quarter_of_the_pixels() {
    Raster full = Care.FULL.raster(FORMAT);
    Raster draft = Care.DRAFT.raster(FORMAT);
    assertEquals(full.width() * full.height() / 4, draft.width() * draft.height());
    assertEquals(2 * full.divisor(), draft.divisor());
    PictureFormat tiny = PictureFormat.square(64, 20, PixelLayout.YUV420_8, ColourTags.BT709);
    assertEquals(Care.FULL.raster(tiny), Care.DRAFT.raster(tiny));
  }
}
