package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Ten minutes in which each frame shows its number and every 997th begins with a click: picture and
 * sound neither drift nor slip. Samples are counted here by their own sum, not by the product's.
 */
class SyncTest {

  private static final int SECONDS = 600;
  private static final int CLICK = 997;
  private static final SoundFormat MONO = new SoundFormat(48000, 1);

  @TempDir Path folder;

  @Test
  void tenMinutesStayTogetherAtEveryNtscRate() throws Exception {
    check("a.mov", Codec.PRORES_HQ, PixelLayout.YUV422_10, 24000);
    check("b.mkv", Codec.FFV1, PixelLayout.YUV420_8, 30000);
    check("c.mov", Codec.H264, PixelLayout.YUV420_8, 60000);
  }

  /** The sample nearest to the moment frame {@code k} begins. */
  private static long sample(long k, int numerator) {
    return (2 * k * 1001 * 48000 + numerator) / (2L * numerator);
  }

  private void check(String name, Codec codec, PixelLayout layout, int numerator) throws Exception {
    PictureFormat format = PictureFormat.square(128, 16, layout, ColourTags.BT709);
    Rate rate = new Rate(numerator, 1001);
    int frames = (int) ((long) SECONDS * numerator / 1001);
    Path file = folder.resolve(name);
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(format, rate, codec).withSound(MONO))) {
      for (int k = 0; k < frames; k++) {
        writer.push(numbered(format, k));
        SoundBlock block =
            SoundBlock.silence(MONO, (int) (sample(k + 1, numerator) - sample(k, numerator)));
        if (k % CLICK == 0) {
          block.channel(0)[0] = 0.75f;
        }
        writer.pushSound(block);
      }
      writer.finish();
    }
    try (PictureSource pictures = PictureSource.open(file);
        SoundSource sounds = SoundSource.open(file)) {
      assertEquals(rate, pictures.picture().rate(), name);
      assertEquals(frames, pictures.picture().frames(), name);
      int clicks = (frames - 2) / CLICK;
      for (int at : new int[] {0, CLICK, clicks / 2 * CLICK, clicks * CLICK}) {
        try (FrameReader reader = pictures.read(new FrameRange(at, 1, rate))) {
          assertEquals(at, Footage.number(reader.next().orElseThrow()), name);
        }
        long begin = FrameTime.of(at, rate).sample(48000);
        try (SoundReader reader = sounds.read(begin - 10, 20, MONO)) {
          float[] heard = reader.next(20).orElseThrow().channel(0);
          assertEquals(0.75, heard[10], 1e-6, name + " frame " + at + " " + Arrays.toString(heard));
          assertEquals(0, heard[9], 1e-6);
        }
      }
      assertTrue(clicks > 10);
    }
  }

  private static Frame numbered(PictureFormat format, int number) {
    Frame frame = Frame.allocate(format);
    int unit = 1 << (format.layout().bitDepth() - 8);
    for (int p = 1; p < 3; p++) {
      Arrays.fill(frame.plane(p), (short) (128 * unit));
    }
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 128; x++) {
        frame.plane(0)[y * 128 + x] = (short) ((((number >> (x / 8)) & 1) == 1 ? 220 : 30) * unit);
      }
    }
    return frame;
  }
}
