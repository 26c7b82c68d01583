package org.raccord.media.internal;

import org.bytedeco.javacpp.BytePointer;
import org.raccord.model.picture.ColourTags;

/**
 * The header that every ProRes frame begins with (SMPTE RDD 36): decoders believe the colour it
 * tells before that of the container, and the encoder leaves out what it does not know by name.
 */
final class ProresHeader {

  /** From the start of the frame: its size, {@code icpf}, the header to its aspect ratio. */
  private static final int PRIMARIES = 22;

  private ProresHeader() {}

  /** Writes the tags of {@code colour} into an encoded frame. */
  static void tag(BytePointer frame, ColourTags colour) {
    frame.put(PRIMARIES, (byte) colour.primaries());
    frame.put(PRIMARIES + 1, (byte) colour.transfer());
    frame.put(PRIMARIES + 2, (byte) colour.matrix());
  }
}
