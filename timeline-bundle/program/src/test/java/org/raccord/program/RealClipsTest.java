package org.raccord.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.raccord.program.Cut.clip;
import static org.raccord.program.Cut.timeline;
import static org.raccord.program.Cut.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Timeline;

/** Programs of real files, read by the real decoder. */
class RealClipsTest {

  private static final Path CLIPS =
      Path.of(System.getProperty("raccord.cases", "no-cases"), "clips");
  private static final MediaLocator LOCATOR =
      reference -> Optional.of(Path.of(((MediaReference.External) reference).url()));

  @BeforeEach
  void needsClips() {
    if (!Files.isDirectory(CLIPS)) {
      System.out.println("Skipped: no real clips in " + CLIPS);
      Assumptions.abort("no real clips in " + CLIPS);
    }
  }

  @Test
  void framesOfTheFilesOwnFormatPassUnaltered() throws IOException {
    String file = CLIPS.resolve("chaplin.mp4").toString();
    try (PictureSource source = PictureSource.open(Path.of(file))) {
      Timeline timeline =
          timeline(video(clip(file, 100, 4), clip(file, 20, 4, -1), clip(file, 200, 4, 2)));
      Program program =
          new Program(timeline, LOCATOR, source.picture().format(), source.picture().rate());
      long[] expected = {100, 101, 102, 103, 23, 22, 21, 20, 200, 202, 204, 206};

      try (FrameReader reader = program.frames(program.range())) {
        for (long number : expected) {
          assertSame(frame(source, number), reader.next().orElseThrow(), "frame " + number);
        }
        assertEquals(Optional.empty(), reader.next());
      }
    }
  }

  @Test
  void otherRastersAreFittedWithBars() throws IOException {
    // 720 x 480 into 640 x 480: as wide as the frame, 426 or 428 lines, the rest black.
    String file = CLIPS.resolve("pig_zoom.mp4").toString();
    try (PictureSource source = PictureSource.open(Path.of(file))) {
      PictureFormat wanted = source.picture().format().withSize(640, 480);
      Program program =
          new Program(timeline(video(clip(file, 10, 2))), LOCATOR, wanted, Rate.FPS_25);
      try (FrameReader reader = program.frames(program.range())) {
        Frame frame = reader.next().orElseThrow();

        assertEquals(wanted, frame.format());
        assertEquals(16, frame.sample(0, 320, 20));
        assertEquals(16, frame.sample(0, 320, 459));
        assertEquals(128, frame.sample(1, 160, 10));
        long sum = 0;
        for (int x = 0; x < 640; x++) {
          sum += frame.sample(0, x, 240);
        }
        assertEquals(true, sum > 640 * 20, "the middle is no bar");
      }
    }
  }

  private static Frame frame(PictureSource source, long number) throws IOException {
    try (FrameReader reader = source.read(new FrameRange(number, 1, source.picture().rate()))) {
      return reader.next().orElseThrow();
    }
  }

  private static void assertSame(Frame expected, Frame actual, String message) {
    assertEquals(expected.format(), actual.format(), message);
    for (int p = 0; p < expected.format().layout().planes(); p++) {
      assertArrayEquals(expected.plane(p), actual.plane(p), message);
    }
  }
}
