package org.raccord.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.raccord.program.Cut.clip;
import static org.raccord.program.Cut.timeline;
import static org.raccord.program.Cut.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Timeline;

/** Seeking with decoders that stay open finds the same frames as reading on does. */
class DeckRackTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(96, 64, PixelLayout.YUV420_8, ColourTags.BT709);
  private static final MediaLocator LOCATOR =
      reference -> Optional.of(Path.of(((MediaReference.External) reference).url()));

  @TempDir private Path folder;

  @Test
  void framesFoundInAnyOrderAreThoseOfPlayingOn() throws IOException {
    Path file = folder.resolve("a.mp4");
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(FORMAT, Rate.FPS_25, Codec.H264))) {
      for (int n = 0; n < 90; n++) {
        writer.push(moving(n));
      }
      writer.finish();
    }
    sameInAnyOrder(timeline(video(clip(file.toString(), 0, 90))), FORMAT, 90);
  }

  @Test
  void framesOfRealClipsWithPicturesInBothDirectionsAreFoundToo() throws IOException {
    Path clips = Path.of(System.getProperty("raccord.cases", "no-cases"), "clips");
    if (!Files.isDirectory(clips)) {
      System.out.println("Skipped: no real clips in " + clips);
      Assumptions.abort("no real clips in " + clips);
    }
    String file = clips.resolve("bbb720.mp4").toString();
    sameInAnyOrder(timeline(video(clip(file, 30, 120))), FORMAT.withSize(320, 180), 120);
  }

  private static void sameInAnyOrder(Timeline timeline, PictureFormat format, int frames)
      throws IOException {
    Program fresh = new Program(timeline, LOCATOR, format, Rate.FPS_25);
    List<Frame> expected = new ArrayList<>();
    try (FrameReader reader = fresh.frames(fresh.range())) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        expected.add(f.get());
      }
    }
    assertEquals(frames, expected.size());
    SplittableRandom random = new SplittableRandom(7);
    try (DeckRack rack = new DeckRack()) {
      Program program = new Program(timeline, LOCATOR, format, Rate.FPS_25, rack);
      for (int i = 0; i < 40; i++) {
        int at = random.nextInt(frames - 3);
        try (FrameReader reader = program.frames(new FrameRange(at, 3, Rate.FPS_25))) {
          assertSame(expected.get(at), reader.next().orElseThrow(), at);
          reader.skip(1);
          assertSame(expected.get(at + 2), reader.next().orElseThrow(), at + 2);
          assertEquals(Optional.empty(), reader.next());
        }
      }
    }
  }

  private static void assertSame(Frame expected, Frame found, int frame) {
    for (int p = 0; p < 3; p++) {
      assertArrayEquals(expected.plane(p), found.plane(p), "frame " + frame + ", plane " + p);
    }
  }

  /** A bright bar that goes to the right. */
  private static Frame moving(int n) {
    Frame frame = Frame.allocate(FORMAT);
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        boolean bar = Math.floorMod(x - n, 32) < 8;
        frame.plane(0)[y * FORMAT.width() + x] = (short) (bar ? 200 : 40 + y);
      }
    }
    java.util.Arrays.fill(frame.plane(1), (short) 128);
    java.util.Arrays.fill(frame.plane(2), (short) 128);
    return frame;
  }
}
