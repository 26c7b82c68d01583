package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.media.internal.ScreenConversion;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** What is shrunk quickly looks as what is shrunk exactly. */
class ScreenConversionTest {

  private static final ColourTags SCREEN = new ColourTags(1, 1, 0, Range.FULL, 1);

  /** Slow waves, in colours too: what a picture is where no edge is. */
  private static Frame waves(PictureFormat format) {
    Frame frame = Frame.allocate(format);
    int unit = 1 << (format.layout().bitDepth() - 8);
    for (int p = 0; p < 3; p++) {
      int width = frame.planeWidth(p);
      double across = (double) format.width() / width;
      double down = (double) format.height() / frame.planeHeight(p);
      for (int i = 0; i < frame.plane(p).length; i++) {
        double x = (i % width + 0.5) * across;
        int line = i / width;
        double y = (line + 0.5) * down;
        double wave = Math.sin(x / (9 + 4 * p)) * Math.cos(y / (11 - 2 * p));
        frame.plane(p)[i] = (short) Math.round((p == 0 ? 128 + 60 * wave : 128 + 30 * wave) * unit);
      }
    }
    return frame;
  }

  @Test
  void everyLayoutAndRangeLooksAsTheExactConversionHasIt() {
    List<PixelLayout> layouts =
        List.of(
            PixelLayout.YUV420_8,
            PixelLayout.YUV420_10,
            PixelLayout.YUV422_8,
            PixelLayout.YUV422_10,
            PixelLayout.YUV444_8,
            new PixelLayout(PixelLayout.Family.YUV, 12, 0, 0));
    for (PixelLayout layout : layouts) {
      for (Range range : List.of(Range.NARROW, Range.FULL)) {
        for (int siting : new int[] {1, 2}) {
          for (int shrink : new int[] {2, 4}) {
            ColourTags colour = new ColourTags(1, 1, 1, range, siting);
            Frame source = waves(PictureFormat.square(320, 192, layout, colour));
            PictureFormat wanted =
                PictureFormat.square(320 / shrink, 192 / shrink, PixelLayout.RGB_8, SCREEN);
            Frame quick = ScreenConversion.to(wanted).apply(source);
            Frame exact = Pictures.convert(source, wanted);
            assertEquals(wanted, quick.format());
            for (int p = 0; p < 3; p++) {
              double off = mean(exact.plane(p), quick.plane(p));
              // A mean over four pixels flattens a wave of 9 pixels by a thirtieth.
              assertTrue(
                  off < (shrink == 2 ? 1.0 : 2.5),
                  layout + " " + range + " " + siting + " / " + shrink + " " + p + ": " + off);
            }
          }
        }
      }
    }
  }

  @Test
  void blackWhiteAndColoursKeepTheirCodes() {
    for (int[] yuv :
        new int[][] {{16, 128, 128}, {235, 128, 128}, {63, 102, 240}, {32, 240, 118}}) {
      PictureFormat format = PictureFormat.square(64, 32, PixelLayout.YUV420_8, ColourTags.BT709);
      Frame source = Frame.allocate(format);
      for (int p = 0; p < 3; p++) {
        java.util.Arrays.fill(source.plane(p), (short) yuv[p]);
      }
      PictureFormat wanted = PictureFormat.square(32, 16, PixelLayout.RGB_8, SCREEN);
      Frame quick = ScreenConversion.to(wanted).apply(source);
      Frame exact = Pictures.convert(source, wanted);
      for (int p = 0; p < 3; p++) {
        assertTrue(Math.abs(exact.plane(p)[37] - quick.plane(p)[37]) <= 1, "plane " + p);
      }
    }
  }

  @Test
  void sixteenBitsForATableAreThoseOfEightAndMore() {
    Frame source = waves(PictureFormat.square(320, 192, PixelLayout.YUV422_10, ColourTags.BT709));
    PictureFormat eight = PictureFormat.square(160, 96, PixelLayout.RGB_8, SCREEN);
    PictureFormat sixteen = PictureFormat.square(160, 96, PixelLayout.RGB_16, SCREEN);
    Frame plain = ScreenConversion.to(eight).apply(source);
    Frame deep = ScreenConversion.to(sixteen).apply(source);
    Frame exact = Pictures.convert(source, sixteen);
    for (int p = 0; p < 3; p++) {
      double off = 0;
      for (int i = 0; i < deep.plane(p).length; i++) {
        int value = deep.plane(p)[i] & 0xffff;
        off += Math.abs(value - (exact.plane(p)[i] & 0xffff));
        int rounded = Math.round(value / 257f);
        assertTrue(Math.abs(rounded - plain.plane(p)[i]) <= 1, value + " in plane " + p);
      }
      assertTrue(off / deep.plane(p).length < 257, "plane " + p + " is a code off");
    }
  }

  @Test
  void whatIsNotAHalfOrAQuarterIsConvertedExactly() {
    Frame source = waves(PictureFormat.square(320, 192, PixelLayout.YUV422_8, ColourTags.BT709));
    for (int[] size : new int[][] {{320, 192}, {160, 100}, {107, 64}}) {
      PictureFormat wanted = PictureFormat.square(size[0], size[1], PixelLayout.RGB_8, SCREEN);
      assertEquals(
          0,
          mean(
              Pictures.convert(source, wanted, Framing.PAD).plane(1),
              ScreenConversion.to(wanted).apply(source).plane(1)));
    }
  }

  @Test
  void wherePixelsAreOfAnotherShapeAHalfIsNoHalf() {
    PictureFormat wide = new PictureFormat(320, 192, 2, 1, PixelLayout.YUV422_8, ColourTags.BT709);
    Frame source = waves(wide);
    PictureFormat wanted = PictureFormat.square(160, 96, PixelLayout.RGB_8, SCREEN);
    Frame shown = ScreenConversion.to(wanted).apply(source);
    for (int x = 0; x < 160; x++) {
      assertEquals(0, shown.plane(1)[x], "above a picture twice as wide it is black");
    }
  }

  private static double mean(short[] one, short[] other) {
    assertEquals(one.length, other.length);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / one.length;
  }
}
