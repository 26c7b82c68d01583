package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;

/** What files say of themselves that a reader may get wrong: fields, covers, light, time. */
class MediaTruthTest {

  private static final PictureFormat SMALL =
      PictureFormat.square(160, 96, PixelLayout.YUV420_8, ColourTags.BT709);

  @TempDir private Path folder = Path.of("");

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

  /** Sets bits of MPEG-2's picture coding extension: whole frames, a field again in every other. */
  private static void pullDown(AVPacket packet, int number, boolean whole) {
    BytePointer data = packet.data();
    for (long i = 0; i + 9 < packet.size(); i++) {
      boolean found =
          data.get(i) == 0
              && data.get(i + 1) == 0
              && data.get(i + 2) == 1
              && (data.get(i + 3) & 0xff) == 0xb5
              && (data.get(i + 4) & 0xf0) == 0x80;
      if (found) {
        int again = number % 2 == 0 ? 2 : 0;
        data.put(i + 7, (byte) (data.get(i + 7) | (whole ? again | 1 : 0)));
        data.put(i + 8, (byte) (whole ? data.get(i + 8) | 0x80 : data.get(i + 8) & 0x7f));
        return;
      }
    }
    throw new IllegalStateException("no picture coding extension");
  }

  private Rendered mpeg2(String name, int count) {
    return Rendered.to(folder.resolve(name))
        .picture("mpeg2video", SMALL, count, 1001, 60_000, i -> Footage.frame(SMALL, i))
        .setting(c -> c.flags(c.flags() | avcodec.AV_CODEC_FLAG_INTERLACED_DCT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.ts", "film.mkv", "film.mov"})
  void filmWithPulldownFlagsIsReadFrameByFrameAtItsOwnRateAndTold(String name) throws Exception {
    long[] fields = new long[40];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = i * 5L / 2 + (i % 2);
    }
    int[] written = {0};
    Path file =
        mpeg2(name, fields.length)
            .times(fields)
            .packets(p -> pullDown(p, written[0]++, true))
            .write();
    PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
    assertEquals(Optional.empty(), facts.refusal());
    assertEquals(Rate.NTSC_24, facts.rate());
    assertEquals(40, facts.frames());
    assertTrue(facts.remarks().get(0).contains("pulldown"), facts.remarks().toString());
    List<Integer> all = numbers(file, facts.range());
    for (int i = 0; i < 40; i++) {
      assertEquals(i, all.get(i));
    }
  }

  /** Raw streams have no times, and the last packets of a program stream have none. */
  @ParameterizedTest
  @CsvSource({
    "raw.m1v, mpeg1video",
    "raw.m2v, mpeg2video",
    "raw.mpg, mpeg2video",
    "raw.h264, libopenh264"
  })
  void streamsWithoutTimesAreReadToTheirLastPicture(String name, String codec) throws Exception {
    Path file =
        Rendered.to(folder.resolve(name))
            .picture(codec, SMALL, 50, 1, 25, i -> Footage.frame(SMALL, i))
            .setting(c -> c.max_b_frames(codec.startsWith("mpeg") ? 2 : 0))
            .write();
    PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
    assertEquals(50, facts.frames());
    assertEquals(Rate.FPS_25, facts.rate());
    List<Integer> all = numbers(file, facts.range());
    for (int i = 0; i < 50; i++) {
      assertEquals(i, all.get(i));
    }
    for (int i : new int[] {49, 30, 48, 0}) {
      assertEquals(List.of(i), numbers(file, new FrameRange(i, 1, Rate.FPS_25)));
    }
  }

  @Test
  void filmThatGoesOverIntoFieldsIsRefusedThoughItsFirstPictureIsWhole() throws Exception {
    int[] written = {0};
    Path file = mpeg2("mixed.ts", 40).packets(p -> pullDown(p, 0, written[0]++ < 20)).write();
    MediaException e = assertThrows(MediaException.class, () -> PictureSource.open(file));
    assertTrue(e.getMessage().contains("it is interlaced"), e.getMessage());
    assertTrue(e.getMessage().contains("-vf \"bwdif=mode=send_frame\""), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wholePicturesThatGoOverIntoFieldsAreRefusedWithTheirOrder(boolean upperFirst)
      throws Exception {
    FieldStream stream = new FieldStream();
    for (int i = 0; i < 40; i++) {
      stream = i < 20 ? stream.frame() : stream.fields(upperFirst);
    }
    Path file = stream.write(folder.resolve("late.h264"));
    String refusal = MediaProbe.probe(file).picture().orElseThrow().refusal().orElse("none");
    assertTrue(
        refusal.startsWith(
            "it is interlaced after its beginning, "
                + (upperFirst ? "upper" : "lower")
                + " field first. Make a copy"),
        refusal);
  }

  @Test
  void wholePicturesWhereFieldsMightBeAreRead() throws Exception {
    FieldStream stream = new FieldStream();
    for (int i = 0; i < 60; i++) {
      stream.frame();
    }
    // A stray pair of fields is a slip of the encoder.
    Path file = stream.fields(true).write(folder.resolve("whole.h264"));
    PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
    assertEquals(Optional.empty(), facts.refusal());
  }

  @ParameterizedTest
  @CsvSource({"prores_ks, mov, true", "prores_ks, mov, false", "mpeg2video, ts, true"})
  void whichFieldIsFirstIsSaid(String codec, String ending, boolean upper) throws Exception {
    PictureFormat format =
        codec.equals("prores_ks") ? SMALL.withLayout(PixelLayout.YUV422_10) : SMALL;
    Path file =
        Rendered.to(folder.resolve("fields" + upper + "." + ending))
            .picture(codec, format, 6, 1, 25, i -> Footage.frame(format, i))
            .setting(
                c -> {
                  c.flags(c.flags() | avcodec.AV_CODEC_FLAG_INTERLACED_DCT);
                  c.field_order(upper ? avcodec.AV_FIELD_TT : avcodec.AV_FIELD_BB);
                })
            .fields(
                AVFrame.AV_FRAME_FLAG_INTERLACED
                    | (upper ? AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST : 0))
            .write();
    String refusal = MediaProbe.probe(file).picture().orElseThrow().refusal().orElseThrow();
    assertTrue(
        refusal.startsWith(
            "it is interlaced, " + (upper ? "upper" : "lower") + " field first. Make a copy"),
        refusal);
  }

  @Test
  void evenPicturesAreNoPulldown() throws Exception {
    Path file =
        Rendered.to(folder.resolve("even.ts"))
            .picture("mpeg2video", SMALL, 20, 1, 25, i -> Footage.frame(SMALL, i))
            .write();
    assertEquals(List.of(), MediaProbe.probe(file).picture().orElseThrow().remarks());
  }

  private static byte[] jpeg() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
    return bytes.toByteArray();
  }

  private static SoundBlock tone() {
    SoundBlock block = SoundBlock.silence(new SoundFormat(48_000, 2), 48_000);
    for (int i = 0; i < block.length(); i++) {
      block.channel(0)[i] = (float) (0.3 * Math.sin(i / 20.0));
      block.channel(1)[i] = block.channel(0)[i];
    }
    return block;
  }

  @Test
  void theCoverOfAnAlbumIsNoPicture() throws Exception {
    Path song =
        Rendered.to(folder.resolve("song.m4a")).cover(jpeg()).sound("aac", tone(), 0).write();
    MediaFacts facts = MediaProbe.probe(song);
    assertTrue(facts.picture().isEmpty());
    assertEquals(48_000.0, (double) facts.sound().orElseThrow().samples(), 2048.0);
    MediaException e = assertThrows(MediaException.class, () -> PictureSource.open(song));
    assertEquals(MediaException.Kind.UNSUPPORTED, e.kind());
    Path film =
        Rendered.to(folder.resolve("film.mp4"))
            .cover(jpeg())
            .picture("mpeg4", SMALL, 10, 1, 25, i -> Footage.frame(SMALL, i))
            .write();
    PictureFacts picture = MediaProbe.probe(film).picture().orElseThrow();
    assertEquals(160, picture.format().width());
    assertEquals(List.of(7), numbers(film, new FrameRange(7, 1, Rate.FPS_25)));
  }

  @ParameterizedTest
  @CsvSource({
    "a.mov, 1001, 30000, 00:59:59;28, 01:00:00;00",
    "b.mov, 1001, 30000, 00:01:00;02, 00:01:00;04",
    "c.mov, 1001, 60000, 00:00:59;58, 00:01:00;04",
    "d.mov, 1001, 24000, 01:00:00:23, 01:00:01:01",
    "e.mov, 1, 25, 10:00:00:24, 10:00:01:01",
    "f.mkv, 1001, 30000, 00:59:59;28, 01:00:00;00",
    "g.mkv, 1001, 30000, 00:59:59:28, 01:00:00:00",
    "h.mkv, 1, 50, 10:00:00:49, 10:00:01:01",
    "i.mp4, 1001, 30000, 00:59:59;28, 01:00:00;00"
  })
  void timecodeOfTracksAndTags(String name, int top, int bottom, String label, String later)
      throws Exception {
    Path file =
        Rendered.to(folder.resolve(name))
            .picture("mpeg4", SMALL, 10, top, bottom, i -> Footage.frame(SMALL, i))
            .tag("timecode", label)
            .write();
    StartTimecode start = MediaProbe.probe(file).start().orElseThrow();
    assertEquals(label, start.label());
    assertEquals(new Rate(bottom, top), start.time().rate());
    // Two frames on, over a number that drop-frame leaves out.
    assertEquals(later, Timecode.format(start.time().plusFrames(2), start.counting()));
  }

  @ParameterizedTest
  @CsvSource({"mpeg4, cut.mov", "mpeg4, cut.mp4", "prores_ks, cut.mov", "mjpeg, cut.mov"})
  void anEditListThatBeginsLateBeginsWhereItSays(String codec, String name) throws Exception {
    PictureFormat format =
        codec.equals("prores_ks") ? SMALL.withLayout(PixelLayout.YUV422_10) : SMALL;
    long[] times = new long[40];
    for (int i = 0; i < times.length; i++) {
      times[i] = i - 7L;
    }
    Path file =
        Rendered.to(folder.resolve(codec + name))
            .picture(codec, format, times.length, 1, 25, i -> Footage.frame(format, i))
            .setting(
                c -> {
                  if (codec.equals("mjpeg")) {
                    c.color_range(avutil.AVCOL_RANGE_JPEG);
                    c.pix_fmt(avutil.AV_PIX_FMT_YUVJ420P);
                  }
                })
            .times(times)
            .muxing("use_editlist", "1")
            .muxing("avoid_negative_ts", "disabled")
            .write();
    PictureFacts facts = MediaProbe.probe(file).picture().orElseThrow();
    assertEquals(33, facts.frames());
    assertEquals(List.of(7, 8, 9), numbers(file, new FrameRange(0, 3, Rate.FPS_25)));
    assertEquals(List.of(39), numbers(file, new FrameRange(32, 1, Rate.FPS_25)));
    assertEquals(List.of(20), numbers(file, new FrameRange(13, 1, Rate.FPS_25)));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10})
  void lightOfALogarithmIsReadAsItIsToldAndNotMixed(int transfer) throws Exception {
    ColourTags tags = new ColourTags(9, transfer, 9, ColourTags.Range.NARROW, 1);
    PictureFormat format = PictureFormat.square(192, 128, PixelLayout.YUV422_10, tags);
    Path file = folder.resolve("log" + transfer + ".mkv");
    try (PictureWriter writer =
        PictureWriter.create(file, PictureWriterSpec.of(format, Rate.FPS_25, Codec.FFV1))) {
      for (int i = 0; i < 3; i++) {
        writer.push(Footage.frame(format, i));
      }
      writer.finish();
    }
    try (PictureSource source = PictureSource.open(file)) {
      assertEquals(transfer, source.picture().format().colour().transfer());
      assertTrue(source.picture().remarks().get(0).contains("logarithm"));
      FrameRange all = source.picture().range();
      try (FrameReader reader = source.read(all)) {
        Frame read = reader.next().orElseThrow();
        assertEquals(0, Footage.worst(Footage.frame(format, 0), read, 0));
      }
      MediaException e =
          assertThrows(
              MediaException.class,
              () -> source.read(all, format.withColour(ColourTags.BT709)).close());
      assertTrue(e.getMessage().contains("are logarithmic"), e.getMessage());
      assertTrue(e.getMessage().contains("zscale=t=bt709"), e.getMessage());
    }
  }

  @Test
  void theNameOfACamerasOwnCurveIsTold() throws Exception {
    Path file =
        Rendered.to(folder.resolve("camera.mov"))
            .picture("mpeg4", SMALL, 3, 1, 25, i -> Footage.frame(SMALL, i))
            .tag("com.apple.proapps.customgamma", "com.panasonic.vlog")
            .muxing("movflags", "use_metadata_tags")
            .write();
    List<String> remarks = MediaProbe.probe(file).picture().orElseThrow().remarks();
    assertEquals(1, remarks.size(), remarks.toString());
    assertTrue(remarks.get(0).contains("com.panasonic.vlog"), remarks.toString());
  }

  @ParameterizedTest
  @CsvSource({"ffv1, full.mkv", "mjpeg, full.mov"})
  void fullRangeIsReadAsItIsAndScaledWhereNarrowIsWanted(String codec, String name)
      throws Exception {
    ColourTags full = new ColourTags(1, 1, 1, ColourTags.Range.FULL, 1);
    PictureFormat format = SMALL.withColour(full);
    Path file =
        Rendered.to(folder.resolve(codec + name))
            .picture(codec, format, 3, 1, 25, i -> white(format))
            .setting(
                c -> {
                  c.color_range(avutil.AVCOL_RANGE_JPEG);
                  if (codec.equals("mjpeg")) {
                    c.pix_fmt(avutil.AV_PIX_FMT_YUVJ420P);
                  }
                })
            .write();
    assertTrue(MediaProbe.probe(file).picture().orElseThrow().format().colour().isFullRange());
    try (PictureSource source = PictureSource.open(file);
        FrameReader plain = source.read(source.picture().range());
        FrameReader narrow = source.read(source.picture().range(), SMALL)) {
      assertEquals(255, plain.next().orElseThrow().sample(0, 80, 50), 1);
      assertEquals(235, narrow.next().orElseThrow().sample(0, 80, 50), 1);
    }
  }

  private static Frame white(PictureFormat format) {
    Frame frame = Frame.allocate(format);
    java.util.Arrays.fill(frame.plane(0), (short) 255);
    java.util.Arrays.fill(frame.plane(1), (short) 128);
    java.util.Arrays.fill(frame.plane(2), (short) 128);
    return frame;
  }
}
