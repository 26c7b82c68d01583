package org.raccord.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.raccord.program.Cut.audio;
import static org.raccord.program.Cut.clip;
import static org.raccord.program.Cut.dissolve;
import static org.raccord.program.Cut.gap;
import static org.raccord.program.Cut.nest;
import static org.raccord.program.Cut.off;
import static org.raccord.program.Cut.timeline;
import static org.raccord.program.Cut.video;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;

class ProgramSoundTest {

  private static final SoundFormat STEREO = new SoundFormat(48_000, 2);
  private static final SoundFormat MONO = new SoundFormat(48_000, 1);
  private static final int FRAME = 1920;

  private final CodedMedia media =
      new CodedMedia().sound("a", 2, 400_000).sound("b", 2, 400_000).sound("mono", 1, 400_000);

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, media.open, "files left open");
  }

  @Test
  void hardCutsAreExactToTheSample() throws IOException {
    float[][] heard = heard(timeline(audio(clip("a", 10, 2), gap(1), clip("b", 5, 2))), STEREO);

    assertEquals(5 * FRAME, heard[0].length);
    for (int c = 0; c < 2; c++) {
      int channel = c;
      assertSound(heard[c], 0, 2 * FRAME, p -> media.sample("a", p + 10L * FRAME, channel));
      assertSound(heard[c], 2 * FRAME, 3 * FRAME, p -> 0);
      assertSound(heard[c], 3 * FRAME, 5 * FRAME, p -> media.sample("b", p + 2L * FRAME, channel));
    }
  }

  @Test
  void anyStretchIsTheSameSound() throws IOException {
    Program program = program(timeline(audio(clip("a", 10, 8), clip("b", 5, 8))));
    float[][] whole = heard(program, program.range(), STEREO);

    float[][] part = heard(program, new FrameRange(6, 4, Rate.FPS_25), STEREO);

    assertSound(part[1], 0, 4 * FRAME, p -> whole[1][(int) p + 6 * FRAME]);
    assertEquals(4 * FRAME, part[0].length);
  }

  @Test
  void soundIsSilentBeforeAndAfterTheProgram() throws IOException {
    Program program = program(timeline(audio(clip("a", 10, 2))));

    float[][] heard = heard(program, new FrameRange(-1, 4, Rate.FPS_25), STEREO);

    assertSound(heard[0], 0, FRAME, p -> 0);
    assertSound(heard[0], FRAME, 3 * FRAME, p -> media.sample("a", p + 9L * FRAME, 0));
    assertSound(heard[0], 3 * FRAME, 4 * FRAME, p -> 0);
  }

  @Test
  void tracksAddUp() throws IOException {
    float[][] heard =
        heard(
            timeline(
                audio(clip("a", 0, 3)),
                audio(gap(1), clip("b", 7, 1)),
                off(audio(clip("b", 0, 3)))),
            STEREO);

    assertSound(heard[0], 0, FRAME, p -> media.sample("a", p, 0));
    assertSound(
        heard[0],
        FRAME,
        2 * FRAME,
        p -> media.sample("a", p, 0) + media.sample("b", p + 6L * FRAME, 0));
    assertSound(heard[0], 2 * FRAME, 3 * FRAME, p -> media.sample("a", p, 0));
  }

  @Test
  void oneFileOnTwoTracksAtTheSameTimeSoundsOnce() throws IOException {
    float[][] heard =
        heard(timeline(audio(clip("a", 0, 3)), audio(gap(1), clip("a", 1, 4))), STEREO);

    assertSound(heard[0], 0, 5 * FRAME, p -> media.sample("a", p, 0));
  }

  @Test
  void dissolvesCrossFadeWithEqualGain() throws IOException {
    float[][] heard =
        heard(timeline(audio(clip("a", 10, 4), dissolve(1, 1), clip("b", 20, 4))), STEREO);

    long from = 3L * FRAME;
    assertSound(heard[0], 0, 3 * FRAME, p -> media.sample("a", p + 10L * FRAME, 0));
    assertSound(
        heard[0],
        3 * FRAME,
        5 * FRAME,
        p -> {
          double come = (p + 0.5 - from) / (2.0 * FRAME);
          return media.sample("a", p + 10L * FRAME, 0) * (1 - come)
              + media.sample("b", p + 16L * FRAME, 0) * come;
        });
    assertSound(heard[0], 5 * FRAME, 8 * FRAME, p -> media.sample("b", p + 16L * FRAME, 0));
  }

  @Test
  void fadesRunFromAndToSilence() throws IOException {
    float[][] heard =
        heard(timeline(audio(gap(1), dissolve(0, 1), clip("a", 10, 3), dissolve(1, 0))), STEREO);

    assertSound(
        heard[0],
        FRAME,
        2 * FRAME,
        p -> media.sample("a", p + 9L * FRAME, 0) * (p + 0.5 - FRAME) / FRAME);
    assertSound(
        heard[0],
        3 * FRAME,
        4 * FRAME,
        p -> media.sample("a", p + 9L * FRAME, 0) * (1 - (p + 0.5 - 3 * FRAME) / FRAME));
  }

  @Test
  void monoIsHeardOnBothSidesAndStereoAsMean() throws IOException {
    float[][] both = heard(timeline(audio(clip("mono", 0, 1))), STEREO);
    float[][] mean = heard(timeline(audio(clip("a", 0, 1))), MONO);

    assertSound(both[0], 0, FRAME, p -> media.sample("mono", p, 0));
    assertSound(both[1], 0, FRAME, p -> media.sample("mono", p, 0));
    assertSound(mean[0], 0, FRAME, p -> (media.sample("a", p, 0) + media.sample("a", p, 1)) / 2);
  }

  @Test
  void throughEditsAtNtscRatesAreSeamless() throws IOException {
    Element[] pieces = new Element[37];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = clip("a", new FrameRange(7 + i, 1, Rate.NTSC_30), 1, Optional.empty());
    }
    Program program =
        new Program(timeline(audio(pieces)), media, CodedMedia.FORMAT, Rate.NTSC_30, media);

    float[][] heard = heard(program, program.range(), STEREO);

    // 7 frames are 11211.2 samples: one shift for all pieces, or a cut would click.
    assertSound(heard[0], 0, heard[0].length, p -> media.sample("a", p + 11_211, 0));
    assertEquals(new FrameTime(37, Rate.NTSC_30).sample(48_000), heard[0].length);
  }

  @Test
  void madeSoundThatFitsTheSlotMeetsItsFirstSample() throws IOException {
    // A slot at frame 1001 of 29.97 begins at round(1603201.6) = 1603202; the made file has 4800
    // samples of handle before it.
    Element before = clip("gone", new FrameRange(0, 1001, Rate.NTSC_30), 1, Optional.empty());
    FrameRange slot = new FrameRange(4800, 1602, Rate.of(48_000));
    Program program =
        new Program(
            timeline(audio(before, clip("a", slot, 1, Optional.empty()))),
            media,
            CodedMedia.FORMAT,
            Rate.NTSC_30,
            media);

    float[][] heard = heard(program, new FrameRange(1001, 1, Rate.NTSC_30), STEREO);

    assertEquals(media.sample("a", 4800, 0), heard[0][0]);
  }

  @Test
  void nestsSound() throws IOException {
    float[][] heard =
        heard(
            timeline(
                audio(gap(1), nest(1, 2, 1, audio(clip("a", 10, 1), clip("b", 20, 5)), video()))),
            STEREO);

    assertSound(heard[0], 0, FRAME, p -> 0);
    assertSound(heard[0], FRAME, 3 * FRAME, p -> media.sample("b", p + 19L * FRAME, 0));
  }

  @Test
  void withoutAudioTracksTheSeenPictureSounds() throws IOException {
    media
        .file("low", CodedMedia.FORMAT, Rate.FPS_25, 100, 192_000, Optional.empty())
        .file("high", CodedMedia.FORMAT, Rate.FPS_25, 100, 192_000, Optional.empty());
    Timeline timeline = timeline(video(clip("low", 0, 4)), video(gap(1), clip("high", 30, 1)));

    float[][] heard = heard(timeline, STEREO);

    assertSound(heard[0], 0, FRAME, p -> media.sample("low", p, 0));
    assertSound(heard[0], FRAME, 2 * FRAME, p -> media.sample("high", p + 29L * FRAME, 0));
    assertSound(heard[0], 2 * FRAME, 4 * FRAME, p -> media.sample("low", p, 0));
    // An audio track, even an empty one, speaks for itself.
    float[][] silent = heard(timeline(video(clip("low", 0, 4)), audio(gap(4))), STEREO);
    assertSound(silent[0], 0, 4 * FRAME, p -> 0);
  }

  @Test
  void retimedClipsAreSilent() throws IOException {
    float[][] heard = heard(timeline(audio(clip("a", 0, 2, 2), clip("b", 0, 1))), STEREO);

    assertSound(heard[0], 0, 2 * FRAME, p -> 0);
    assertSound(heard[0], 2 * FRAME, 3 * FRAME, p -> media.sample("b", p - 2L * FRAME, 0));
  }

  @Test
  void onlyPeaksBeyondFullScaleAreTurnedDown() throws IOException {
    Track[] many = new Track[12];
    for (int i = 0; i < many.length; i++) {
      media.sound("t" + i, 2, 100_000);
      many[i] = i == 0 ? audio(clip("t0", 0, 4)) : audio(gap(1), clip("t" + i, 1, 1));
    }
    float[][] heard = heard(timeline(many), STEREO);

    int peaks = 0;
    int altered = 0;
    for (int p = 0; p < heard[0].length; p++) {
      float sum = 0;
      for (int i = 0; i < (p / FRAME == 1 ? many.length : 1); i++) {
        sum += media.sample("t" + i, p, 0);
      }
      peaks += Math.abs(sum) > 1 ? 1 : 0;
      altered += Math.abs(sum - heard[0][p]) > 1e-6 ? 1 : 0;
      assertTrue(Math.abs(heard[0][p]) <= 1, "clipped at " + p);
      assertTrue(Math.abs(heard[0][p]) >= 0.5 * Math.abs(sum) - 1e-6, "gain fell too far at " + p);
    }
    assertTrue(peaks > 0, "the mix has peaks beyond full scale");
    assertTrue(altered < FRAME + 2 * 480, "the gain comes back");
  }

  private Program program(Timeline timeline) {
    return new Program(timeline, media, CodedMedia.FORMAT, Rate.FPS_25, media);
  }

  private float[][] heard(Timeline timeline, SoundFormat format) throws IOException {
    Program program = program(timeline);
    return heard(program, program.range(), format);
  }

  private static float[][] heard(Program program, FrameRange range, SoundFormat format)
      throws IOException {
    int length =
        Math.toIntExact(
            range.endTime().sample(format.sampleRate())
                - range.startTime().sample(format.sampleRate()));
    float[][] heard = new float[format.channels()][length];
    int at = 0;
    try (SoundReader reader = program.sound(range, format)) {
      for (Optional<SoundBlock> b = reader.next(777); b.isPresent(); b = reader.next(777)) {
        for (int c = 0; c < heard.length; c++) {
          System.arraycopy(b.get().channel(c), 0, heard[c], at, b.get().length());
        }
        at += b.get().length();
      }
    }
    assertEquals(length, at);
    return heard;
  }

  private static void assertSound(float[] heard, int from, int to, LongToDoubleFunction expected) {
    for (int p = from; p < to; p++) {
      assertEquals((float) expected.applyAsDouble(p), heard[p], 1e-6f, "sample " + p);
    }
  }
}
