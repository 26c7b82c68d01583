package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;

/** A pan of ten pixels, one frame missing, and a first opinion that is wrong on a part of it. */
class SecondOpinionTest {

  private static final Raster RASTER = Raster.of(Scenes.FORMAT);
  private static final int W = RASTER.width();
  private static final int H = RASTER.height();

  private final Frame a = Scenes.frame(Scenes.moved(0, 0), 1);
  private final Frame b = Scenes.frame(Scenes.moved(10, 0), 1);
  private final Frame truth = Scenes.frame(Scenes.moved(5, 0), 1);
  private final Crossing crossing =
      Crossing.study(List.of(RASTER.grey(a)), List.of(RASTER.grey(b)), 1, RASTER.effort());
  private final SecondOpinion second = SecondOpinion.on(crossing, 0, RASTER.effort());
  private final Moment right = second.at(1);

  private static boolean isAstray(int i) {
    int x = i % W;
    int y = i / W;
    return x >= 100 && x < 220 && y >= 50 && y < 130;
  }

  /** The same moment with both ways six pixels off on a part of it. */
  private static Moment astray(Moment moment) {
    float[] toA = moment.toA().dx().clone();
    float[] toB = moment.toB().dx().clone();
    for (int i = 0; i < toA.length; i++) {
      if (isAstray(i)) {
        toA[i] += 6;
        toB[i] -= 6;
      }
    }
    return new Moment(
        new Flow(W, H, toA, moment.toA().dy()),
        new Flow(W, H, toB, moment.toB().dy()),
        moment.shareB());
  }

  @Test
  void it_finds_the_motion_by_itself() {
    assertEquals(-5, right.toA().dx()[90 * W + 160], 0.2);
    assertEquals(5, right.toB().dx()[90 * W + 160], 0.2);
  }

  @Test
  void it_counts_where_the_first_does_not_fit_and_not_where_it_fits_worse_itself() {
    Moment wrong = astray(right);
    float[] taken = second.part(wrong, right);
    float[] kept = second.part(right, wrong);
    double mended = 0;
    double spoilt = 0;
    int count = 0;
    for (int i = 0; i < taken.length; i++) {
      if (isAstray(i)) {
        mended += taken[i];
        spoilt += kept[i];
        count++;
      }
    }
    assertTrue(mended / count > 0.85, "taken " + mended / count);
    assertTrue(spoilt / count < 0.15, "taken " + spoilt / count);
  }

  @Test
  void where_both_agree_nothing_is_woven_twice() {
    float[] part = second.part(astray(right), right);
    for (int i = 0; i < part.length; i++) {
      int x = i % W;
      if (x < 95 || x > 225) {
        assertEquals(0, part[i]);
      }
    }
  }

  @Test
  void where_the_first_fits_nothing_is_woven_twice_whatever_the_second_says() {
    float[] part = second.part(right, astray(right));
    int twice = 0;
    int inside = 0;
    for (int i = 0; i < part.length; i++) {
      if (isAstray(i)) {
        twice += part[i] > 0 ? 1 : 0;
        inside++;
      }
    }
    assertTrue(twice < inside / 50, twice + " of " + inside);
  }

  @Test
  void a_picture_woven_of_both_is_nearer_to_the_truth() {
    Moment wrong = astray(right);
    Warper warper = new Warper(Scenes.FORMAT, RASTER);
    double alone = Scenes.psnr(warper.weave(a, b, wrong), truth, 12);
    Frame both =
        warper.weave(
            a, b, wrong, right, second.part(wrong, right), ColourShift.NONE, ColourShift.NONE);
    double together = Scenes.psnr(both, truth, 12);
    assertTrue(together > alone + 8, together + " dB after " + alone);
  }

  @Test
  void on_a_large_raster_it_searches_half_of_it_and_answers_on_the_whole() {
    Crossing large =
        Crossing.study(
            List.of(RASTER.grey(a)), List.of(RASTER.grey(b)), 1, FlowEstimator.Effort.HALF);
    Moment moment = SecondOpinion.on(large, 0, FlowEstimator.Effort.HALF).at(1);
    assertEquals(W, moment.toA().width());
    assertEquals(H, moment.toB().height());
    assertEquals(W * H, moment.shareB().length);
    assertEquals(-5, moment.toA().dx()[90 * W + 160], 0.4);
    assertEquals(5, moment.toB().dx()[90 * W + 160], 0.4);
  }
}
