package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.media.PictureFacts;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

class PictureFitTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(64, 36, PixelLayout.YUV422_10, ColourTags.BT709);

  private static final FillRequest REQUEST =
      new FillRequest(
          10,
          Rate.FPS_24,
          12,
          12,
          FORMAT,
          Optional.empty(),
          Optional.empty(),
          FillRequest.Relation.UNKNOWN,
          Brief.OPEN,
          1,
          List.of());

  private static PictureFit fit(long frames, Rate rate, Made.Alignment alignment)
      throws GenerationException {
    return PictureFit.of(
        new PictureFacts(FORMAT, rate, frames, false, "h264", Optional.empty()),
        alignment,
        REQUEST);
  }

  private static FrameRange at24(long start, long length) {
    return new FrameRange(start, length, Rate.FPS_24);
  }

  @Test
  void keepsTheHandlesThatAreWantedAndNoMore() throws Exception {
    PictureFit fit = fit(100, Rate.FPS_24, new Made.Alignment.StartsAt(30));
    assertEquals(at24(18, 34), fit.kept());
    assertEquals(12, fit.head());
    assertEquals(12, fit.tail());
  }

  @Test
  void meetsTheSideThatItSays() throws Exception {
    assertEquals(at24(0, 22), fit(40, Rate.FPS_24, new Made.Alignment.MeetsBefore()).kept());
    PictureFit after = fit(40, Rate.FPS_24, new Made.Alignment.MeetsAfter());
    assertEquals(at24(18, 22), after.kept());
    assertEquals(12, after.head());
    assertEquals(0, after.tail());
  }

  @Test
  void squeezesWhatMeetsBothSidesInsteadOfCuttingItsEnd() throws Exception {
    PictureFit fit = fit(15, Rate.FPS_24, new Made.Alignment.MeetsBoth());
    assertTrue(fit.retimed());
    assertEquals(at24(0, 15), fit.kept());
    assertTrue(fit.remark().contains("50% faster"), fit.remark());
  }

  @Test
  void countsInTheSlotsRate() throws Exception {
    assertEquals(at24(4, 34), fit(40, Rate.of(12), new Made.Alignment.StartsAt(8)).kept());
  }

  @Test
  void refusesWhatIsTooShortAndSaysByHowMuch() {
    GenerationException e =
        assertThrows(
            GenerationException.class, () -> fit(15, Rate.FPS_24, new Made.Alignment.StartsAt(8)));
    assertEquals(GenerationException.Kind.UNSUPPORTED, e.kind());
    assertTrue(e.getMessage().contains("7 frames") && e.getMessage().contains("needs 10"));
    assertThrows(
        GenerationException.class, () -> fit(9, Rate.FPS_24, new Made.Alignment.MeetsBoth()));
  }
}
