package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;

class PictureWriterTest {

  @TempDir Path folder;

  private static PictureFormat format(PixelLayout layout, ColourTags colour) {
    return PictureFormat.square(192, 108, layout, colour);
  }

  private Path write(String name, PictureWriterSpec spec, int frames) throws Exception {
    Path file = folder.resolve(name);
    try (PictureWriter writer = PictureWriter.create(file, spec)) {
      for (int i = 0; i < frames; i++) {
        writer.push(Footage.frame(spec.format(), i));
      }
      writer.finish();
    }
    return file;
  }

  /** Compares a file's frames with the footage; the least PSNR and largest shift must be met. */
  private static void assertFrames(Path file, PictureFormat format, double decibels)
      throws Exception {
    assertFrames(file, format, decibels, 0.1);
  }

  private static void assertFrames(Path file, PictureFormat format, double decibels, double codes)
      throws Exception {
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(source.picture().range(), format)) {
      int i = 0;
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        assertEquals(i, Footage.number(f.get()));
        Frame truth = Footage.frame(format, i++);
        for (int p = 0; p < format.layout().planes(); p++) {
          double psnr = Footage.psnr(truth, f.get(), p);
          double shift = Footage.shift(truth, f.get(), p);
          assertTrue(psnr >= decibels, file + " frame " + i + " plane " + p + ": " + psnr + " dB");
          assertTrue(Math.abs(shift) < codes, file + " plane " + p + " shifted by " + shift);
        }
      }
      assertEquals(source.picture().frames(), i);
    }
  }

  @Test
  void takesInProresKeepLevelsTagsTimecodeAndReel() throws Exception {
    for (Rate rate : List.of(Rate.NTSC_24, Rate.FPS_25, Rate.NTSC_30)) {
      PictureFormat format = format(PixelLayout.YUV422_10, ColourTags.BT709);
      StartTimecode start =
          rate.equals(Rate.NTSC_30)
              ? new StartTimecode(FrameTime.of(107892, rate), Timecode.Counting.DROP)
              : StartTimecode.whole(FrameTime.of(3600 * rate.nominal() + 7, rate));
      PictureWriterSpec spec =
          PictureWriterSpec.of(format, rate, Codec.PRORES_HQ).withStart(start).withReel("A004C012");
      Path file = write("take" + rate.nominal() + ".mov", spec, 6);
      MediaFacts facts = MediaProbe.probe(file);
      PictureFacts picture = facts.picture().orElseThrow();
      assertEquals(format.layout(), picture.format().layout());
      ColourTags colour = picture.format().colour();
      assertEquals(
          List.of(1, 1, 1), List.of(colour.primaries(), colour.transfer(), colour.matrix()));
      assertEquals(rate, picture.rate());
      assertEquals(6, picture.frames());
      assertEquals("prores", picture.codec());
      assertEquals(Optional.of(start), facts.start());
      assertEquals(Optional.of("A004C012"), facts.reel());
      assertFrames(file, format, 45);
    }
  }

  @Test
  void dnxhrKeepsLevelsAndTags() throws Exception {
    PictureFormat format = format(PixelLayout.YUV422_10, ColourTags.BT709);
    PictureFormat large = PictureFormat.square(320, 180, format.layout(), format.colour());
    assertTrue(Codec.takesDnxhr(large));
    Path file = write("take-dnx.mov", PictureWriterSpec.of(large, Rate.FPS_25, Codec.DNXHR_HQX), 4);
    PictureFacts picture = MediaProbe.probe(file).picture().orElseThrow();
    assertEquals("dnxhd", picture.codec());
    assertEquals(PixelLayout.YUV422_10, picture.format().layout());
    assertEquals(ColourTags.Range.NARROW, picture.format().colour().range());
    assertFrames(file, large, 45);
  }

  @Test
  void ffprobeSeesTheTagsOfATake() throws Exception {
    PictureWriterSpec spec =
        PictureWriterSpec.of(
                format(PixelLayout.YUV422_10, ColourTags.BT709), Rate.NTSC_30, Codec.PRORES_HQ)
            .withStart(
                new StartTimecode(FrameTime.of(107892, Rate.NTSC_30), Timecode.Counting.DROP))
            .withReel("A004C012");
    Path file = write("take.mov", spec, 2);
    String text;
    try {
      Process process =
          new ProcessBuilder("ffprobe", "-v", "error", "-show_streams", file.toString())
              .redirectErrorStream(true)
              .start();
      text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      System.out.println("Skipped: no ffprobe on this machine");
      return;
    }
    for (String line :
        List.of(
            "codec_tag_string=apch",
            "pix_fmt=yuv422p10le",
            "color_space=bt709",
            "color_transfer=bt709",
            "color_primaries=bt709",
            "field_order=progressive",
            "r_frame_rate=30000/1001",
            "TAG:timecode=01:00:00;00",
            "TAG:reel_name=A004C012")) {
      assertTrue(text.contains(line + "\n"), line + " is missing in\n" + text);
    }
  }

  @Test
  void eightBitFootageComesBackFromAProresTake() throws Exception {
    PictureFormat format = format(PixelLayout.YUV420_8, new ColourTags(6, 6, 6, Range.NARROW, 1));
    Path file = write("take.mov", PictureWriterSpec.of(format, Rate.FPS_25, Codec.PRORES_HQ), 3);
    assertFrames(file, format, 45);
  }

  @Test
  void everyTagComesBackFromAProresTake() throws Exception {
    // Transfer of xvYCC and primaries of PAL: the encoder leaves out what is not in its list.
    ColourTags tags = new ColourTags(5, 11, 5, Range.NARROW, 1);
    for (Codec codec : List.of(Codec.PRORES_HQ, Codec.PRORES_4444)) {
      PixelLayout layout = codec == Codec.PRORES_HQ ? PixelLayout.YUV422_10 : PixelLayout.YUV444_10;
      PictureWriterSpec spec = PictureWriterSpec.of(format(layout, tags), Rate.FPS_25, codec);
      Path file = write(codec + ".mov", spec, 2);
      ColourTags back = MediaProbe.probe(file).picture().orElseThrow().format().colour();
      assertEquals(
          List.of(5, 11, 5), List.of(back.primaries(), back.transfer(), back.matrix()), "" + codec);
    }
  }

  @Test
  void prores4444CarriesFullChroma() throws Exception {
    PictureFormat format = format(PixelLayout.YUV444_10, ColourTags.BT709);
    assertEquals(Codec.PRORES_4444, Codec.ofTake(format));
    Path file = write("take.mov", PictureWriterSpec.of(format, Rate.FPS_24, Codec.PRORES_4444), 3);
    assertFrames(file, format, 45);
  }

  @Test
  void ffv1LosesNothing() throws Exception {
    ColourTags full = new ColourTags(1, 13, 1, Range.FULL, 1);
    for (PictureFormat format :
        List.of(
            format(PixelLayout.YUV420_8, full),
            PictureFormat.square(191, 107, PixelLayout.YUV420_10, ColourTags.BT709),
            format(new PixelLayout(PixelLayout.Family.YUV, 12, 1, 0), ColourTags.BT709),
            format(PixelLayout.RGB_8, ColourTags.UNSPECIFIED),
            format(PixelLayout.RGB_16, ColourTags.UNSPECIFIED),
            format(PixelLayout.GREY_8, ColourTags.UNSPECIFIED))) {
      assertEquals(Codec.FFV1, Codec.ofTake(format));
      Path file = write("take.mkv", PictureWriterSpec.of(format, Rate.NTSC_24, Codec.FFV1), 4);
      assertFrames(file, format, Double.POSITIVE_INFINITY);
      PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
      assertEquals(Rate.NTSC_24, facts.rate());
      if (format.layout().family() == PixelLayout.Family.YUV) {
        assertEquals(format.layout(), facts.format().layout());
        assertEquals(format.colour().range(), facts.format().colour().range());
        assertEquals(format.colour().transfer(), facts.format().colour().transfer());
      }
    }
  }

  @Test
  void matroskaKeepsTimecodeAndReel() throws Exception {
    StartTimecode start = StartTimecode.whole(FrameTime.of(90000, Rate.FPS_25));
    PictureWriterSpec spec =
        PictureWriterSpec.of(
                format(PixelLayout.YUV420_8, ColourTags.BT709), Rate.FPS_25, Codec.FFV1)
            .withStart(start)
            .withReel("B001");
    MediaFacts facts = MediaProbe.probe(write("take.mkv", spec, 2));
    assertEquals(Optional.of(start), facts.start());
    assertEquals(Optional.of("B001"), facts.reel());
  }

  @Test
  void h264IsGoodEnoughToLookAt() throws Exception {
    PictureFormat format = format(PixelLayout.YUV422_10, ColourTags.BT709);
    Path file = write("look.mp4", PictureWriterSpec.of(format, Rate.NTSC_30, Codec.H264), 40);
    PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
    assertEquals("h264", facts.codec());
    assertEquals(40, facts.frames());
    assertEquals(Rate.NTSC_30, facts.rate());
    assertFrames(file, format, 34, 0.5);
  }

  @Test
  void untouchedUntilFinishedAndNothingLeftOtherwise() throws Exception {
    Path file = folder.resolve("take.mov");
    Files.writeString(file, "before");
    PictureFormat format = format(PixelLayout.YUV422_10, ColourTags.BT709);
    PictureWriterSpec spec = PictureWriterSpec.of(format, Rate.FPS_25, Codec.PRORES_HQ);
    try (PictureWriter writer = PictureWriter.create(file, spec)) {
      writer.push(Footage.frame(format, 1));
      assertEquals("before", Files.readString(file));
    }
    assertEquals("before", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void whatDoesNotGoTogetherIsSaidAtOnce() {
    PictureFormat odd = PictureFormat.square(191, 107, PixelLayout.YUV422_10, ColourTags.BT709);
    assertKind(MediaException.Kind.UNSUPPORTED, "take.mov", odd, Codec.PRORES_HQ);
    PictureFormat even = format(PixelLayout.YUV422_10, ColourTags.BT709);
    assertKind(MediaException.Kind.UNSUPPORTED, "take.avi", even, Codec.PRORES_HQ);
    assertKind(MediaException.Kind.UNSUPPORTED, "take.mp4", even, Codec.PRORES_HQ);
    assertKind(MediaException.Kind.NOT_WRITABLE, "gone/take.mov", even, Codec.PRORES_HQ);
    assertFalse(Files.exists(folder.resolve("take.mov")));
  }

  private void assertKind(
      MediaException.Kind kind, String name, PictureFormat format, Codec codec) {
    Path file = folder.resolve(name);
    MediaException e =
        assertThrows(
            MediaException.class,
            () -> PictureWriter.create(file, PictureWriterSpec.of(format, Rate.FPS_25, codec)));
    assertEquals(kind, e.kind());
    assertTrue(e.getMessage().contains(file.toString()));
  }

  @Test
  void anyRangeOfAWrittenFileIsReadBothWays() throws Exception {
    PictureFormat format = format(PixelLayout.YUV420_8, ColourTags.BT709);
    Path file = write("look.mp4", PictureWriterSpec.of(format, Rate.FPS_25, Codec.H264), 90);
    try (PictureSource source = PictureSource.open(file)) {
      FrameRange range = new FrameRange(3, 84, Rate.FPS_25);
      try (FrameReader reader = source.readBackwards(range, format)) {
        for (int i = 86; i >= 3; i--) {
          assertEquals(i, Footage.number(reader.next().orElseThrow()));
        }
        assertTrue(reader.next().isEmpty());
      }
      // At twice and at half the rate, frame k is what is shown at that time.
      try (FrameReader reader = source.read(new FrameRange(10, 20, Rate.FPS_50), format)) {
        for (int i = 10; i < 30; i++) {
          assertEquals(i / 2, Footage.number(reader.next().orElseThrow()));
        }
      }
      MediaException e =
          assertThrows(
              MediaException.class, () -> source.read(new FrameRange(80, 11, Rate.FPS_25), format));
      assertEquals(MediaException.Kind.TOO_SHORT, e.kind());
    }
  }

  @Test
  void anInterruptStopsItAndLeavesNothing() throws Exception {
    PictureFormat format = format(PixelLayout.YUV422_10, ColourTags.BT709);
    Path file = folder.resolve("stopped.mov");
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(format, Rate.FPS_25, Codec.PRORES_HQ))) {
      writer.push(Footage.frame(format, 0));
      Thread.currentThread().interrupt();
      assertThrows(InterruptedIOException.class, () -> writer.push(Footage.frame(format, 1)));
      assertThrows(InterruptedIOException.class, writer::finish);
    }
    assertTrue(Thread.interrupted());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void whatIsOfAnotherShapeIsSeenWholeForwardsAndBackwards() throws Exception {
    PictureFormat wide = PictureFormat.square(320, 128, PixelLayout.YUV422_10, ColourTags.BT709);
    Path file = write("wide.mov", PictureWriterSpec.of(wide, Rate.FPS_25, Codec.PRORES_HQ), 3);
    PictureFormat square = PictureFormat.square(320, 320, PixelLayout.YUV422_10, ColourTags.BT709);
    FrameRange all = new FrameRange(0, 3, Rate.FPS_25);
    try (PictureSource source = PictureSource.open(file);
        FrameReader plain = source.read(all);
        FrameReader forwards = source.read(all, square);
        FrameReader backwards = source.readBackwards(all, square)) {
      Frame own = plain.next().orElseThrow();
      Frame shown = forwards.next().orElseThrow();
      assertEquals(64, shown.sample(0, 160, 95), "black above it");
      assertEquals(own.sample(0, 160, 0), shown.sample(0, 160, 96), "not drawn out");
      assertEquals(own.sample(0, 160, 127), shown.sample(0, 160, 223));
      assertEquals(64, shown.sample(0, 160, 224), "and below");
      backwards.next();
      backwards.next();
      Frame back = backwards.next().orElseThrow();
      assertEquals(shown.sample(0, 160, 96), back.sample(0, 160, 96));
      assertEquals(64, back.sample(0, 160, 95));
    }
  }
}
