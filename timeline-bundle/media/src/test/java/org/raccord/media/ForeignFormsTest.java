package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Timing and sound in forms that cameras and other programs write. */
class ForeignFormsTest {

  private static final PictureFormat SMALL =
      PictureFormat.square(160, 96, PixelLayout.YUV420_8, ColourTags.BT709);

  @TempDir Path folder;

  private static List<Integer> numbers(Path file, FrameRange range) throws Exception {
    List<Integer> seen = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(range)) {
      for (var f = reader.next(); f.isPresent(); f = reader.next()) {
        seen.add(Footage.number(f.get()));
      }
    }
    return seen;
  }

  /** Noise that no two samples share, at a level that 16 bits hold exactly. */
  private static SoundBlock noise(int channels, int length) {
    SoundBlock block = SoundBlock.silence(new SoundFormat(48000, channels), length);
    Random random = new Random(channels);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < length; i++) {
        block.channel(c)[i] = (random.nextInt(50000) - 25000) / 32768f;
      }
    }
    return block;
  }

  private static SoundBlock read(Path file, long first, int length) throws Exception {
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader = source.read(first, length, source.sound().format())) {
      return reader.next(length).orElseThrow();
    }
  }

  @Test
  void groupsOfPicturesOpenAndClosedCountEveryFrame() throws Exception {
    for (String name : new String[] {"open.mov", "open.ts", "open.mkv", "closed.mp4"}) {
      Path file =
          Rendered.to(folder.resolve(name))
              .picture(
                  name.startsWith("open") ? "mpeg2video" : "mpeg4",
                  SMALL,
                  60,
                  1,
                  25,
                  i -> Footage.frame(SMALL, i))
              .setting(c -> c.max_b_frames(2))
              .write();
      PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
      assertEquals(60, facts.frames(), name);
      assertEquals(Rate.FPS_25, facts.rate(), name);
      Random random = new Random(3);
      for (int i = 0; i < 12; i++) {
        int at = i == 0 ? 59 : i == 1 ? 0 : random.nextInt(60);
        assertEquals(
            List.of(at), numbers(file, new FrameRange(at, 1, Rate.FPS_25)), name + " at " + at);
      }
      List<Integer> back = new ArrayList<>();
      try (PictureSource source = PictureSource.open(file);
          FrameReader reader =
              source.readBackwards(new FrameRange(5, 50, Rate.FPS_25), source.picture().format())) {
        for (var f = reader.next(); f.isPresent(); f = reader.next()) {
          back.add(Footage.number(f.get()));
        }
      }
      for (int i = 0; i < 50; i++) {
        assertEquals(54 - i, back.get(i), name + " backwards");
      }
    }
  }

  @Test
  void unevenTimesLieWhereTheyAreShown() throws Exception {
    // Milliseconds of a telephone that drops and delays pictures.
    long[] times = {0, 33, 67, 100, 133, 233, 267, 300, 417, 433, 467, 500, 800, 833, 867, 900};
    for (String name : new String[] {"uneven.mov", "uneven.mkv"}) {
      Path file =
          Rendered.to(folder.resolve(name))
              .picture("mpeg4", SMALL, times.length, 1, 1000, i -> Footage.frame(SMALL, i))
              .times(times)
              .write();
      PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
      assertTrue(facts.variableRate(), name);
      assertEquals(Rate.FPS_30, facts.rate(), name);
      Rate fine = Rate.of(1000);
      List<Integer> seen = numbers(file, new FrameRange(0, 900, fine));
      for (int ms = 0; ms < 900; ms++) {
        int shown = 0;
        while (shown + 1 < times.length && times[shown + 1] <= ms) {
          shown++;
        }
        // A picture may come up to two ticks early: that is rounding, and no one sees it.
        int soon = shown + 1 < times.length && times[shown + 1] <= ms + 2 ? shown + 1 : shown;
        int number = seen.get(ms);
        assertTrue(number == shown || number == soon, name + " at " + ms + " ms: " + number);
      }
    }
  }

  @Test
  void aLateStartIsTimeZeroAndKeepsItsSound() throws Exception {
    SoundBlock noise = noise(2, 96_000);
    for (String name : new String[] {"late.mov", "late.mkv"}) {
      long[] times = new long[40];
      for (int i = 0; i < times.length; i++) {
        times[i] = i + 10L;
      }
      Path file =
          Rendered.to(folder.resolve(name))
              .picture("mpeg4", SMALL, times.length, 1, 25, i -> Footage.frame(SMALL, i))
              .times(times)
              .sound("pcm_s16le", noise, 0)
              .write();
      assertEquals(List.of(0, 1, 2), numbers(file, new FrameRange(0, 3, Rate.FPS_25)), name);
      // Ten frames of 25 are 19200 samples: they are heard before the first picture.
      SoundBlock heard = read(file, 0, 4000);
      for (int i = 0; i < 4000; i += 37) {
        assertEquals(noise.channel(1)[19_200 + i], heard.channel(1)[i], 1e-6, name + " at " + i);
      }
    }
  }

  @Test
  void everySampleFormComesToTheBit() throws Exception {
    String[][] forms = {
      {"sowt.mov", "pcm_s16le", "2"},
      {"twos.mov", "pcm_s16be", "2"},
      {"deep.mov", "pcm_s24be", "2"},
      {"float.mov", "pcm_f32le", "1"},
      {"float.wav", "pcm_f32le", "2"},
      {"surround.mov", "pcm_s24le", "6"},
      {"surround.wav", "pcm_s24le", "6"},
      {"lossless.flac", "flac", "2"},
      {"lossless.mkv", "flac", "6"}
    };
    for (String[] form : forms) {
      int channels = Integer.parseInt(form[2]);
      SoundBlock noise = noise(channels, 150_000);
      Path file = Rendered.to(folder.resolve(form[0])).sound(form[1], noise, 0).write();
      SoundFacts facts = MediaProbe.probe(file).sound().orElseThrow();
      assertEquals(channels, facts.format().channels(), form[0]);
      assertEquals(150_000.0, (double) facts.samples(), form[0].endsWith("mkv") ? 48 : 0, form[0]);
      for (int first : new int[] {0, 140_001, 77_777}) {
        SoundBlock heard = read(file, first, 3000);
        for (int c = 0; c < channels; c++) {
          for (int i = 0; i < 3000; i += 7) {
            assertEquals(
                noise.channel(c)[first + i],
                heard.channel(c)[i],
                1e-6,
                form[0] + " channel " + c + " at " + (first + i));
          }
        }
      }
    }
  }

  @Test
  void codecsThatDelayAreSetInPlace() throws Exception {
    SoundFormat stereo = new SoundFormat(48000, 2);
    SoundBlock sweep = SoundBlock.silence(stereo, 240_000);
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < sweep.length(); i++) {
        double t = i / 48000.0;
        sweep.channel(c)[i] = (float) (0.4 * Math.sin(2 * Math.PI * (300 + 180 * t) * t));
      }
    }
    String[][] forms = {
      {"a.m4a", "aac"}, {"a.mp4", "aac"}, {"opus.webm", "libopus"}, {"a.mp3", "libmp3lame"}
    };
    for (String[] form : forms) {
      if (avcodec.avcodec_find_encoder_by_name(form[1]) == null) {
        continue;
      }
      Path file = Rendered.to(folder.resolve(form[0])).sound(form[1], sweep, 0).write();
      try (SoundSource source = SoundSource.open(file)) {
        for (int first : new int[] {4096, 200_000, 100_003}) {
          try (SoundReader reader = source.read(first, 4800, stereo)) {
            SoundBlock heard = reader.next(4800).orElseThrow();
            assertEquals(0, lag(sweep, first, heard), form[0] + " at " + first);
          }
        }
      }
    }
  }

  /** By how many samples {@code heard} is late, found by least squares over a millisecond or so. */
  private static int lag(SoundBlock truth, int first, SoundBlock heard) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int lag = -60; lag <= 60; lag++) {
      double sum = 0;
      for (int i = 100; i < heard.length() - 100; i++) {
        double d = heard.channel(0)[i] - truth.channel(0)[first + i - lag];
        sum += d * d;
      }
      if (sum < least) {
        least = sum;
        best = lag;
      }
    }
    return best;
  }
}
