package org.raccord.media.internal;

import org.bytedeco.ffmpeg.global.avutil;

/** Asks FFmpeg what it is. */
public final class Library {

  private Library() {}

  /** Name, version and licence. */
  public static String describe() {
    return "FFmpeg "
        + avutil.av_version_info().getString()
        + " ("
        + avutil.avutil_license().getString()
        + ")";
  }
}
