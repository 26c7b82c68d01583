package org.raccord.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;

/**
 * Says how soon a frame anywhere in a file is there at half size, as the window looks for it,
 * beside how long a frame takes that is played on to; nothing is asserted but that there is one.
 * Run with
 *
 * <pre>mvn -pl timeline-bundle/program -am test -Dtest=SeekSpeedTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Draccord.measure=FILE</pre>
 */
class SeekSpeedTest {

  private static final int SEEKS = 60;
  private static final int STEPS = 120;

  @Test
  void measure() throws IOException {
    String file = System.getProperty("raccord.measure", "");
    Assumptions.assumeFalse(file.isEmpty(), "No file to measure with: -Draccord.measure=FILE");
    try (PictureSource source = PictureSource.open(Path.of(file));
        DeckRack rack = new DeckRack()) {
      PictureFacts facts = source.picture();
      PictureFormat half =
          PictureFormat.square(
              facts.format().width() / 2,
              facts.format().height() / 2,
              PixelLayout.RGB_8,
              new ColourTags(1, 1, 0, ColourTags.Range.FULL, 1));
      Program program =
          new Program(
              Cut.timeline(
                  Cut.video(
                      Cut.clip(
                          "measured",
                          new FrameRange(0, facts.frames(), facts.rate()),
                          1,
                          Optional.empty()))),
              reference -> Optional.of(Path.of(file)),
              half,
              facts.rate(),
              rack);
      SplittableRandom random = new SplittableRandom(1);
      one(program, 0, facts);
      double[] times = new double[SEEKS];
      for (int i = 0; i < SEEKS; i++) {
        long began = System.nanoTime();
        one(program, random.nextLong(facts.frames()), facts);
        times[i] = (System.nanoTime() - began) / 1e6;
      }
      Arrays.sort(times);
      System.out.printf(
          "a frame anywhere: median %.0f ms, 90th percentile %.0f ms, longest %.0f ms%n",
          times[SEEKS / 2], times[SEEKS * 9 / 10], times[SEEKS - 1]);
      long steps = Math.min(STEPS, facts.frames());
      long began = System.nanoTime();
      try (FrameReader reader = program.frames(new FrameRange(0, steps, facts.rate()))) {
        while (reader.next().isPresent()) {
          Thread.onSpinWait();
        }
      }
      System.out.printf("the next frame: %.1f ms%n", (System.nanoTime() - began) / 1e6 / steps);
      System.out.printf("back by a frame: %.0f ms%n", back(program, facts));
    }
  }

  /** The mean of ten steps back from the middle. */
  private static double back(Program program, PictureFacts facts) throws IOException {
    long at = facts.frames() / 2;
    one(program, at, facts);
    long began = System.nanoTime();
    for (int i = 1; i <= 10; i++) {
      one(program, Math.max(0, at - i), facts);
    }
    return (System.nanoTime() - began) / 1e7;
  }

  private static void one(Program program, long frame, PictureFacts facts) throws IOException {
    try (FrameReader reader = program.frames(new FrameRange(frame, 1, facts.rate()))) {
      Optional<Frame> found = reader.next();
      Assertions.assertTrue(found.isPresent());
    }
  }
}
