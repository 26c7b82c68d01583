package org.raccord.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stream of H.264 (Rec. ITU-T H.264, Annex B) of 32 x 32 grey, uncompressed macroblocks, whose
 * pictures are whole frames or pairs of fields, as each is asked for. No encoder here writes such.
 */
final class FieldStream {

  private static final int SIDE = 32;
  private static final int IDR = 5;
  private static final int LATER = 1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int picture;

  FieldStream() {
    this(false);
  }

  /** A stream of 25 pictures a second whose pictures can have labels. */
  static FieldStream labelled() {
    return new FieldStream(true);
  }

  private FieldStream(boolean labels) {
    Bits sequence = new Bits();
    sequence.u(8, 77).u(8, 0).u(8, 20).ue(0).ue(0).ue(0).ue(4).ue(1).u(1, 0);
    sequence
        .ue(SIDE / 16 - 1)
        .ue(SIDE / 32 - 1)
        .u(1, 0)
        .u(1, 0)
        .u(1, 1)
        .u(1, 0)
        .u(1, labels ? 1 : 0);
    if (labels) {
      // Usability: no aspect, scan, signal or chroma; 50 fields a second; no buffers; labels.
      sequence.u(4, 0).u(1, 1).u(32, 1).u(32, 50).u(1, 1).u(2, 0).u(1, 1).u(1, 0);
    }
    unit(0x67, sequence);
    Bits pictures = new Bits();
    pictures.ue(0).ue(0).u(1, 0).u(1, 0).ue(0).ue(0).ue(0).u(1, 0).u(2, 0);
    pictures.ue(0).ue(0).ue(0).u(1, 0).u(1, 0).u(1, 0);
    unit(0x68, pictures);
  }

  /** Labels the picture that follows: a message of its timing (D.1.3). */
  FieldStream label(int hours, int minutes, int seconds, int frames) {
    Bits timing = new Bits();
    timing.u(4, 0).u(1, 1).u(2, 0).u(1, 0).u(5, 0).u(1, 1).u(1, 0).u(1, 0);
    timing.u(8, frames).u(6, seconds).u(6, minutes).u(5, hours).u(24, 0);
    byte[] payload = timing.ended();
    Bits message = new Bits().u(8, 1).u(8, payload.length);
    for (byte b : payload) {
      message.u(8, b & 0xff);
    }
    unit(0x06, message);
    return this;
  }

  /** A picture that is whole. */
  FieldStream frame() {
    slice(IDR, false, false, 0, SIDE / 16 * (SIDE / 16));
    picture++;
    return this;
  }

  /** A picture of two fields. */
  FieldStream fields(boolean upperFirst) {
    slice(IDR, true, !upperFirst, 0, SIDE / 16 * (SIDE / 32));
    slice(LATER, true, upperFirst, 1, SIDE / 16 * (SIDE / 32));
    picture++;
    return this;
  }

  private void slice(int type, boolean field, boolean bottom, int order, int macroblocks) {
    Bits bits = new Bits();
    bits.ue(0).ue(7).ue(0).u(4, 0).u(1, field ? 1 : 0);
    if (field) {
      bits.u(1, bottom ? 1 : 0);
    }
    if (type == IDR) {
      bits.ue(picture % 2);
    }
    bits.u(8, order);
    bits.u(type == IDR ? 2 : 1, 0).ue(0);
    for (int m = 0; m < macroblocks; m++) {
      bits.ue(25).align();
      for (int i = 0; i < 384; i++) {
        bits.u(8, i < 256 ? 60 + picture % 100 : 128);
      }
    }
    unit(0x60 | type, bits);
  }

  private void unit(int head, Bits bits) {
    out.writeBytes(new byte[] {0, 0, 0, 1, (byte) head});
    int zeros = 0;
    for (byte b : bits.ended()) {
      if (zeros == 2 && (b & 0xfc) == 0) {
        out.write(3);
        zeros = 0;
      }
      out.write(b);
      zeros = b == 0 ? zeros + 1 : 0;
    }
  }

  Path write(Path file) throws IOException {
    return Files.write(file, out.toByteArray());
  }

  private static final class Bits {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int filling;
    private int count;

    Bits u(int width, int value) {
      for (int i = width - 1; i >= 0; i--) {
        filling = filling << 1 | (value >> i & 1);
        if (++count == 8) {
          bytes.write(filling);
          filling = 0;
          count = 0;
        }
      }
      return this;
    }

    /** Exponential Golomb code; of a signed zero the same. */
    Bits ue(int value) {
      int width = 32 - Integer.numberOfLeadingZeros(value + 1);
      return u(width - 1, 0).u(width, value + 1);
    }

    Bits align() {
      while (count > 0) {
        u(1, 0);
      }
      return this;
    }

    byte[] ended() {
      u(1, 1).align();
      return bytes.toByteArray();
    }
  }
}
