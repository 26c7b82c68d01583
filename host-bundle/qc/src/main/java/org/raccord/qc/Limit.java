package org.raccord.qc;

import java.util.Locale;

/** Every limit of quality control, with its unit and where it comes from. */
public enum Limit {
  BLACK_LEVEL(5, "% of white", "a pixel up to here is dark; own"),
  BLACK_AREA(99.8, "% of the picture", "a frame with so many dark pixels is black; own"),
  BLACK_FLASH(1, "s", "black in a shot is worth a warning below this, natural above; own"),
  SAME_MEAN(0.05, "8-bit codes", "mean difference of luma up to which two frames are one; own"),
  SAME_BLOCK(0.75, "8-bit codes", "mean difference of the worst block of 16 x 16 of the same; own"),
  SAME_AFTER_CODING(
      15,
      "% of the frames beside",
      "an isolated frame that differs so much less is one shown twice, coded anew; own"),
  NATURAL_REPEATS(5, "% of a shot", "a shot that repeats more frames does so by nature; own"),
  FROZEN_SHOT(0.5, "s", "from here a repeat in a shot is a freeze; own"),
  FROZEN_TAKE(3, "frames", "from here a repeat in a take is a freeze; own"),
  LEVEL_LOW(5, "8-bit code", "EBU R 103 version 3 (2020): 5, in 10 bit 20"),
  LEVEL_HIGH(246, "8-bit code", "EBU R 103 version 3 (2020): 246, in 10 bit 984"),
  LEVEL_AREA(1, "% of the picture", "EBU R 103 version 3 (2020)"),
  FIELDS_SHARE(25, "% of the frames", "of pulldown two frames in five are woven; own"),
  LOUDNESS(-23, "LUFS", "EBU R 128; measured after ITU-R BS.1770-4"),
  LOUDNESS_TOLERANCE(0.5, "LU", "EBU R 128 version 3 (2014); version 4 has 0.2 for meters, 1 live"),
  LOUDNESS_RANGE(20, "LU", "measured after EBU Tech 3342; R 128 sets no limit; own"),
  TRUE_PEAK(-1, "dBTP", "EBU R 128; measured after ITU-R BS.1770-4 annex 2"),
  CLIPPED_LEVEL(0.999, "of full scale", "samples from here are at the ceiling; own"),
  CLIPPED_RUN(3, "samples", "so many at the ceiling in a row are cut off; own"),
  PHASE(-0.3, "correlation", "of left and right over 0.4 s; below, mono loses much; own"),
  PHASE_TIME(1, "s", "so long in a shot before it is told; 0.4 s in a take; own"),
  SILENT(-80, "dBFS", "peak below which there is no sound; own"),
  HEARD(-60, "dBFS", "mean power above which there is sound; own"),
  DROPOUT_LEAST(2, "ms", "shorter holes are not heard as such; own"),
  DROPOUT_MOST(300, "ms", "longer ones are pauses; own"),
  SILENCE_TAKE(0.1, "s", "silence in a take beside sound; own"),
  SILENCE_SHOT(1, "s", "silence between sounds elsewhere; own");

  private final double value;
  private final String unit;
  private final String source;

  Limit(double value, String unit, String source) {
    this.value = value;
    this.unit = unit;
    this.source = source;
  }

  public double value() {
    return value;
  }

  public String unit() {
    return unit;
  }

  /** What it is, and where it comes from; "own" where no document sets it. */
  public String source() {
    return source;
  }

  /** A row of the table of limits in the documents. */
  public String row() {
    String number =
        value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    return "| `"
        + name().toLowerCase(Locale.ROOT).replace('_', '-')
        + "` | "
        + number
        + " "
        + unit
        + " | "
        + source
        + " |";
  }
}
