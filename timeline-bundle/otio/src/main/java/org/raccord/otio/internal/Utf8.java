package org.raccord.otio.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text as bytes. */
final class Utf8 {

  private Utf8() {}

  /** How many bytes the byte order mark takes, with which some programs begin; 0 without one. */
  static int marked(byte[] text) {
    return text.length >= 3
            && text[0] == (byte) 0xEF
            && text[1] == (byte) 0xBB
            && text[2] == (byte) 0xBF
        ? 3
        : 0;
  }

  /** Whether {@code [start, end)} is nothing but whole characters; takes little memory. */
  static boolean isWhole(byte[] text, int start, int end) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(text, start, end - start);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return !result.isError();
  }

  /** How many characters of a text that other programs count begin with a byte: 0, 1 or 2. */
  static int units(byte b) {
    int value = b & 0xFF;
    if (value >= 0xF0) {
      return 2;
    }
    return value >= 0x80 && value < 0xC0 ? 0 : 1;
  }
}
