package org.raccord.media.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.raccord.media.SourceMark;

/**
 * The mark of an MKV file: tags in its head. How media came to be is known when they are finished,
 * and their head is written long before: it is begun with room that the mark takes in the end.
 */
final class MarkRoom {

  /** Tag that holds the room; it stands in no finished file. */
  static final String ROOM = "RACCORD_ROOM";

  /** What the room is filled with; as much as the longest mark takes. */
  static final String FILLING = "-".repeat(700);

  private static final int MOST_TEXT = 180;
  private static final int MOST_HEAD = 1 << 20;
  private static final String TYPE = "DIGITAL_SOURCE_TYPE";
  private static final String SYSTEM = "AI_SYSTEM_USED";
  private static final String VERSION = "AI_SYSTEM_VERSION_USED";

  private static final long EBML = 0x1A45DFA3L;
  private static final long SEGMENT = 0x18538067L;
  private static final long CLUSTER = 0x1F43B675L;
  private static final long TAGS = 0x1254C367L;
  private static final long TAG = 0x7373L;
  private static final long SIMPLE_TAG = 0x67C8L;
  private static final long TAG_NAME = 0x45A3L;
  private static final long TAG_STRING = 0x4487L;
  private static final long CHECKSUM = 0xBFL;
  private static final int VOID = 0xEC;

  /** An element of the file: its id, where it begins, and where its content lies. */
  private record Element(long id, int start, int content, int end) {}

  private MarkRoom() {}

  /** The mark among tags that were read. */
  static Optional<SourceMark> read(Function<String, @Nullable String> tags) {
    return said(tags.apply(TYPE))
        .map(type -> new SourceMark(type, said(tags.apply(SYSTEM)), said(tags.apply(VERSION))));
  }

  private static Optional<String> said(@Nullable String text) {
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  /** Puts the mark into the room of a finished file; without one the room is left as a void. */
  static void fill(Path file, Optional<SourceMark> mark) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      byte[] head = new byte[(int) Math.min(MOST_HEAD, channel.size())];
      ByteBuffer buffer = ByteBuffer.wrap(head);
      while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
        // Once more.
      }
      Element tags =
          tags(head).orElseThrow(() -> new IOException("The file's head has no tags to mark"));
      Element room =
          room(head, tags).orElseThrow(() -> new IOException("The head has no room for a mark"));
      byte[] filled = filled(mark, room.end() - room.start());
      System.arraycopy(filled, 0, head, room.start(), filled.length);
      sign(head, tags);
      ByteBuffer changed = ByteBuffer.wrap(head, tags.start(), tags.end() - tags.start());
      while (changed.hasRemaining()) {
        channel.write(changed, changed.position());
      }
    }
  }

  private static Optional<Element> tags(byte[] head) {
    for (int at = 0; at < head.length; ) {
      Optional<Element> e = element(head, at);
      if (e.isEmpty() || e.get().id() == CLUSTER) {
        return Optional.empty();
      }
      if (e.get().id() == TAGS) {
        return e.filter(t -> t.end() <= head.length);
      }
      // The segment is gone into, all else is passed over.
      at = e.get().id() == SEGMENT ? e.get().content() : e.get().end();
      if (e.get().id() != SEGMENT && e.get().id() != EBML && e.get().end() > head.length) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Element> room(byte[] head, Element tags) {
    for (int at = tags.content(); at < tags.end(); ) {
      Element tag = element(head, at).orElse(null);
      if (tag == null) {
        break;
      }
      for (int in = tag.content(); tag.id() == TAG && in < tag.end(); ) {
        Element simple = element(head, in).orElse(null);
        if (simple == null) {
          break;
        }
        Optional<Element> name =
            simple.id() == SIMPLE_TAG ? element(head, simple.content()) : Optional.empty();
        if (name.filter(n -> n.id() == TAG_NAME && text(head, n).equals(ROOM)).isPresent()) {
          return Optional.of(simple);
        }
        in = simple.end();
      }
      at = tag.end();
    }
    return Optional.empty();
  }

  private static String text(byte[] head, Element e) {
    return new String(head, e.content(), e.end() - e.content(), StandardCharsets.UTF_8);
  }

  private static byte[] filled(Optional<SourceMark> mark, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mark.ifPresent(
        m -> {
          tag(out, TYPE, m.sourceType());
          m.system().ifPresent(s -> tag(out, SYSTEM, s));
          m.systemVersion().ifPresent(v -> tag(out, VERSION, v));
        });
    // Two bytes of size, whatever the size.
    int left = size - out.size() - 3;
    if (left < 0) {
      throw new IllegalStateException("The room is as large as the longest mark");
    }
    out.write(VOID);
    out.write(0x40 | (left >> 8));
    out.write(left);
    out.writeBytes(new byte[left]);
    return out.toByteArray();
  }

  private static void tag(ByteArrayOutputStream out, String name, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    if (text.length > MOST_TEXT) {
      text =
          new String(text, 0, MOST_TEXT, StandardCharsets.UTF_8)
              .replaceAll("\ufffd$", "…")
              .getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    element(content, TAG_NAME, name.getBytes(StandardCharsets.UTF_8));
    element(content, TAG_STRING, text);
    element(out, SIMPLE_TAG, content.toByteArray());
  }

  private static void element(ByteArrayOutputStream out, long id, byte[] content) {
    out.write((int) (id >> 8));
    out.write((int) id);
    out.write(0x40 | (content.length >> 8));
    out.write(content.length);
    out.writeBytes(content);
  }

  /** Makes the checksum that tags may begin with right again. */
  private static void sign(byte[] head, Element tags) {
    Element first = element(head, tags.content()).orElseThrow();
    if (first.id() != CHECKSUM) {
      return;
    }
    CRC32 sum = new CRC32();
    sum.update(head, first.end(), tags.end() - first.end());
    for (int i = 0; i < Integer.BYTES; i++) {
      head[first.content() + i] = (byte) (sum.getValue() >> (8 * i));
    }
  }

  /** The element at {@code at}; its end may lie beyond the head. */
  private static Optional<Element> element(byte[] head, int at) {
    int idLength = at < head.length ? Integer.numberOfLeadingZeros(head[at] & 0xff) - 23 : 9;
    if (idLength > 4 || at + idLength >= head.length) {
      return Optional.empty();
    }
    long id = number(head, at, idLength);
    int sizeAt = at + idLength;
    int sizeLength = Integer.numberOfLeadingZeros(head[sizeAt] & 0xff) - 23;
    if (sizeLength > 8 || sizeAt + sizeLength > head.length) {
      return Optional.empty();
    }
    long size = number(head, sizeAt, sizeLength) & ~(1L << (7 * sizeLength));
    int content = sizeAt + sizeLength;
    return Optional.of(
        new Element(id, at, content, (int) Math.min(Integer.MAX_VALUE, content + size)));
  }

  private static long number(byte[] bytes, int at, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    return value;
  }
}
