package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class PicturesTest {

  private static final ColourTags BT601 = new ColourTags(6, 6, 6, Range.NARROW, 1);
  private static final ColourTags FULL = new ColourTags(1, 1, 1, Range.FULL, 1);

  private static PictureFormat format(PixelLayout layout, ColourTags colour) {
    return PictureFormat.square(64, 48, layout, colour);
  }

  /** A plane's values rise from left to right, another's from top to bottom. */
  private static Frame ramp(PictureFormat format, int low, int high) {
    Frame frame = Frame.allocate(format);
    int unit = 1 << (format.layout().bitDepth() - 8);
    for (int p = 0; p < format.layout().planes(); p++) {
      int width = frame.planeWidth(p);
      int height = frame.planeHeight(p);
      for (int i = 0; i < width * height; i++) {
        int column = i % width;
        int line = i / width;
        double part = p == 1 ? line / (height - 1.0) : column / (width - 1.0);
        frame.plane(p)[i] = (short) Math.round((low + (high - low) * part) * unit);
      }
    }
    return frame;
  }

  private static void assertNear(Frame expected, Frame actual, int codes) {
    for (int p = 0; p < expected.format().layout().planes(); p++) {
      int worst = Footage.worst(expected, actual, p);
      assertTrue(worst <= codes, "plane " + p + " is " + worst + " codes off");
      double shift = Footage.shift(expected, actual, p);
      assertTrue(Math.abs(shift) < 0.1, "plane " + p + " is shifted by " + shift);
    }
  }

  @Test
  void theSameFormatIsTheSameFrame() {
    Frame frame = Footage.frame(PictureFormat.square(160, 64, PixelLayout.YUV420_8, FULL), 3);
    assertSame(frame, Pictures.convert(frame, frame.format()));
  }

  @Test
  void eightBitsSurviveTenAndSixteen() {
    for (ColourTags colour : List.of(ColourTags.BT709, FULL, ColourTags.UNSPECIFIED)) {
      for (int depth : List.of(9, 10, 12, 16)) {
        PixelLayout deep = new PixelLayout(PixelLayout.Family.YUV, depth, 1, 1);
        Frame noise = Footage.noise(format(PixelLayout.YUV420_8, colour), 0, 255, 1);
        Frame there = Pictures.convert(noise, format(deep, colour));
        assertNear(noise, Pictures.convert(there, noise.format()), 0);
      }
    }
  }

  @Test
  void narrowRangeDeepensByShifting() {
    Frame noise = Footage.noise(format(PixelLayout.YUV420_8, ColourTags.BT709), 0, 255, 1);
    Frame ten = Pictures.convert(noise, format(PixelLayout.YUV420_10, ColourTags.BT709));
    for (int p = 0; p < 3; p++) {
      for (int i = 0; i < noise.plane(p).length; i++) {
        assertEquals(noise.plane(p)[i] << 2, ten.plane(p)[i]);
      }
    }
  }

  @Test
  void fullRangeReachesItsTop() {
    Frame white = Footage.noise(format(PixelLayout.YUV420_8, FULL), 255, 255, 1);
    Frame ten = Pictures.convert(white, format(PixelLayout.YUV420_10, FULL));
    assertEquals(1023, ten.sample(0, 0, 0));
    Frame narrow = Pictures.convert(white, format(PixelLayout.YUV420_8, ColourTags.BT709));
    assertEquals(235, narrow.sample(0, 0, 0));
  }

  @Test
  void noiseIn420SurvivesATakeIn422() {
    for (PictureFormat even :
        List.of(
            format(PixelLayout.YUV420_8, ColourTags.BT709),
            PictureFormat.square(63, 47, PixelLayout.YUV420_8, ColourTags.BT709))) {
      Frame noise = Footage.noise(even, 0, 255, 5);
      Frame take = Pictures.convert(noise, even.withLayout(PixelLayout.YUV422_10));
      assertNear(noise, Pictures.convert(take, even), 0);
    }
  }

  @Test
  void rampsSurviveEveryLayoutWithinACode() {
    for (ColourTags colour : List.of(ColourTags.BT709, BT601, FULL)) {
      for (PixelLayout home :
          List.of(PixelLayout.YUV420_8, PixelLayout.YUV422_10, PixelLayout.YUV444_8)) {
        Frame ramp = ramp(format(home, colour), 90, 160);
        for (PixelLayout away :
            List.of(
                PixelLayout.YUV422_8,
                PixelLayout.YUV422_10,
                PixelLayout.YUV444_8,
                PixelLayout.YUV444_10,
                PixelLayout.RGB_16)) {
          Frame there = Pictures.convert(ramp, format(away, colour));
          assertNear(ramp, Pictures.convert(there, ramp.format()), 1 << (home.bitDepth() - 8));
        }
      }
    }
  }

  @Test
  void otherMatricesAndRangesGoThereAndBackWithinACode() {
    for (PixelLayout layout : List.of(PixelLayout.YUV420_8, PixelLayout.YUV422_10)) {
      Frame ramp = ramp(format(layout, ColourTags.BT709), 90, 160);
      for (ColourTags other : List.of(BT601, FULL)) {
        Frame there = Pictures.convert(ramp, format(layout, other));
        assertNear(ramp, Pictures.convert(there, ramp.format()), 1);
      }
    }
  }

  @Test
  void primaryColoursHaveTheCodesOfTheStandards() {
    int[][] rgb = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}, {0, 0, 0}};
    int[][] bt709 = {
      {63, 102, 240}, {173, 42, 26}, {32, 240, 118}, {235, 128, 128}, {16, 128, 128}
    };
    int[][] bt601 = {{81, 90, 240}, {145, 54, 34}, {41, 240, 110}, {235, 128, 128}, {16, 128, 128}};
    for (int c = 0; c < rgb.length; c++) {
      Frame colour = Frame.allocate(format(PixelLayout.RGB_8, ColourTags.UNSPECIFIED));
      for (int p = 0; p < 3; p++) {
        java.util.Arrays.fill(colour.plane(p), (short) rgb[c][p]);
      }
      Frame in709 = Pictures.convert(colour, format(PixelLayout.YUV422_8, ColourTags.BT709));
      Frame in601 = Pictures.convert(colour, format(PixelLayout.YUV420_8, BT601));
      Frame across = Pictures.convert(in709, format(PixelLayout.YUV420_8, BT601));
      for (int p = 0; p < 3; p++) {
        assertEquals(bt709[c][p], in709.sample(p, 9, 9), "BT.709 colour " + c + " plane " + p);
        assertEquals(bt601[c][p], in601.sample(p, 9, 9), "BT.601 colour " + c + " plane " + p);
        assertEquals(bt601[c][p], across.sample(p, 9, 9), 1, "709 to 601, colour " + c);
      }
    }
  }

  @Test
  void rgbOf16BitsCarriesEveryColourOf8() {
    Frame noise = Footage.noise(format(PixelLayout.RGB_8, ColourTags.UNSPECIFIED), 0, 255, 2);
    PictureFormat yuv = format(new PixelLayout(PixelLayout.Family.YUV, 12, 0, 0), FULL);
    assertNear(noise, Pictures.convert(Pictures.convert(noise, yuv), noise.format()), 0);
  }

  @Test
  void anUnspecifiedSideIsTakenFromTheOther() {
    Frame noise = Footage.noise(format(PixelLayout.YUV420_8, FULL), 0, 255, 3);
    Frame bare = Pictures.convert(noise, format(PixelLayout.YUV420_8, ColourTags.UNSPECIFIED));
    assertNear(noise, bare, 0);
  }

  @Test
  void scalingKeepsFlatPicturesFlatAndRampsStraight() {
    Frame grey = Footage.noise(format(PixelLayout.YUV420_8, ColourTags.BT709), 77, 77, 1);
    for (int[] size : new int[][] {{32, 24}, {31, 23}, {100, 90}, {128, 96}}) {
      Frame other = Pictures.convert(grey, grey.format().withSize(size[0], size[1]));
      Frame flat = Footage.noise(grey.format().withSize(size[0], size[1]), 77, 77, 1);
      assertNear(flat, other, 0);
    }
    Frame ramp = ramp(format(PixelLayout.YUV444_10, ColourTags.BT709), 40, 200);
    Frame half = Pictures.convert(ramp, ramp.format().withSize(32, 24));
    for (int x = 4; x < 28; x++) {
      // Pixel x of the half sits between pixels 2x and 2x + 1.
      double expected = (ramp.sample(0, 2 * x, 9) + ramp.sample(0, 2 * x + 1, 9)) / 2.0;
      assertEquals(expected, half.sample(0, x, 9), 1);
    }
  }

  @Test
  void chromaStaysInPlaceWhenTheRasterChanges() {
    // An edge in chroma at the middle stays at the middle, whatever the siting.
    for (int siting : List.of(0, 1, 2, 3)) {
      ColourTags colour = new ColourTags(1, 1, 1, Range.NARROW, siting);
      Frame ramp = ramp(format(PixelLayout.YUV420_8, colour), 60, 190);
      Frame full = Pictures.convert(ramp, format(PixelLayout.YUV444_8, colour));
      boolean centred = siting == 2;
      for (int x = 4; x < 24; x++) {
        // Luma pixel 2x lies on chroma sample x where sited left, a quarter before it if centred.
        double slope = 130.0 / 31;
        double expected = ramp.sample(2, x, 9) - (centred ? slope / 4 : 0);
        assertEquals(expected, full.sample(2, 2 * x, 9), 1);
      }
    }
  }

  private static PictureFormat shaped(int width, int height, int wide, int high) {
    return new PictureFormat(width, height, wide, high, PixelLayout.YUV420_8, ColourTags.BT709);
  }

  @Test
  void pixelShapesCount() {
    PictureFormat frame = shaped(1024, 576, 1, 1);
    // A wide-screen picture on a narrow raster fills the frame it was made for ...
    assertEquals(frame, Pictures.within(shaped(720, 576, 64, 45), frame, Framing.PAD));
    // ... as square pixels do on the narrow raster,
    PictureFormat narrow = shaped(720, 576, 64, 45);
    assertEquals(narrow, Pictures.within(shaped(1024, 576, 1, 1), narrow, Framing.PAD));
    // and its 4:3 sister has bars beside it.
    PictureFormat sister = shaped(720, 576, 16, 15);
    PictureFormat alone = Pictures.within(sister, frame, Framing.PAD);
    assertEquals(768, alone.width());
    assertEquals(576, alone.height());
    Frame white = Frame.allocate(alone);
    java.util.Arrays.fill(white.plane(0), (short) 235);
    Frame set = Pictures.set(white, sister, frame, Framing.PAD);
    assertEquals(16, set.sample(0, 127, 300));
    assertEquals(235, set.sample(0, 128, 300));
    assertEquals(235, set.sample(0, 895, 300));
    assertEquals(16, set.sample(0, 896, 300));
  }
}
