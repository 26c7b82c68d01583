package org.raccord.qc.internal.picture;

import org.raccord.model.picture.PictureFormat;

/**
 * What colour differences add to luma: ITU-R BT.601, BT.709, BT.2020.
 *
 * @param red of the red difference to red
 * @param blue of the blue difference to blue
 * @param greenOfBlue of the blue difference, taken from green
 * @param greenOfRed of the red difference, taken from green
 */
public record Weights(float red, float blue, float greenOfBlue, float greenOfRed) {

  /** As the format's matrix says; where it says none, BT.709 from 720 lines, BT.601 below. */
  public static Weights of(PictureFormat format) {
    return switch (format.colour().matrix()) {
      case 1 -> of(0.2126, 0.0722);
      case 4, 5, 6 -> of(0.299, 0.114);
      case 9, 10 -> of(0.2627, 0.0593);
      default -> format.height() >= 720 ? of(0.2126, 0.0722) : of(0.299, 0.114);
    };
  }

  private static Weights of(double kr, double kb) {
    double kg = 1 - kr - kb;
    return new Weights(
        (float) (2 * (1 - kr)),
        (float) (2 * (1 - kb)),
        (float) (2 * kb * (1 - kb) / kg),
        (float) (2 * kr * (1 - kr) / kg));
  }

  /** The codes of full red and blue difference from the middle, of both signs together. */
  public static double chromaSpan(PictureFormat format) {
    return format.colour().isFullRange()
        ? format.layout().maxCode()
        : 224.0 * (1 << (format.layout().bitDepth() - 8));
  }
}
