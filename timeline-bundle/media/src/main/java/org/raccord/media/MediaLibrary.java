package org.raccord.media;

import org.raccord.media.internal.Library;

/** What decodes and encodes. */
public final class MediaLibrary {

  private MediaLibrary() {}

  /** Name, version and licence in a few words, such as {@code FFmpeg 7.1 (LGPL version 2.1)}. */
  public static String describe() {
    return Library.describe();
  }
}
