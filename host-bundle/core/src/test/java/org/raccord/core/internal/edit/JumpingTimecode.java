package org.raccord.core.internal.edit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Plants a jump into the timecode track of a MOV file: a second sample in it names another frame.
 * The head of the file is written anew at its end, so that everything else stays in its place.
 */
final class JumpingTimecode {

  private static final Set<String> INNER = Set.of("moov", "trak", "mdia", "minf", "stbl");

  private final int frames;
  private final int at;
  private final long place;

  private JumpingTimecode(int frames, int at, long place) {
    this.frames = frames;
    this.at = at;
    this.place = place;
  }

  /**
   * Changes a file.
   *
   * @param frames how many pictures it has
   * @param at the picture from which on it counts anew
   * @param number what that picture is called, as a count of frames
   */
  static void plant(Path file, int frames, int at, int number) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
    new JumpingTimecode(frames, at, all.capacity() + 8L).write(file, all, number);
  }

  /** The same, but the file ends in the middle of the second sample. */
  static void damage(Path file, int frames, int at) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    plant(file, frames, at, 0);
    long end = Files.size(file);
    new JumpingTimecode(frames, at, end - 2).write(file, ByteBuffer.wrap(whole), 0);
  }

  private void write(Path file, ByteBuffer all, int number) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] head = {};
    for (int p = 0; p < all.capacity(); p += all.getInt(p)) {
      byte[] box = new byte[all.getInt(p)];
      all.get(p, box);
      if (type(all, p).equals("moov")) {
        head = changed(all, p, false);
        System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, box, 4, 4);
      }
      out.write(box);
    }
    out.write(
        ByteBuffer.allocate(12)
            .putInt(12)
            .put("mdat".getBytes(StandardCharsets.US_ASCII))
            .putInt(number)
            .array());
    out.write(head);
    Files.write(file, out.toByteArray());
  }

  private static String type(ByteBuffer all, int p) {
    byte[] name = new byte[4];
    all.get(p + 4, name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  /** A box with what is in it; tables are changed in the track of timecode alone. */
  private byte[] changed(ByteBuffer all, int p, boolean timecode) {
    int size = all.getInt(p);
    String type = type(all, p);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (INNER.contains(type)) {
      boolean ours = timecode || (type.equals("trak") && holds(all, p, size));
      for (int q = p + 8; q < p + size; q += all.getInt(q)) {
        body.writeBytes(changed(all, q, ours));
      }
    } else if (timecode && type.equals("stts")) {
      int ticks = all.getInt(p + 20);
      int before = ticks / frames * at;
      body.writeBytes(ints(0, 2, 1, before, 1, ticks - before));
    } else if (timecode && type.equals("stsz")) {
      body.writeBytes(ints(0, 4, 2));
    } else if (timecode && type.equals("stco")) {
      body.writeBytes(ints(0, 2, all.getInt(p + 16), (int) place));
    } else {
      byte[] same = new byte[size - 8];
      all.get(p + 8, same);
      body.writeBytes(same);
    }
    return ByteBuffer.allocate(8 + body.size())
        .putInt(8 + body.size())
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(body.toByteArray())
        .array();
  }

  private static boolean holds(ByteBuffer all, int p, int size) {
    byte[] box = new byte[size];
    all.get(p, box);
    return new String(box, StandardCharsets.ISO_8859_1).contains("hdlr\0\0\0\0mhlrtmcd")
        || new String(box, StandardCharsets.ISO_8859_1).contains("hdlr\0\0\0\0\0\0\0\0tmcd");
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }
}
