package org.raccord.qc.internal.picture;

import org.raccord.qc.internal.FloatList;

/**
 * What the frames of a programme are, a number each: 24 bytes a frame, two megabytes an hour.
 *
 * @param luma mean luma, in per cent of white
 * @param dark dark pixels, in per cent
 * @param outside pixels whose levels are outside, in per cent
 * @param change mean difference to the frame before, in 8-bit codes; infinite for the first
 * @param worst mean difference of the block that differs most
 * @param woven 1 where the frame is woven of two fields, the upper first, -1 the lower, 0 where not
 */
public record PictureCurves(
    FloatList luma,
    FloatList dark,
    FloatList outside,
    FloatList change,
    FloatList worst,
    FloatList woven) {

  public static PictureCurves empty() {
    return new PictureCurves(
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new FloatList(),
        new FloatList());
  }

  public int frames() {
    return luma.size();
  }
}
