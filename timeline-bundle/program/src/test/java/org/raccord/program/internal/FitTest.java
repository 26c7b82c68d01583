package org.raccord.program.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

class FitTest {

  private static PictureFormat format(int width, int height, int wide, int high) {
    return new PictureFormat(width, height, wide, high, PixelLayout.YUV420_8, ColourTags.BT709);
  }

  @Test
  void pixelShapesCount() {
    PictureFormat frame = format(1024, 576, 1, 1);
    // A wide-screen picture on a narrow raster fills the frame it was made for ...
    assertEquals(frame, Fit.of(format(720, 576, 64, 45), frame).inner());
    // ... as square pixels do on the narrow raster,
    PictureFormat narrow = format(720, 576, 64, 45);
    assertEquals(narrow, Fit.of(format(1024, 576, 1, 1), narrow).inner());
    // and its 4:3 sister has bars beside it.
    Fit pillars = Fit.of(format(720, 576, 16, 15), frame);
    assertEquals(768, pillars.inner().width());
    assertEquals(576, pillars.inner().height());
    assertEquals(128, pillars.left());
  }
}
