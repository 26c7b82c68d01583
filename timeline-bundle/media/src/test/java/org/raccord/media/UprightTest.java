package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Pictures that are stored lying, stretched, in fields or in another light than they are shown. */
class UprightTest {

  private static final int ONE = 1 << 16;

  @TempDir Path folder;

  /** A picture and how it is stored so that a turn clockwise by {@code quarters} brings it back. */
  private static Frame laid(Frame upright, PictureFormat stored, int quarters) {
    Frame result = Frame.allocate(stored);
    for (int p = 0; p < 3; p++) {
      int w = result.planeWidth(p);
      int h = result.planeHeight(p);
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int value =
              switch (quarters) {
                case 1 -> upright.sample(p, h - 1 - y, x);
                case 2 -> upright.sample(p, w - 1 - x, h - 1 - y);
                case 3 -> upright.sample(p, y, w - 1 - x);
                default -> upright.sample(p, x, y);
              };
          result.plane(p)[y * w + x] = (short) value;
        }
      }
    }
    return result;
  }

  @Test
  void turnedPicturesStandUpright() throws Exception {
    int[][] matrices = {
      {ONE, 0, 0, 0, ONE, 0, 0, 0, 1 << 30},
      {0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30},
      {-ONE, 0, 0, 0, -ONE, 0, 0, 0, 1 << 30},
      {0, -ONE, 0, ONE, 0, 0, 0, 0, 1 << 30}
    };
    for (int quarters = 0; quarters < 4; quarters++) {
      boolean lies = quarters % 2 == 1;
      PictureFormat upright =
          PictureFormat.square(
              lies ? 128 : 192, lies ? 192 : 128, PixelLayout.YUV420_8, ColourTags.BT709);
      PictureFormat stored = PictureFormat.square(192, 128, PixelLayout.YUV420_8, ColourTags.BT709);
      int turn = quarters;
      Path file =
          Rendered.to(folder.resolve("turned" + quarters + ".mov"))
              .picture(
                  "mpeg4", stored, 8, 1, 25, i -> laid(Footage.frame(upright, i), stored, turn))
              .matrix(matrices[quarters])
              .write();
      try (PictureSource source = PictureSource.open(file)) {
        PictureFormat format = source.picture().format();
        assertEquals(upright.width(), format.width());
        assertEquals(upright.height(), format.height());
        int[] sitings = {1, 4, 2, 6};
        if (quarters > 0) {
          assertEquals(sitings[quarters], format.colour().chromaLocation(), "turn " + quarters);
        }
        try (FrameReader reader = source.read(source.picture().range())) {
          for (int i = 0; i < 8; i++) {
            Frame frame = reader.next().orElseThrow();
            assertEquals(i, Footage.number(frame), "turn " + quarters);
            for (int p = 0; p < 3; p++) {
              double psnr = Footage.psnr(Footage.frame(upright, i), frame, p);
              assertTrue(psnr > 34, "turn " + quarters + " plane " + p + ": " + psnr);
            }
          }
        }
      }
    }
  }

  @Test
  void whatIsMirroredIsRefusedWithACommand() throws Exception {
    PictureFormat format = PictureFormat.square(192, 128, PixelLayout.YUV420_8, ColourTags.BT709);
    Path file =
        Rendered.to(folder.resolve("mirror.mov"))
            .picture("mpeg4", format, 3, 1, 25, i -> Footage.frame(format, i))
            .matrix(-ONE, 0, 0, 0, ONE, 0, 0, 0, 1 << 30)
            .write();
    MediaException e = assertThrows(MediaException.class, () -> PictureSource.open(file));
    assertTrue(e.getMessage().contains("mirrored"), e.getMessage());
    assertTrue(e.getMessage().contains("ffmpeg -i \"" + file + '"'), e.getMessage());
  }

  @Test
  void fieldsAreRefusedWithACommand() throws Exception {
    String refusal = refusalOfFields(1, 25);
    assertTrue(refusal.contains("interlaced"), refusal);
    assertTrue(refusal.contains("bwdif"), refusal);
    assertFalse(refusal.contains("pulldown"), "no film is pulled down to 25: " + refusal);
  }

  @Test
  void fieldsThatMayComeFromFilmAreToldHowToGoBackToIt() throws Exception {
    String refusal = refusalOfFields(1001, 30_000);
    assertTrue(refusal.contains("bwdif"), refusal);
    assertTrue(refusal.contains("\"fieldmatch,decimate\""), refusal);
  }

  private String refusalOfFields(int top, int bottom) throws Exception {
    PictureFormat format = PictureFormat.square(192, 128, PixelLayout.YUV422_10, ColourTags.BT709);
    Path file =
        Rendered.to(folder.resolve("fields.mov"))
            .picture("prores_ks", format, 3, top, bottom, i -> Footage.frame(format, i))
            .setting(
                c -> {
                  c.flags(c.flags() | avcodec.AV_CODEC_FLAG_INTERLACED_DCT);
                  c.field_order(avcodec.AV_FIELD_TT);
                })
            .fields(AVFrame.AV_FRAME_FLAG_INTERLACED | AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST)
            .write();
    MediaException e = assertThrows(MediaException.class, () -> PictureSource.open(file));
    return String.valueOf(e.getMessage());
  }

  @Test
  void pixelAspectIsCarried() throws Exception {
    PictureFormat wide =
        new PictureFormat(180, 144, 64, 45, PixelLayout.YUV420_8, ColourTags.BT709);
    Path first =
        Rendered.to(folder.resolve("wide.mp4"))
            .picture("mpeg4", wide, 3, 1, 25, i -> Footage.frame(wide, i))
            .write();
    PictureFormat read = MediaProbe.probe(first).picture().orElseThrow().format();
    assertEquals(64, read.pixelAspectNumerator());
    assertEquals(45, read.pixelAspectDenominator());
    for (Codec codec : new Codec[] {Codec.PRORES_HQ, Codec.FFV1, Codec.H264}) {
      Path file = folder.resolve("take." + codec + "." + codec.extension());
      try (PictureSource source = PictureSource.open(first);
          FrameReader reader = source.read(source.picture().range());
          PictureWriter writer =
              PictureWriter.create(file, PictureWriterSpec.of(read, Rate.FPS_25, codec))) {
        for (int i = 0; i < 3; i++) {
          writer.push(reader.next().orElseThrow());
        }
        writer.finish();
      }
      PictureFormat take = MediaProbe.probe(file).picture().orElseThrow().format();
      assertEquals(180, take.width());
      assertEquals(
          64.0 / 45,
          (double) take.pixelAspectNumerator() / take.pixelAspectDenominator(),
          1e-3,
          codec.toString());
    }
  }

  @Test
  void highDynamicRangeKeepsItsCodesAndTags() throws Exception {
    for (int transfer : new int[] {16, 18}) {
      ColourTags tags = new ColourTags(9, transfer, 9, ColourTags.Range.NARROW, 1);
      PictureFormat format = PictureFormat.square(192, 128, PixelLayout.YUV422_10, tags);
      Path file = folder.resolve("hdr" + transfer + ".mov");
      try (PictureWriter writer =
          PictureWriter.create(file, PictureWriterSpec.of(format, Rate.FPS_25, Codec.PRORES_HQ))) {
        for (int i = 0; i < 3; i++) {
          writer.push(Footage.frame(format, i));
        }
        writer.finish();
      }
      try (PictureSource source = PictureSource.open(file)) {
        ColourTags read = source.picture().format().colour();
        assertEquals(9, read.primaries());
        assertEquals(transfer, read.transfer());
        assertEquals(9, read.matrix());
        FrameRange all = source.picture().range();
        try (FrameReader reader = source.read(all)) {
          for (int i = 0; i < 3; i++) {
            Frame frame = reader.next().orElseThrow();
            for (int p = 0; p < 3; p++) {
              assertTrue(Footage.psnr(Footage.frame(format, i), frame, p) >= 45);
              assertEquals(0, Footage.shift(Footage.frame(format, i), frame, p), 0.1);
            }
          }
        }
        MediaException e =
            assertThrows(
                MediaException.class,
                () -> source.read(all, format.withColour(ColourTags.BT709)).close());
        assertEquals(MediaException.Kind.UNSUPPORTED, e.kind());
        assertTrue(e.getMessage().contains("tonemap"), e.getMessage());
      }
    }
  }
}
