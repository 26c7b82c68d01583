package org.raccord.media.internal;

import org.bytedeco.ffmpeg.global.avutil;
import org.raccord.model.picture.PictureFormat;

/** What light code values stand for, as far as it must not be mixed (ITU-R BT.2100 and H.273). */
enum Light {
  STANDARD("of standard dynamic range"),
  PQ("HDR (PQ)"),
  HLG("HDR (HLG)"),
  LOGARITHMIC("logarithmic");

  private final String text;

  Light(String text) {
    this.text = text;
  }

  static Light of(PictureFormat format) {
    return switch (format.colour().transfer()) {
      case avutil.AVCOL_TRC_SMPTE2084 -> PQ;
      case avutil.AVCOL_TRC_ARIB_STD_B67 -> HLG;
      case avutil.AVCOL_TRC_LOG, avutil.AVCOL_TRC_LOG_SQRT -> LOGARITHMIC;
      default -> STANDARD;
    };
  }

  /** For messages. */
  String text() {
    return text;
  }
}
