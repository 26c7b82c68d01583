package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class RetimedFramesTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(160, 96, PixelLayout.YUV420_8, ColourTags.BT709);

  /** A soft pattern that moves three pixels a frame to the left. */
  private static Frame at(double time) {
    Frame frame = Frame.allocate(FORMAT);
    for (int p = 0; p < 3; p++) {
      int w = frame.planeWidth(p);
      for (int i = 0; i < frame.plane(p).length; i++) {
        double x = i % w + 3 * time;
        int line = i / w;
        double wave = Math.sin(x / 7) * Math.cos(line / 9.0) + 0.5 * Math.sin(x / 3.1 + line / 5.0);
        frame.plane(p)[i] = (short) (p == 0 ? Math.round(120 + 50 * wave) : 128);
      }
    }
    return frame;
  }

  private static FrameReader frames(int count) {
    return new FrameReader() {
      private int next;

      @Override
      public PictureFormat format() {
        return FORMAT;
      }

      @Override
      public Optional<Frame> next() {
        return next < count ? Optional.of(at(next++)) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  private static double apart(Frame a, Frame b) {
    double sum = 0;
    int n = 0;
    for (int y = 8; y < 88; y++) {
      for (int x = 16; x < 144; x++, n++) {
        sum += Math.abs(a.sample(0, x, y) - b.sample(0, x, y));
      }
    }
    return sum / n;
  }

  @Test
  void framesBetweenLieWhereTheMotionIsThenAndAreNotTheNearest() throws IOException {
    double step = 7 / 11.0;
    try (RetimedFrames retimed = new RetimedFrames(frames(8), 12, k -> k * step)) {
      for (int k = 0; k < 12; k++) {
        Frame made = retimed.next().orElseThrow();
        double error = apart(at(k * step), made);
        double nearest = apart(at(k * step), at(Math.rint(k * step)));
        assertTrue(error < 2, k + " is off by " + error);
        assertTrue(error < Math.max(1, nearest / 2), k + ": " + error + ", nearest " + nearest);
      }
      assertEquals(Optional.empty(), retimed.next());
    }
  }
}
