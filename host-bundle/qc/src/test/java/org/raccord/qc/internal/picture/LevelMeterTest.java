package org.raccord.qc.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/** The codes at which EBU R 103 draws its line, in each depth and range. */
class LevelMeterTest {

  @ParameterizedTest
  @CsvSource({
    // Luma alone: 5 to 246 of 8 bits, 20 to 984 of 10.
    "8, NARROW, 246, 128, 128, 0",
    "8, NARROW, 247, 128, 128, 100",
    "8, NARROW, 5, 128, 128, 0",
    "8, NARROW, 4, 128, 128, 100",
    "10, NARROW, 984, 512, 512, 0",
    "10, NARROW, 985, 512, 512, 100",
    "10, NARROW, 20, 512, 512, 0",
    "10, NARROW, 19, 512, 512, 100",
    "16, NARROW, 62976, 32768, 32768, 0",
    "16, NARROW, 63232, 32768, 32768, 100",
    // What fills the range is inside, for full range ends there.
    "8, FULL, 255, 128, 128, 0",
    "8, FULL, 0, 128, 128, 0",
    // 75 and 100 per cent bars of BT.709 are inside; brighter red than red is not.
    "8, NARROW, 63, 102, 240, 0",
    "8, NARROW, 173, 42, 26, 0",
    "8, NARROW, 90, 102, 240, 100",
    "8, NARROW, 20, 102, 240, 100",
    "16, FULL, 65535, 65535, 65535, 100"
  })
  void theLineIsWhereItIsDrawn(int depth, Range range, int y, int cb, int cr, double outside) {
    PictureFormat format =
        PictureFormat.square(
            33, 17, new PixelLayout(Family.YUV, depth, 1, 1), new ColourTags(1, 1, 1, range, 1));
    Frame frame = Frame.allocate(format);
    java.util.Arrays.fill(frame.plane(0), (short) y);
    java.util.Arrays.fill(frame.plane(1), (short) cb);
    java.util.Arrays.fill(frame.plane(2), (short) cr);
    assertEquals(outside, new LevelMeter().outside(frame));
  }
}
