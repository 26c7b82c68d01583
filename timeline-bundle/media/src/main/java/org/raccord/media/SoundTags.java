package org.raccord.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.media.internal.TagProbe;

/**
 * The words that a sound file carries about itself: ID3 and Vorbis tags and RIFF information as
 * FFmpeg reads them, the description of a Broadcast Wave's {@code bext} chunk (EBU Tech 3285), and
 * the texts of its {@code iXML} chunk. Reads headers only. Thread-safe.
 */
public final class SoundTags {

  private static final int MOST_CHUNKS = 200;
  private static final int MOST_TEXT = 1 << 20;
  private static final Pattern ELEMENT = Pattern.compile("<([A-Z_]+)>([^<>]{1,2000})</\\1>");

  private SoundTags() {}

  /**
   * The tags of a file by name, such as {@code title} or {@code ixml.NOTE}.
   *
   * @throws MediaException if the file is missing or no media
   */
  public static Map<String, String> of(Path file) throws MediaException {
    Map<String, String> tags = new LinkedHashMap<>(TagProbe.tags(file));
    try {
      ixml(file).ifPresent(text -> addTexts(text, tags));
    } catch (IOException e) {
      // The other tags are there all the same.
      return tags;
    }
    return tags;
  }

  private static void addTexts(String xml, Map<String, String> tags) {
    Matcher element = ELEMENT.matcher(xml);
    while (element.find()) {
      String text = element.group(2).strip();
      if (!text.isEmpty()) {
        tags.putIfAbsent("ixml." + element.group(1), text);
      }
    }
  }

  /** The iXML chunk of a wave file. */
  private static java.util.Optional<String> ixml(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
      if (read(channel, head, 0) < 12 || !name(head, 8).equals("WAVE")) {
        return java.util.Optional.empty();
      }
      long at = 12;
      for (int k = 0; k < MOST_CHUNKS && at + 8 <= channel.size(); k++) {
        ByteBuffer chunk = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        read(channel, chunk, at);
        long size = chunk.getInt(4) & 0xffffffffL;
        if (name(chunk, 0).equals("iXML")) {
          ByteBuffer text = ByteBuffer.allocate((int) Math.min(size, MOST_TEXT));
          int length = read(channel, text, at + 8);
          return java.util.Optional.of(
              new String(text.array(), 0, Math.max(0, length), StandardCharsets.UTF_8));
        }
        at += 8 + size + (size & 1);
      }
      return java.util.Optional.empty();
    }
  }

  private static int read(FileChannel channel, ByteBuffer into, long at) throws IOException {
    int sum = 0;
    while (into.hasRemaining()) {
      int count = channel.read(into, at + sum);
      if (count < 0) {
        break;
      }
      sum += count;
    }
    return sum;
  }

  private static String name(ByteBuffer buffer, int at) {
    byte[] name = new byte[4];
    buffer.get(at, name);
    return new String(name, StandardCharsets.US_ASCII);
  }
}
