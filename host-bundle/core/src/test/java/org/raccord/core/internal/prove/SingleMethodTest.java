package org.raccord.core.internal.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.raccord.imaging.Likeness;
import org.raccord.imaging.Luma;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class SingleMethodTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(128, 96, PixelLayout.YUV420_8, ColourTags.BT709);

  /** A pattern moved to the right by {@code moved} of the frame's number. */
  private static Frame frame(double moved) {
    Frame frame = Frame.allocate(FORMAT);
    for (int i = 0; i < frame.plane(0).length; i++) {
      double x = i % 128 - moved;
      int y = i / 128;
      double v = 40 * Math.sin(x / 9 + Math.cos(y / 11.0)) + 30 * Math.sin((x + 2 * y) / 14);
      frame.plane(0)[i] = (short) Math.round(120 + v);
    }
    return frame;
  }

  /** Frames 0, -1, -2 and so on. */
  private static List<Frame> near(IntToDoubleFunction way, int count) {
    List<Frame> near = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      near.add(frame(way.applyAsDouble(-k)));
    }
    return near;
  }

  private static double psnr(Frame made, Frame truth) {
    return Likeness.psnr(Luma.of(made), Luma.of(truth));
  }

  @Test
  void flow_keeps_a_pan_going() {
    List<Frame> made = SingleMethod.flow(near(k -> 1.5 * k, 5), 4);
    assertEquals(4, made.size());
    // Gone half as far they would be at 40 and 28 dB.
    assertTrue(psnr(made.get(0), frame(1.5)) > 44, "the first");
    assertTrue(psnr(made.get(3), frame(6)) > 29, "the last");
  }

  @Test
  void texture_plays_a_swing_on_in_its_phase() {
    IntToDoubleFunction swing = k -> 6 * Math.sin(2 * Math.PI * k / 12);
    List<Frame> made = SingleMethod.texture(near(swing, 40), 18);
    assertEquals(18, made.size());
    for (int k = 1; k <= 18; k++) {
      assertTrue(psnr(made.get(k - 1), frame(swing.applyAsDouble(k))) > 35, "frame " + k);
    }
  }

  @Test
  void texture_begins_anew_where_its_frames_run_out() {
    assertEquals(30, SingleMethod.texture(near(k -> k, 9), 30).size());
    assertEquals(3, SingleMethod.texture(near(k -> k, 1), 3).size());
  }
}
