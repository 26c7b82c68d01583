package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.Edge;
import org.raccord.generator.Excerpt;
import org.raccord.generator.ExcerptSpec;
import org.raccord.generator.FillCall.ExcerptFormat;
import org.raccord.generator.FillCall.StillFormat;
import org.raccord.generator.Middle;
import org.raccord.generator.MiddleSpec;
import org.raccord.generator.Raster;
import org.raccord.generator.SoundWish;
import org.raccord.generator.StillSpec;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SoundSource;
import org.raccord.media.SoundWriter;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.Rate;

class NeighbourFramesTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(128, 64, PixelLayout.YUV422_10, ColourTags.BT709);

  /** BT.709 red at full strength, in 10 bits. */
  private static final int[] RED = {250, 409, 960};

  private static final Rate RATE = Rate.FPS_24;
  private static final SoundFormat MONO = new SoundFormat(48_000, 1);

  @TempDir Path folder;
  private NeighbourFrames neighbours;

  /** A: red edges left and right, the luma between them counts frames. B: the same, brighter. */
  @BeforeEach
  void footage() throws IOException {
    Path a = write("a.mkv", 100);
    Path b = write("b.mkv", 500);
    Path sound = folder.resolve("s.wav");
    SoundBlock block = SoundBlock.silence(MONO, 48_000);
    for (int i = 0; i < 48_000; i++) {
      block.channel(0)[i] = i / 96_000f;
    }
    try (SoundWriter writer = SoundWriter.create(sound, MONO, 0, "ramp")) {
      writer.push(block);
      writer.finish();
    }
    SoundBeside beside = new SoundBeside(sound, 1, 0, 48_000, "s", "s");
    neighbours =
        new NeighbourFrames(
            Optional.of(new FileFrames(a)),
            Optional.of(new FileFrames(b)),
            FORMAT,
            RATE,
            edge -> Optional.of(beside));
  }

  private Path write(String name, int level) throws IOException {
    Path file = folder.resolve(name);
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(FORMAT, RATE, Codec.FFV1))) {
      for (int n = 0; n < 24; n++) {
        writer.push(frame(level + 10 * n));
      }
      writer.finish();
    }
    return file;
  }

  private static Frame frame(int luma) {
    Frame frame = Frame.allocate(FORMAT);
    for (int p = 0; p < 3; p++) {
      int width = frame.planeWidth(p);
      for (int i = 0; i < frame.plane(p).length; i++) {
        int x = i % width;
        boolean edge = x < width / 8 || x >= width - width / 8;
        frame.plane(p)[i] = (short) (edge ? RED[p] : p == 0 ? luma : 512);
      }
    }
    return frame;
  }

  /** Full-range 8 bits of a narrow-range luma in 10. */
  private static double grey(double luma) {
    return (luma - 64) / 876 * 255;
  }

  private static int[] pixel(BufferedImage image, int x, int y) {
    return image.getRaster().getPixel(x, y, new int[3]);
  }

  private static void assertPixel(double r, double g, double b, int[] seen, int within) {
    double worst =
        Math.max(Math.abs(seen[0] - r), Math.max(Math.abs(seen[1] - g), Math.abs(seen[2] - b)));
    assertTrue(worst <= within, r + " " + g + " " + b + " are " + Arrays.toString(seen));
  }

  @Test
  void stillsAreTheFrameAtTheEdgeInFullRangeEightBits() throws IOException {
    Path file = neighbours.still(Edge.BEFORE, StillSpec.of(StillFormat.PNG), folder);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(128, image.getWidth());
    assertEquals(8, image.getColorModel().getComponentSize(0));
    assertPixel(255, 0, 0, pixel(image, 2, 30), 2);
    double grey = grey(100 + 230);
    assertPixel(grey, grey, grey, pixel(image, 64, 30), 1);
    BufferedImage after =
        ImageIO.read(
            neighbours
                .still(Edge.AFTER, StillSpec.of(StillFormat.JPEG, new Raster(48, 24)), folder)
                .toFile());
    double first = grey(500);
    assertEquals(48, after.getWidth());
    assertPixel(first, first, first, pixel(after, 24, 12), 3);
    assertPixel(255, 0, 0, pixel(after, 1, 12), 12);
  }

  @Test
  void framingCropsPadsOrStretches() throws IOException {
    for (Framing framing : Framing.values()) {
      StillSpec spec = new StillSpec(StillFormat.PNG, Optional.of(new Raster(64, 64)), framing);
      BufferedImage image = ImageIO.read(neighbours.still(Edge.BEFORE, spec, folder).toFile());
      assertEquals(64, image.getWidth());
      assertEquals(64, image.getHeight());
      int[] left = pixel(image, 2, 32);
      int[] top = pixel(image, 32, 4);
      double grey = grey(330);
      switch (framing) {
        case CROP -> {
          assertPixel(grey, grey, grey, left, 2);
          assertPixel(grey, grey, grey, top, 2);
        }
        case PAD -> {
          assertPixel(255, 0, 0, left, 3);
          assertPixel(0, 0, 0, top, 1);
        }
        case STRETCH -> {
          assertPixel(255, 0, 0, left, 3);
          assertPixel(grey, grey, grey, top, 2);
        }
      }
    }
  }

  private static List<Integer> middles(Path file) throws IOException {
    List<Integer> found = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(source.picture().range(), FORMAT)) {
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        found.add(f.get().sample(0, 64, 32));
      }
    }
    return found;
  }

  @Test
  void excerptsEndAndBeginAtTheSlotAndTakeTheNearestFramesOfAnotherRate() throws IOException {
    Excerpt before = neighbours.excerpt(Edge.BEFORE, ExcerptSpec.of(ExcerptFormat.FFV1, 3), folder);
    assertEquals(List.of(310, 320, 330), middles(before.picture()));
    ExcerptSpec slower =
        new ExcerptSpec(
            ExcerptFormat.MP4,
            4,
            Optional.of(new Raster(64, 32)),
            Optional.of(Rate.of(12)),
            Framing.CROP,
            SoundWish.WAV);
    Excerpt after = neighbours.excerpt(Edge.AFTER, slower, folder);
    assertEquals(4, after.frames());
    List<Integer> seen = middles(after.picture());
    for (int i = 0; i < 4; i++) {
      assertTrue(Math.abs(seen.get(i) - (500 + 20 * i)) <= 8, "lumas " + seen);
    }
    try (PictureSource source = PictureSource.open(after.picture())) {
      assertEquals(Rate.of(12), source.picture().rate());
      assertEquals(1, source.picture().format().colour().matrix());
    }
    assertEquals(16_000, samples(after.sound().orElseThrow()).length);
    // A clip gives what it has.
    assertEquals(
        24,
        neighbours.excerpt(Edge.BEFORE, ExcerptSpec.of(ExcerptFormat.FFV1, 99), folder).frames());
  }

  private static float[] samples(Path file) throws IOException {
    try (SoundSource source = SoundSource.open(file)) {
      int length = Math.toIntExact(source.sound().samples());
      return source.read(0, length, MONO).whole(length).channel(0);
    }
  }

  @Test
  void theMiddleIsADissolveWithRealFramesAndSoundAroundIt() throws IOException {
    Middle middle = middle(neighbours, SoundWish.WAV);
    assertEquals(4, middle.firstMasked());
    assertEquals(9, middle.frames());
    List<Integer> seen = middles(middle.picture());
    assertEquals(List.of(300, 310, 320, 330), seen.subList(0, 4));
    for (int k = 1; k <= 3; k++) {
      assertEquals(330 + 170 * k / 4.0, seen.get(3 + k), 1);
    }
    assertEquals(List.of(500, 510), seen.subList(7, 9));
    float[] sound = samples(middle.sound().orElseThrow());
    assertEquals(18_000, sound.length);
    assertEquals(0.5, sound[7_999], 1e-3, "the last sample before");
    assertEquals(0, sound[8_000], 1e-6, "silent while masked");
    assertEquals(0, sound[13_999], 1e-6, "silent while masked");
    assertEquals(3_999 / 96_000.0, sound[17_999], 1e-3, "the clip after from its first sample");
  }

  @Test
  void muteClipsGiveSilenceToWhoCannotDoWithoutSoundAndNothingToOthers() throws IOException {
    NeighbourFrames mute =
        new NeighbourFrames(
            Optional.of(new FileFrames(folder.resolve("a.mkv"))),
            Optional.of(new FileFrames(folder.resolve("b.mkv"))),
            FORMAT,
            RATE,
            EdgeSound.NONE);
    assertEquals(Optional.empty(), middle(mute, SoundWish.WAV).sound());
    float[] sound = samples(middle(mute, SoundWish.WAV_OR_SILENCE).sound().orElseThrow());
    assertEquals(18_000, sound.length, "as long as nine frames");
    for (float sample : sound) {
      assertEquals(0, sample);
    }
  }

  private Middle middle(NeighbourFrames from, SoundWish wish) throws IOException {
    return from.middle(
        new MiddleSpec(ExcerptFormat.FFV1, 4, 3, 2, new Raster(128, 64), RATE, Framing.CROP, wish),
        folder);
  }

  @Test
  void picturesThatAreNotForAnOrdinaryDisplayAreNotPassedOffAsSuch() throws IOException {
    PictureFormat log = FORMAT.withColour(new ColourTags(1, 9, 1, ColourTags.Range.NARROW, 1));
    NeighbourFrames shots =
        new NeighbourFrames(
            Optional.of(new FileFrames(folder.resolve("a.mkv"))),
            Optional.empty(),
            log,
            RATE,
            edge -> Optional.empty());
    StillSpec still = new StillSpec(StillFormat.PNG, Optional.empty(), Framing.CROP);
    IOException refused =
        assertThrows(IOException.class, () -> shots.still(Edge.BEFORE, still, folder));
    assertTrue(refused.getMessage().contains("logarithmic"), refused.getMessage());
    ExcerptSpec mp4 =
        new ExcerptSpec(
            ExcerptFormat.MP4, 4, Optional.empty(), Optional.empty(), Framing.CROP, SoundWish.NONE);
    assertThrows(IOException.class, () -> shots.excerpt(Edge.BEFORE, mp4, folder));
  }
}
