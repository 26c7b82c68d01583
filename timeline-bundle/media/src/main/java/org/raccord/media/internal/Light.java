package org.raccord.media.internal;

import org.bytedeco.ffmpeg.global.avutil;
import org.raccord.model.picture.PictureFormat;

/** What light code values stand for, as far as it must not be mixed (ITU-R BT.2100). */
enum Light {
  STANDARD("of standard dynamic range"),
  PQ("HDR (PQ)"),
  HLG("HDR (HLG)");

  private final String text;

  Light(String text) {
    this.text = text;
  }

  static Light of(PictureFormat format) {
    int transfer = format.colour().transfer();
    return transfer == avutil.AVCOL_TRC_SMPTE2084
        ? PQ
        : transfer == avutil.AVCOL_TRC_ARIB_STD_B67 ? HLG : STANDARD;
  }

  /** For messages. */
  String text() {
    return text;
  }
}
