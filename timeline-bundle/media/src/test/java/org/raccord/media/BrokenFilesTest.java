package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.media.MediaException.Kind;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

class BrokenFilesTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(160, 96, PixelLayout.YUV422_10, ColourTags.BT709);

  @TempDir Path folder;

  private Path take(String name, Codec codec) throws Exception {
    Path file = folder.resolve(name);
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(FORMAT, Rate.FPS_25, codec))) {
      for (int i = 0; i < 20; i++) {
        writer.push(Footage.frame(FORMAT, i));
      }
      writer.finish();
    }
    return file;
  }

  private static void assertRefused(Kind kind, Path file) {
    MediaException e = assertThrows(MediaException.class, () -> PictureSource.open(file).close());
    assertEquals(kind, e.kind(), e.getMessage());
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }

  @Test
  void eachFaultIsNamedWithItsFile() throws Exception {
    assertRefused(Kind.MISSING, folder.resolve("gone.mov"));
    assertRefused(Kind.UNREADABLE, folder);
    assertRefused(Kind.UNREADABLE, Files.createFile(folder.resolve("empty.mp4")));
    assertRefused(
        Kind.UNREADABLE, Files.writeString(folder.resolve("text.mp4"), "no film\n".repeat(500)));
    byte[] noise = new byte[20000];
    new java.util.Random(1).nextBytes(noise);
    assertRefused(Kind.UNREADABLE, Files.write(folder.resolve("noise.mov"), noise));
  }

  @Test
  void cutShortIsSaid() throws Exception {
    for (Path whole : new Path[] {take("a.mov", Codec.PRORES_HQ), take("b.mp4", Codec.H264)}) {
      byte[] bytes = Files.readAllBytes(whole);
      Path part = folder.resolve("part-" + whole.getFileName());
      Files.write(part, Arrays.copyOf(bytes, bytes.length * 2 / 3));
      assertRefused(Kind.UNREADABLE, part);
    }
  }

  @Test
  void soundAloneIsNoPicture() throws Exception {
    Path file = folder.resolve("sound.wav");
    var format = new org.raccord.model.sound.SoundFormat(48000, 1);
    try (SoundWriter writer = SoundWriter.create(file, format, 0, "")) {
      writer.push(org.raccord.model.sound.SoundBlock.silence(format, 4800));
      writer.finish();
    }
    assertRefused(Kind.UNSUPPORTED, file);
  }

  @Test
  void stillsShowTheFrame() throws Exception {
    Frame frame = Footage.frame(FORMAT, 42);
    for (String name : new String[] {"still.png", "still.jpg"}) {
      Path file = folder.resolve(name);
      StillWriter.write(frame, file);
      BufferedImage image = ImageIO.read(file.toFile());
      assertEquals(160, image.getWidth());
      for (int bit = 0; bit < 16; bit++) {
        int green = image.getRGB(bit * 8 + 4, 4) >> 8 & 0xff;
        assertEquals((42 >> bit & 1) == 1, green > 128);
      }
    }
    assertEquals(
        16, ImageIO.read(folder.resolve("still.png").toFile()).getColorModel().getComponentSize(0));
    assertThrows(MediaException.class, () -> StillWriter.write(frame, folder.resolve("a.bmp")));
  }

  @Test
  void filtersRunOverFrames() throws Exception {
    try (PictureSource source = PictureSource.open(take("c.mov", Codec.PRORES_HQ));
        FrameReader twice =
            FfmpegFilter.run(
                "framerate=fps=50,scale=80:48",
                source.read(source.picture().range()),
                Rate.FPS_25)) {
      assertEquals(80, twice.format().width());
      int count = 0;
      for (Optional<Frame> f = twice.next(); f.isPresent(); f = twice.next()) {
        count++;
      }
      assertTrue(count >= 38 && count <= 40, "frames: " + count);
    }
  }
}
