package org.raccord.model.picture;

/**
 * Colour tags as code points of ITU-T H.273, 2 where unspecified, and the range of the code values.
 *
 * @param primaries ColourPrimaries, 1 for BT.709
 * @param transfer TransferCharacteristics, 1 for BT.709, 16 for PQ, 18 for HLG
 * @param matrix MatrixCoefficients, 1 for BT.709, 5 and 6 for BT.601, 0 for RGB
 * @param range narrow ("tv", 16..235) or full ("pc", 0..255)
 * @param chromaLocation where chroma samples sit: 0 unspecified, 1 left, 2 centre, 3 top-left
 *     (FFmpeg's numbering)
 */
public record ColourTags(int primaries, int transfer, int matrix, Range range, int chromaLocation) {

  /**
   * The range of code values; {@link #UNSPECIFIED} is treated as narrow for YUV and full for RGB.
   */
  public enum Range {
    UNSPECIFIED,
    NARROW,
    FULL
  }

  public static final int UNKNOWN = 2;
  public static final ColourTags UNSPECIFIED =
      new ColourTags(UNKNOWN, UNKNOWN, UNKNOWN, Range.UNSPECIFIED, 0);
  public static final ColourTags BT709 = new ColourTags(1, 1, 1, Range.NARROW, 1);

  /** Whether code values span the whole range. */
  public boolean isFullRange() {
    return range == Range.FULL;
  }
}
