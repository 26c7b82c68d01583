package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class TransferTest {

  @Test
  void levelsAreThoseOfTheReports() {
    // BT.2408: diffuse white of 203 cd/m2 is 58 % of PQ and 75 % of HLG; 100 cd/m2 is 51 % of PQ.
    assertEquals(0.58, Transfer.PQ.value(203 / 10_000.0), 0.005);
    assertEquals(0.508, Transfer.PQ.value(100 / 10_000.0), 0.001);
    assertEquals(203, 1000 * Math.pow(Transfer.HLG.light(0.75), 1.2), 1);
    assertEquals(1, Transfer.PQ.light(1), 1e-9);
    assertEquals(1, Transfer.HLG.light(1), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void lightAndValueUndoEachOther(Transfer transfer) {
    for (double v = 0; v <= 1; v += 1 / 64.0) {
      assertEquals(v, transfer.value(transfer.light(v)), 1e-6);
    }
  }

  /** A coloured scene at a light, encoded exactly. */
  private static Frame scene(PictureFormat format, Transfer transfer, double red, double blue) {
    Frame frame = Frame.allocate(format);
    Codes codes = Codes.of(format);
    int w = frame.planeWidth(0);
    for (int y = 0; y < frame.planeHeight(0); y++) {
      for (int x = 0; x < w; x++) {
        // Pairs of pixels share their colour, as their chroma samples do.
        double light = 0.004 * (1.2 + Scenes.pattern(x / 2 * 2, y));
        double r = transfer.value(light * 1.4 * red);
        double g = transfer.value(light);
        double b = transfer.value(light * 0.7 * blue);
        double luma = codes.kr() * r + (1 - codes.kr() - codes.kb()) * g + codes.kb() * b;
        frame.plane(0)[y * w + x] = (short) Math.round(codes.black() + codes.lumaSpan() * luma);
        int c = y * frame.planeWidth(1) + x / 2;
        frame.plane(1)[c] =
            (short)
                Math.round(
                    codes.neutral() + codes.chromaSpan() * (b - luma) / (2 * (1 - codes.kb())));
        frame.plane(2)[c] =
            (short)
                Math.round(
                    codes.neutral() + codes.chromaSpan() * (r - luma) / (2 * (1 - codes.kr())));
      }
    }
    return frame;
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 18})
  void changeOfLightInHdrIsMeasuredAndCarriedAsLight(int transferTag) {
    ColourTags hdr =
        new ColourTags(
            9, transferTag, 9, ColourTags.Range.NARROW, ColourTags.BT709.chromaLocation());
    PictureFormat format = PictureFormat.square(320, 180, PixelLayout.YUV422_10, hdr);
    Transfer transfer = Transfer.of(hdr);
    Frame dim = scene(format, transfer, 1, 1);
    Frame warm = scene(format, transfer, 1.5, 0.8);
    Raster raster = Raster.of(format);
    Flow still = Flow.still(raster.width(), raster.height());
    ColourShift shift =
        ColourShift.between(dim, warm, still, raster, new float[raster.width() * raster.height()]);
    assertEquals(1.5, shift.red(), 0.03);
    assertEquals(1, shift.green(), 0.03);
    assertEquals(0.8, shift.blue(), 0.03);
    Frame carried = dim.copy();
    shift.apply(carried);
    for (int p = 0; p < 3; p++) {
      double off = 0;
      double was = 0;
      for (int i = 0; i < carried.plane(p).length; i++) {
        off += Math.abs(carried.plane(p)[i] - warm.plane(p)[i]);
        was += Math.abs(dim.plane(p)[i] - warm.plane(p)[i]);
      }
      assertTrue(off / carried.plane(p).length < 1.5, "plane " + p + ": mean error in codes");
      assertTrue(was > 4 * off, "plane " + p + " was changed");
    }
  }
}
