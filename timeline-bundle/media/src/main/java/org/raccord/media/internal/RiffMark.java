package org.raccord.media.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.raccord.media.SourceMark;

/** The XMP of a Wave file: a chunk {@code _PMX} (XMP specification, part 3) behind the sound. */
final class RiffMark {

  static final String CHUNK = "_PMX";

  private static final int HEAD = 8;

  /** XMP longer than this is somebody's archive, not a mark. */
  private static final long MOST = 4 << 20;

  private RiffMark() {}

  /** The chunk, its length even as all have it. */
  static ByteBuffer chunk(SourceMark mark) {
    byte[] packet = XmpPacket.write(mark);
    ByteBuffer chunk =
        ByteBuffer.allocate(HEAD + packet.length + packet.length % 2)
            .order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(CHUNK.getBytes(StandardCharsets.US_ASCII)).putInt(packet.length).put(packet);
    return chunk.rewind();
  }

  /** The mark of a file; empty where it has none, or is cut short. */
  static Optional<SourceMark> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long dataOfLongForm = -1;
      for (long at = 12; at + HEAD <= channel.size(); ) {
        ByteBuffer head = bytes(channel, at, HEAD);
        byte[] name = new byte[4];
        head.get(name);
        long length = Integer.toUnsignedLong(head.getInt());
        String id = new String(name, StandardCharsets.ISO_8859_1);
        long content = at + HEAD;
        if (id.equals("ds64") && content + 16 <= channel.size()) {
          dataOfLongForm = bytes(channel, content + 8, 8).getLong();
        } else if (id.equals("data") && length == WaveFile.RIFF_LIMIT && dataOfLongForm >= 0) {
          length = dataOfLongForm;
        } else if (id.equals(CHUNK)) {
          boolean whole = length <= MOST && content + length <= channel.size();
          return whole
              ? XmpPacket.read(bytes(channel, content, (int) length).array())
              : Optional.empty();
        }
        if (length < 0 || length > channel.size() - content) {
          return Optional.empty();
        }
        at = content + length + length % 2;
      }
      return Optional.empty();
    }
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("The file ends in the middle of a chunk");
      }
    }
    return buffer.flip();
  }
}
