package org.raccord.core.internal.prove;

import java.util.Locale;

/** The figures that are compared, in the order of the tables. */
enum Figure {
  PSNR("PSNR-Y", "dB", 2, true),
  SSIM("SSIM", "", 4, true),
  GMSD("GMSD", "", 4, false),
  MSSSIM("MS-SSIM", "", 4, true),
  WORST_BLOCK("5% block SSIM", "", 3, true),
  WORST_FRAME("worst frame", "dB", 2, true),
  FLICKER("flicker", "codes", 3, false),
  FROZEN("frozen", "part of the steps", 3, false),
  REPEATS("repeats", "", 3, false),
  GRADE("seam grade", "A 5 to F 0", 2, true);

  private final String label;
  private final String unit;
  private final int digits;
  private final boolean moreIsBetter;

  Figure(String label, String unit, int digits, boolean moreIsBetter) {
    this.label = label;
    this.unit = unit;
    this.digits = digits;
    this.moreIsBetter = moreIsBetter;
  }

  /** Name and unit. */
  String heading() {
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  String label() {
    return label;
  }

  double of(ProofRow row) {
    Scores s = row.scores();
    return switch (this) {
      case PSNR -> s.psnr();
      case SSIM -> s.ssim();
      case GMSD -> s.gmsd();
      case MSSSIM -> s.msssim();
      case WORST_BLOCK -> s.worstBlock();
      case WORST_FRAME -> s.worstFrame();
      case FLICKER -> s.flicker();
      case FROZEN -> s.frozen();
      case REPEATS -> s.repeats();
      case GRADE -> row.grade().isEmpty() ? 0 : Math.max(0, 'F' - row.grade().charAt(0));
    };
  }

  String print(double number) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /** 1 where {@code one} is the better, 0 where it is not, a half where they are equal. */
  double win(ProofRow one, ProofRow other) {
    int order = Double.compare(of(one), of(other));
    return order == 0 ? 0.5 : (order > 0) == moreIsBetter ? 1 : 0;
  }
}
