package org.raccord.media;

import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout.Family;

/** How pictures are written. The container follows from the file's extension. */
public enum Codec {
  /** ProRes 422 HQ: 10-bit 4:2:2, narrow range, in MOV. The form of a take. */
  PRORES_HQ,
  /** ProRes 4444: 10-bit 4:4:4, narrow range, in MOV. */
  PRORES_4444,
  /** DNxHR HQX: 10-bit 4:2:2, narrow range, in MOV; of pictures of at least 256 by 120. */
  DNXHR_HQX,
  /** FFV1 version 3, without loss, any layout, in MKV. */
  FFV1,
  /** H.264 8-bit 4:2:0 at high quality, in MP4 or MOV: for looking at. */
  H264;

  /** The least picture that the DNxHR coder takes (SMPTE ST 2019-1). */
  private static final int DNXHR_WIDTH = 256;

  private static final int DNXHR_HEIGHT = 120;

  /**
   * The codec a take of this format is written with: ProRes where it can carry it, else (RGB, full
   * range, more than 10 bits, odd width) FFV1.
   */
  public static Codec ofTake(PictureFormat format) {
    var layout = format.layout();
    if (format.width() % 2 != 0) {
      return FFV1;
    }
    if (layout.family() != Family.YUV || format.colour().isFullRange() || layout.bitDepth() > 10) {
      return FFV1;
    }
    if (layout.chromaShiftX() == 0) {
      return PRORES_4444;
    }
    return layout.chromaShiftX() == 1 && layout.chromaShiftY() <= 1 ? PRORES_HQ : FFV1;
  }

  /** Whether {@link #DNXHR_HQX} carries a format as {@link #PRORES_HQ} does. */
  public static boolean takesDnxhr(PictureFormat format) {
    return format.width() >= DNXHR_WIDTH && format.height() >= DNXHR_HEIGHT;
  }

  /** The extension its files usually have, without the dot. */
  public String extension() {
    return switch (this) {
      case PRORES_HQ, PRORES_4444, DNXHR_HQX -> "mov";
      case FFV1 -> "mkv";
      case H264 -> "mp4";
    };
  }
}
