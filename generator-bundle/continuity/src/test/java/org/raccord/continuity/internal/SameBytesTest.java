package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** The same request gives the same bytes, alone or beside others. */
class SameBytesTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(192, 108, PixelLayout.YUV420_8, ColourTags.BT709);

  private static List<Frame> shot(int from, int step) {
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      int f = from + step * k;
      Frame frame = Frame.allocate(FORMAT);
      for (int p = 0; p < 3; p++) {
        int w = frame.planeWidth(p);
        for (int i = 0; i < frame.plane(p).length; i++) {
          double x = i % w - 1.3 * f;
          int line = i / w;
          double y = line + 0.4 * f;
          double grain = (i * 7919L + f * 104729L) % 13 - 6;
          frame.plane(p)[i] =
              (short) Math.round(120 + 40 * Math.sin(x / 5) + 30 * Math.cos(y / 7) + grain);
        }
      }
      frames.add(frame);
    }
    return frames;
  }

  private static int fill(Intent intent) throws Exception {
    ShotCall call = new ShotCall(FORMAT, shot(0, -1), shot(5, 1));
    new ContinuityGenerator().fill(call.request(4, intent), call);
    int hash = 1;
    for (Frame frame : call.pushed()) {
      for (int p = 0; p < 3; p++) {
        hash = 31 * hash + Arrays.hashCode(frame.plane(p));
      }
    }
    return hash;
  }

  @Test
  void fillsSideBySideAreTheFillAlone() throws Exception {
    for (Intent intent : List.of(Intent.BRIDGE, Intent.EXTEND)) {
      int alone = fill(intent);
      ExecutorService pool = Executors.newFixedThreadPool(4);
      try {
        List<Future<Integer>> fills = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          fills.add(pool.submit(() -> fill(intent)));
        }
        for (Future<Integer> fill : fills) {
          assertEquals(alone, fill.get());
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }
}
