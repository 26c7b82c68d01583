package org.raccord.media.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.media.StartTimecode;
import org.raccord.media.TimecodeJump;
import org.raccord.model.time.Rate;

/**
 * The timecode that an MXF file carries beside each picture, in the system item of its content
 * package. Only heads of the file's elements are read.
 *
 * <p>Source: SMPTE ST 377-1 (key, length, value; run-in), ST 385 (system metadata pack), ST 331
 * (date and time stamp), ST 394 and ST 405 (system scheme 1 and its array of timecodes), ST 12-1
 * (the digits).
 */
final class SystemItems {

  /** What may stand before the first element. */
  private static final int LONGEST_RUN_IN = 65_536;

  private static final byte[] LABEL = {0x06, 0x0e, 0x2b, 0x34};
  private static final byte[] PACK = {0x0d, 0x01, 0x03, 0x01, 0x04, 0x01, 0x01, 0x00};

  /** The first element of a system item of scheme 1; the number of the element follows. */
  private static final byte[] SCHEME_1 = {0x0d, 0x01, 0x03, 0x01, 0x14, 0x02, 0x01};

  private static final int KEY = 16;
  private static final int LONGEST_LENGTH = 9;

  /** Of the value: which parts there are, the kind of the user's time stamp, and its digits. */
  private static final int STAMP_KIND = 40;

  private static final int USER_STAMP = 0x10;
  private static final int TIMECODE = 0x81;
  private static final int DROP = 1 << 30;

  /** In a set of scheme 1: the tag of its timecodes, and how long each of them is. */
  private static final int TIMECODES = 0x0102;

  private static final int DIGITS = 8;

  /** Longer sets hold more than what is looked for. */
  private static final int LONGEST_SET = 65_536;

  private SystemItems() {}

  /** Where it does not count on; empty where the file carries none. */
  static Optional<List<TimecodeJump>> jumps(Path file, Rate pictures) throws IOException {
    TimecodeMarks marks = new TimecodeMarks(pictures);
    try (FileChannel bytes = FileChannel.open(file)) {
      long picture = 0;
      Form counted = Form.OTHER;
      long at = first(bytes);
      Optional<Element> element = at < 0 ? Optional.empty() : element(bytes, at);
      while (element.isPresent()) {
        Form form = element.get().form();
        if (form != Form.OTHER && (counted == Form.OTHER || counted == form)) {
          // A file that carries both kinds has one of each to a picture.
          counted = form;
          Optional<StartTimecode> label =
              form == Form.PACK
                  ? label(bytes, element.get(), pictures)
                  : labelOfSet(bytes, element.get(), pictures);
          if (label.isPresent()) {
            marks.add(picture, label.get());
          }
          picture++;
        }
        element = element(bytes, element.get().end());
      }
    }
    return marks.jumps();
  }

  /** Something with a key: where its value begins and ends. */
  private record Element(Form form, long value, long end) {}

  /** What a key stands for. */
  private enum Form {
    /** The system metadata pack of SDTI-CP. */
    PACK,
    /** A set of system scheme 1 of the generic container. */
    SET,
    OTHER
  }

  private static Form form(byte[] head) {
    int middle = KEY - PACK.length;
    if (Arrays.equals(head, middle, KEY, PACK, 0, PACK.length)) {
      return Form.PACK;
    }
    return Arrays.equals(head, middle, middle + SCHEME_1.length, SCHEME_1, 0, SCHEME_1.length)
        ? Form.SET
        : Form.OTHER;
  }

  private static long first(FileChannel bytes) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(bytes.size(), LONGEST_RUN_IN + KEY));
    fill(bytes, head, 0);
    for (int i = 0; i + LABEL.length <= head.limit(); i++) {
      if (Arrays.equals(head.array(), i, i + LABEL.length, LABEL, 0, LABEL.length)) {
        return i;
      }
    }
    return -1;
  }

  /** Empty at the end, and where a file is cut short or damaged: who reads its pictures tells. */
  private static Optional<Element> element(FileChannel bytes, long at) throws IOException {
    long size = bytes.size();
    if (at + KEY + 1 > size) {
      return Optional.empty();
    }
    byte[] head = new byte[(int) Math.min(KEY + LONGEST_LENGTH, size - at)];
    fill(bytes, ByteBuffer.wrap(head), at);
    if (!Arrays.equals(head, 0, LABEL.length, LABEL, 0, LABEL.length)) {
      return Optional.empty();
    }
    int more = head[KEY] >= 0 ? 0 : head[KEY] & 0x7f;
    if (more > 8 || KEY + 1 + more > head.length) {
      return Optional.empty();
    }
    long length = more == 0 ? head[KEY] : 0;
    for (int i = 1; i <= more; i++) {
      length = length << 8 | (head[KEY + i] & 0xff);
    }
    long value = at + KEY + 1 + more;
    if (length < 0 || length > size - value) {
      return Optional.empty();
    }
    return Optional.of(new Element(form(head), value, value + length));
  }

  private static Optional<StartTimecode> label(FileChannel bytes, Element item, Rate rate)
      throws IOException {
    if (item.end() - item.value() < STAMP_KIND + 5) {
      return Optional.empty();
    }
    ByteBuffer value = ByteBuffer.allocate(STAMP_KIND + 5);
    fill(bytes, value, item.value());
    boolean stamped =
        (value.get(0) & USER_STAMP) != 0 && (value.get(STAMP_KIND) & 0xff) == TIMECODE;
    return stamped ? label(value.getInt(STAMP_KIND + 1), rate) : Optional.empty();
  }

  /** The first of the timecodes of a set of tags of two bytes and lengths of two. */
  private static Optional<StartTimecode> labelOfSet(FileChannel bytes, Element set, Rate rate)
      throws IOException {
    ByteBuffer value = ByteBuffer.allocate((int) Math.min(set.end() - set.value(), LONGEST_SET));
    fill(bytes, value, set.value());
    value.flip();
    while (value.remaining() >= 4) {
      int tag = value.getShort() & 0xffff;
      int length = value.getShort() & 0xffff;
      if (length > value.remaining()) {
        return Optional.empty();
      }
      int at = value.position();
      // An array begins with how many there are and how long one is.
      if (tag == TIMECODES && length >= 8 + DIGITS) {
        boolean usual = value.getInt(at) > 0 && value.getInt(at + 4) == DIGITS;
        return usual ? label(value.getInt(at + 8), rate) : Optional.empty();
      }
      value.position(at + length);
    }
    return Optional.empty();
  }

  private static Optional<StartTimecode> label(int digits, Rate rate) {
    int frames = decimal(digits >> 24 & 0x3f);
    if (rate.nominal() > 30) {
      // Two pictures share a number of frames; a bit tells them apart.
      int second = rate.nominal() == 50 ? 1 << 7 : 1 << 23;
      frames = frames * 2 + ((digits & second) != 0 ? 1 : 0);
    }
    String text =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d%s%02d",
            decimal(digits & 0x3f),
            decimal(digits >> 8 & 0x7f),
            decimal(digits >> 16 & 0x7f),
            (digits & DROP) != 0 ? ";" : ":",
            frames);
    return TimecodeLabel.parse(text, rate);
  }

  private static int decimal(int digits) {
    return (digits >> 4) * 10 + (digits & 0xf);
  }

  private static void fill(FileChannel bytes, ByteBuffer wanted, long place) throws IOException {
    while (wanted.hasRemaining()) {
      if (bytes.read(wanted, place + wanted.position()) < 0) {
        throw new EOFException();
      }
    }
  }
}
