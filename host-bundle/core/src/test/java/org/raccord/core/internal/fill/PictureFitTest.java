package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    return fit(frames, rate, alignment, PictureFit.Repeats.NONE);
  }

  private static PictureFit fit(
      long frames, Rate rate, Made.Alignment alignment, PictureFit.Repeats repeats)
      throws GenerationException {
    return PictureFit.of(
        new PictureFacts(FORMAT, rate, frames, false, "h264", Optional.empty()),
        alignment,
        REQUEST,
        repeats);
  }

  private static void assertPlace(double first, double step, long head, long tail, PictureFit fit) {
    assertEquals(first, fit.first(), 1e-9, "first");
    assertEquals(step, fit.step(), 1e-9, "step");
    assertEquals(head, fit.head(), "head");
    assertEquals(tail, fit.tail(), "tail");
  }

  @Test
  void keepsTheHandlesThatAreWantedAndNoMore() throws Exception {
    assertPlace(30, 1, 12, 12, fit(100, Rate.FPS_24, new Made.Alignment.StartsAt(30)));
  }

  @Test
  void meetsTheSideThatItSays() throws Exception {
    assertPlace(0, 1, 0, 12, fit(40, Rate.FPS_24, new Made.Alignment.MeetsBefore()));
    assertPlace(30, 1, 12, 0, fit(40, Rate.FPS_24, new Made.Alignment.MeetsAfter()));
  }

  @Test
  void squeezesWhatMeetsBothSidesInsteadOfCuttingItsEnd() throws Exception {
    PictureFit fit = fit(15, Rate.FPS_24, new Made.Alignment.MeetsBoth());
    assertTrue(fit.retimed());
    assertPlace(0, 14 / 9.0, 0, 0, fit);
    assertTrue(fit.remark().contains("56% faster"), fit.remark());
  }

  @Test
  void framesThatTheGeneratorWasGivenLieOutsideTheSlot() throws Exception {
    // 12 frames, the first A's last and the last B's first: the ten between are the slot, as is.
    PictureFit whole =
        fit(12, Rate.FPS_24, new Made.Alignment.MeetsBoth(), new PictureFit.Repeats(true, true));
    assertPlace(1, 1, 1, 0, whole);
    assertFalse(whole.retimed());
    assertFalse(whole.makesFrames());
    PictureFit grid =
        fit(13, Rate.FPS_24, new Made.Alignment.MeetsBoth(), new PictureFit.Repeats(true, true));
    assertPlace(12 / 11.0, 12 / 11.0, 1, 0, grid);
    assertPlace(
        1,
        1,
        1,
        6,
        fit(
            17,
            Rate.FPS_24,
            new Made.Alignment.MeetsBefore(),
            new PictureFit.Repeats(true, false)));
  }

  @Test
  void anotherRateKeepsItsPace() throws Exception {
    assertPlace(8, 0.5, 12, 12, fit(40, Rate.of(12), new Made.Alignment.StartsAt(8)));
    PictureFit fit = fit(17, Rate.of(16), new Made.Alignment.MeetsBefore());
    assertPlace(0, 2 / 3.0, 0, 12, fit);
    assertFalse(fit.retimed());
    assertTrue(fit.makesFrames());
  }

  @Test
  void whatIsALittleShortIsDrawnOutAndWhatIsFarTooShortRefused() throws Exception {
    PictureFit fit = fit(15, Rate.FPS_24, new Made.Alignment.StartsAt(8));
    assertPlace(8, 6 / 9.0, 12, 0, fit);
    assertTrue(fit.remark().contains("33% slower"), fit.remark());
    GenerationException e =
        assertThrows(
            GenerationException.class, () -> fit(12, Rate.FPS_24, new Made.Alignment.StartsAt(8)));
    assertEquals(GenerationException.Kind.UNSUPPORTED, e.kind());
    assertTrue(e.getMessage().contains("4 frames") && e.getMessage().contains("needs 10"));
    assertThrows(
        GenerationException.class, () -> fit(5, Rate.FPS_24, new Made.Alignment.MeetsBoth()));
  }
}
