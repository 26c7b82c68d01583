package org.raccord.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.raccord.program.Cut.audio;
import static org.raccord.program.Cut.clip;
import static org.raccord.program.Cut.dissolve;
import static org.raccord.program.Cut.gap;
import static org.raccord.program.Cut.timeline;
import static org.raccord.program.Cut.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
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
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Timeline;

/** Files that are written, cut and played: every frame counted, every sound at its frame. */
class WrittenFilesTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(64, 48, PixelLayout.YUV422_10, ColourTags.BT709);
  private static final SoundFormat STEREO = new SoundFormat(48_000, 2);
  private static final int FRAME = 1920;
  private static final int FRAMES = 40;
  private static final MediaLocator LOCATOR =
      reference -> Optional.of(Path.of(((MediaReference.External) reference).url()));

  @TempDir private static Path folder;

  /** Luma tells file and frame; the sound of frame n is the constant level n / 100. */
  @BeforeAll
  static void writeFiles() throws IOException {
    write("a.mkv", 100);
    write("b.mkv", 500);
  }

  private static void write(String name, int base) throws IOException {
    PictureWriterSpec spec =
        PictureWriterSpec.of(FORMAT, Rate.FPS_25, Codec.FFV1).withSound(STEREO);
    try (PictureWriter writer = PictureWriter.create(folder.resolve(name), spec)) {
      for (int n = 0; n < FRAMES; n++) {
        writer.push(coded(base + n));
        float[] level = new float[FRAME];
        Arrays.fill(level, n / 100f);
        writer.pushSound(new SoundBlock(STEREO, new float[][] {level, level.clone()}));
      }
      writer.finish();
    }
  }

  private static Frame coded(int code) {
    Frame frame = Frame.allocate(FORMAT);
    Arrays.fill(frame.plane(0), (short) code);
    Arrays.fill(frame.plane(1), (short) 512);
    Arrays.fill(frame.plane(2), (short) 512);
    return frame;
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void everyFrameIsTheOneAskedFor() throws IOException {
    Program program =
        program(
            timeline(
                video(
                    clip(file("a.mkv"), 10, 4),
                    gap(2),
                    clip(file("a.mkv"), 16, 4),
                    dissolve(1, 1),
                    clip(file("b.mkv"), 20, 4),
                    clip(file("b.mkv"), 30, 3, -1))));
    int[] expected = {
      110, 111, 112, 113, 64, 64, 116, 117, 118, 0, 0, 521, 522, 523, 532, 531, 530
    };
    expected[9] = Math.round(119 * 0.75f + 519 * 0.25f);
    expected[10] = Math.round(120 * 0.25f + 520 * 0.75f);

    List<Frame> frames = frames(program);

    assertEquals(expected.length, frames.size());
    for (int n = 0; n < expected.length; n++) {
      assertArrayEquals(coded(expected[n]).plane(0), frames.get(n).plane(0), "frame " + n);
      assertArrayEquals(coded(0).plane(1), frames.get(n).plane(1), "frame " + n);
    }
  }

  @Test
  void soundStaysWithItsFrame() throws IOException {
    Timeline timeline =
        timeline(
            video(clip(file("a.mkv"), 10, 4), gap(2), clip(file("b.mkv"), 20, 4)),
            audio(clip(file("a.mkv"), 10, 4), gap(2), clip(file("b.mkv"), 20, 4)));
    assertLevels(program(timeline), 10, 11, 12, 13, 0, 0, 20, 21, 22, 23);
    // Without audio tracks the picture files themselves are heard.
    assertLevels(
        program(timeline(video(clip(file("a.mkv"), 10, 2), clip(file("b.mkv"), 3, 2)))),
        10,
        11,
        3,
        4);
  }

  private static Program program(Timeline timeline) {
    return new Program(timeline, LOCATOR, FORMAT, Rate.FPS_25);
  }

  private static List<Frame> frames(Program program) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (FrameReader reader = program.frames(program.range())) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        frames.add(f.get());
      }
    }
    return frames;
  }

  private static void assertLevels(Program program, int... hundredths) throws IOException {
    try (SoundReader reader = program.sound(program.range(), STEREO)) {
      for (int n = 0; n < hundredths.length; n++) {
        SoundBlock block = reader.next(FRAME).orElseThrow();
        assertEquals(FRAME, block.length());
        for (int i = 0; i < FRAME; i++) {
          // 24-bit PCM.
          assertEquals(
              hundredths[n] / 100f, block.channel(0)[i], 1e-6f, "frame " + n + ", sample " + i);
        }
      }
      assertEquals(Optional.empty(), reader.next(1));
    }
  }
}
