package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Frames on a smaller raster, whose sides need not divide theirs. */
class RasterTest {

  private static Frame counted(PictureFormat format) {
    Frame frame = Frame.allocate(format);
    for (int p = 0; p < format.layout().planes(); p++) {
      for (int i = 0; i < frame.plane(p).length; i++) {
        frame.plane(p)[i] = (short) (16 + i % 7 * 10 + i / 7 * 20 + p);
      }
    }
    return frame;
  }

  @Test
  void a_pixel_is_the_mean_of_the_square_behind_it_and_of_what_is_left_of_one_at_the_edge() {
    Frame frame = counted(PictureFormat.square(7, 5, PixelLayout.YUV444_8, ColourTags.BT709));
    Grey grey = new Raster(4, 3, 2).grey(frame);
    // Luma less black, over 219 codes: 0, 10, 20, 30 above one another.
    assertEquals(Math.round(15 * 255 / 219f), grey.at(0, 0));
    assertEquals(Math.round((60 + 10) * 255 / 219f), grey.at(3, 0));
    assertEquals(Math.round((80 + 5) * 255 / 219f), grey.at(0, 2));
    assertEquals(Math.round((80 + 60) * 255 / 219f), grey.at(3, 2));
  }

  @Test
  void of_colours_green_counts_five_times_and_red_twice() {
    PictureFormat format = PictureFormat.square(2, 2, PixelLayout.RGB_8, ColourTags.UNSPECIFIED);
    Frame frame = Frame.allocate(format);
    Arrays.fill(frame.plane(0), (short) 80);
    Arrays.fill(frame.plane(1), (short) 160);
    Arrays.fill(frame.plane(2), (short) 40);
    assertEquals((2 * 80 + 5 * 160 + 40) / 8, new Raster(1, 1, 2).grey(frame).at(0, 0));
  }
}
