package org.raccord.videoapi.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the index of an MP4 file says: enough to tell a whole file from a broken one, and whether
 * there is sound in it. After ISO/IEC 14496-12.
 *
 * @param frames frames of its picture
 * @param sound whether it has sound
 */
record VideoFile(long frames, boolean sound) {

  private static final long MOST_INDEX = 64 << 20;
  private static final int HEAD = 8;
  private static final int LONG_HEAD = 16;
  private static final int MOST_BOXES = 100_000;

  /**
   * Reads the index.
   *
   * @return nothing where it is another kind of file
   * @throws IOException with a reason if it is an MP4 file and no whole one
   */
  static Optional<VideoFile> read(Path file) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      long at = 0;
      Optional<VideoFile> found = Optional.empty();
      for (int boxes = 0; boxes < MOST_BOXES && at + HEAD <= in.size(); boxes++) {
        ByteBuffer head = read(in, at, (int) Math.min(LONG_HEAD, in.size() - at));
        long length = length(head, in.size() - at);
        String type = type(head, 4);
        if (at == 0 && !type.equals("ftyp")) {
          return Optional.empty();
        }
        if (length < HEAD || at + length > in.size()) {
          throw new IOException("it breaks off after " + in.size() + " bytes");
        }
        if (type.equals("moov")) {
          if (length > MOST_INDEX) {
            throw new IOException("its index has " + length + " bytes");
          }
          found = Optional.of(index(read(in, at, (int) length)));
        }
        at += length;
      }
      if (found.isEmpty()) {
        throw new IOException("it has no index");
      }
      return found;
    }
  }

  private static ByteBuffer read(SeekableByteChannel in, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    in.position(at);
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new IOException("it breaks off");
      }
    }
    return bytes.flip();
  }

  /** Length of a box with its head; 0 stands for all the rest. */
  private static long length(ByteBuffer head, long rest) {
    long length = head.getInt(0) & 0xffffffffL;
    if (length == 1 && head.limit() >= LONG_HEAD) {
      return head.getLong(HEAD);
    }
    return length == 0 ? rest : length;
  }

  private static String type(ByteBuffer bytes, int at) {
    byte[] type = new byte[4];
    bytes.get(at, type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  private static VideoFile index(ByteBuffer moov) throws IOException {
    Tally tally = new Tally();
    walk(moov, HEAD, moov.limit(), tally, 0);
    if (tally.frames == 0) {
      throw new IOException("it has no picture");
    }
    return new VideoFile(tally.frames, tally.sound);
  }

  /** What is met on a walk through the boxes. */
  private static final class Tally {
    private String handler = "";
    private long frames;
    private boolean sound;
  }

  private static void walk(ByteBuffer bytes, int from, int to, Tally tally, int depth)
      throws IOException {
    for (int at = from; at + HEAD <= to; ) {
      ByteBuffer head = bytes.slice(at, Math.min(LONG_HEAD, to - at));
      long length = length(head, to - at);
      if (length < HEAD || length > to - at) {
        throw new IOException("its index is damaged");
      }
      int end = (int) (at + length);
      switch (type(bytes, at + 4)) {
        case "trak", "mdia", "minf", "stbl" -> {
          if (depth < 8) {
            walk(bytes, at + HEAD, end, tally, depth + 1);
          }
        }
        case "hdlr" -> {
          if (end - at >= 20 && depth == 2) {
            tally.handler = type(bytes, at + 16);
            tally.sound |= tally.handler.equals("soun");
          }
        }
        case "stsz" -> {
          if (end - at >= 20 && tally.handler.equals("vide")) {
            tally.frames = Math.max(tally.frames, bytes.getInt(at + 16) & 0xffffffffL);
          }
        }
        default -> {}
      }
      at = end;
    }
  }
}
