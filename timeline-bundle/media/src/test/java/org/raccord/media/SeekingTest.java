package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

/**
 * Any frame is the frame that reading from the start gives at that number. Normally a stretch of
 * each real clip is tried at a few places; {@code -Draccord.seeking=all} tries every clip whole at
 * sixty places.
 */
class SeekingTest {

  private static final boolean ALL = "all".equals(System.getProperty("raccord.seeking"));

  /** Pixels that are decoded in sequence in a normal run. */
  private static final long PIXELS = 10_000_000;

  private static int print(Frame frame) {
    int hash = 7;
    for (int p = 0; p < frame.format().layout().planes(); p++) {
      hash = hash * 31 + Arrays.hashCode(frame.plane(p));
    }
    return hash;
  }

  private static List<Integer> prints(FrameReader reader) throws IOException {
    List<Integer> prints = new ArrayList<>();
    for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
      prints.add(print(f.get()));
    }
    return prints;
  }

  @Test
  void everyFrameIsFoundAtItsNumberWhereverOneStarts() throws Exception {
    for (Path clip : Cases.clips()) {
      long begin = System.nanoTime();
      int tried = 0;
      try (PictureSource source = PictureSource.open(clip)) {
        PictureFacts facts = source.picture();
        long pixels = (long) facts.format().width() * facts.format().height();
        long stretch = ALL ? facts.frames() : Math.min(facts.frames(), 6 + PIXELS / pixels);
        List<Integer> truth;
        try (FrameReader reader = source.read(new FrameRange(0, stretch, facts.rate()))) {
          truth = prints(reader);
        }
        assertEquals(stretch, truth.size(), clip.toString());
        Random random = new Random(11);
        int places = ALL ? 60 : 3;
        for (int i = 0; i < places; i++) {
          long at = i == 0 ? stretch - 1 : i == 1 ? 0 : random.nextLong(stretch);
          long length = Math.min(1 + i % 2, stretch - at);
          try (FrameReader reader = source.read(new FrameRange(at, length, facts.rate()))) {
            assertEquals(
                truth.subList((int) at, (int) (at + length)), prints(reader), clip + " " + at);
          }
          tried++;
        }
        long tail = Math.min(stretch, ALL ? 40 : 3);
        try (FrameReader reader =
            source.readBackwards(
                new FrameRange(stretch - tail, tail, facts.rate()), facts.format())) {
          List<Integer> back = prints(reader);
          java.util.Collections.reverse(back);
          assertEquals(
              truth.subList((int) (stretch - tail), (int) stretch), back, clip + " backwards");
        }
        if (ALL) {
          // The last frame of all, and nothing beyond it.
          assertArrayEquals(new int[] {truth.get(truth.size() - 1)}, new int[] {last(source)});
        }
      }
      if (ALL) {
        System.out.printf(
            Locale.ROOT,
            "%s: %d places, %.1f s%n",
            clip.getFileName(),
            tried,
            (System.nanoTime() - begin) / 1e9);
      }
    }
  }

  private static int last(PictureSource source) throws IOException {
    FrameRange range = source.picture().range();
    try (FrameReader reader = source.read(new FrameRange(range.end() - 1, 1, range.rate()))) {
      return prints(reader).get(0);
    }
  }
}
