package org.raccord.media.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import org.raccord.media.SourceMark;

/**
 * The XMP of a MOV or MP4 file: a {@code uuid} box beside the others (ISO 16684-3), or {@code XMP_}
 * in the user data, where QuickTime has it. Media and index are not touched by it.
 */
final class MarkBox {

  private static final byte[] XMP = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");
  private static final int HEAD = 8;

  /** XMP longer than this is somebody's archive, not a mark. */
  private static final long MOST = 4 << 20;

  /** A box: its type, and where its content lies. */
  private record Box(String type, long content, long end) {}

  private MarkBox() {}

  /** Puts a mark at the end of a finished file. */
  static void append(Path file, SourceMark mark) throws IOException {
    byte[] packet = XmpPacket.write(mark);
    ByteBuffer box = ByteBuffer.allocate(HEAD + XMP.length + packet.length);
    box.putInt(box.capacity()).put("uuid".getBytes(StandardCharsets.US_ASCII));
    box.put(XMP).put(packet).flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      if (endOfBoxes(channel, end) != end) {
        throw new IOException("The file does not end with a whole box, so nothing can follow it");
      }
      for (long at = end; box.hasRemaining(); ) {
        at += channel.write(box, at);
      }
    }
  }

  private static long endOfBoxes(FileChannel channel, long size) throws IOException {
    long at = 0;
    for (Optional<Box> b = box(channel, 0, size); b.isPresent(); b = after(channel, b, size)) {
      at = b.get().end();
    }
    return at;
  }

  /** The mark of a file; empty where it has none, or is cut short. */
  static Optional<SourceMark> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Optional<SourceMark> own = Optional.empty();
      Optional<SourceMark> inUserData = Optional.empty();
      long end = channel.size();
      for (Optional<Box> b = box(channel, 0, end); b.isPresent(); b = after(channel, b, end)) {
        Box box = b.get();
        if (box.type().equals("uuid") && isXmp(channel, box)) {
          // What was appended last is in force.
          Optional<SourceMark> mark = packet(channel, box.content() + XMP.length, box.end());
          own = mark.isPresent() ? mark : own;
        } else if (box.type().equals("moov")) {
          inUserData = userData(channel, box);
        }
      }
      return own.isPresent() ? own : inUserData;
    }
  }

  private static Optional<SourceMark> userData(FileChannel channel, Box movie) throws IOException {
    Optional<Box> data = child(channel, movie, "udta");
    Optional<Box> xmp = data.isEmpty() ? data : child(channel, data.get(), "XMP_");
    return xmp.isEmpty() ? Optional.empty() : packet(channel, xmp.get().content(), xmp.get().end());
  }

  private static Optional<Box> after(FileChannel channel, Optional<Box> box, long end)
      throws IOException {
    return box(channel, box.orElseThrow().end(), end);
  }

  private static Optional<Box> child(FileChannel channel, Box parent, String type)
      throws IOException {
    for (Optional<Box> b = box(channel, parent.content(), parent.end());
        b.isPresent();
        b = after(channel, b, parent.end())) {
      if (b.get().type().equals(type)) {
        return b;
      }
    }
    return Optional.empty();
  }

  private static boolean isXmp(FileChannel channel, Box box) throws IOException {
    if (box.end() - box.content() < XMP.length) {
      return false;
    }
    return ByteBuffer.wrap(XMP).equals(bytes(channel, box.content(), XMP.length));
  }

  private static Optional<SourceMark> packet(FileChannel channel, long from, long to)
      throws IOException {
    return to - from > MOST
        ? Optional.empty()
        : XmpPacket.read(bytes(channel, from, (int) (to - from)).array());
  }

  /** The box at {@code at}; empty where none lies whole before {@code end}. */
  private static Optional<Box> box(FileChannel channel, long at, long end) throws IOException {
    if (end - at < HEAD) {
      return Optional.empty();
    }
    ByteBuffer head = bytes(channel, at, HEAD);
    long size = Integer.toUnsignedLong(head.getInt());
    byte[] type = new byte[4];
    head.get(type);
    long content = at + HEAD;
    if (size == 1) {
      if (end - content < Long.BYTES) {
        return Optional.empty();
      }
      size = bytes(channel, content, Long.BYTES).getLong();
      content += Long.BYTES;
    } else if (size == 0) {
      size = end - at;
    }
    boolean whole = size >= content - at && size <= end - at;
    return whole
        ? Optional.of(new Box(new String(type, StandardCharsets.ISO_8859_1), content, at + size))
        : Optional.empty();
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("The file ends in the middle of a box");
      }
    }
    return buffer.flip();
  }
}
