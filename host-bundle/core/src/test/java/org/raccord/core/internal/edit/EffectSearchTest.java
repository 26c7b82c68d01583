package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.FoundEffect;
import org.raccord.core.WorkException;
import org.raccord.media.SoundWriter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Sounds found by words. */
class EffectSearchTest {

  private static final SoundFormat MONO = new SoundFormat(48_000, 1);

  @TempDir Path folder;

  private Path sound(String name, String description) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (SoundWriter out = SoundWriter.create(file, MONO, 0, description)) {
      out.push(SoundBlock.silence(MONO, 24_000));
      out.finish();
    }
    return file;
  }

  /** Adds a chunk at the end of a wave file. */
  private static void chunk(Path file, String name, String text) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    int padded = content.length + (content.length & 1);
    ByteBuffer all = ByteBuffer.allocate(bytes.length + 8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    all.put(bytes).put(name.getBytes(StandardCharsets.US_ASCII)).putInt(content.length);
    all.put(content);
    all.putInt(4, bytes.length + padded);
    Files.write(file, all.array());
  }

  private List<String> names(String... words) throws Exception {
    return EffectSearch.find(folder, List.of(words)).stream()
        .map(hit -> folder.relativize(hit.file()).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void namesFoldersAndTagsAreLookedThrough() throws Exception {
    sound("Door_Slam 01.wav", "x");
    sound("doors/creak.wav", "x");
    sound("a17.wav", "heavy door SLAM in a hall");
    Path noted = sound("b3.wav", "x");
    chunk(noted, "iXML", "<BWFXML><NOTE>slam of a wooden door</NOTE></BWFXML>");
    Files.writeString(folder.resolve("door slam.wav"), "no sound at all");
    Files.writeString(folder.resolve("door slam.txt"), "a list");
    assertEquals(List.of("Door_Slam 01.wav", "a17.wav", "b3.wav"), names("door", "slam"));
    assertEquals(List.of("doors/creak.wav"), names("DOOR", "creak"));
    assertEquals(List.of(), names("door", "bell"));
    FoundEffect hit = EffectSearch.find(folder, List.of("wooden")).get(0);
    assertEquals(0.5, hit.seconds(), 1e-6);
    assertTrue(hit.found().get(0).contains("slam of a wooden door"), hit.found().toString());
  }

  /** An ID3v2 tag, of version 2.3 or 2.4, with its texts in UTF-16 or UTF-8. */
  private static byte[] id3(int version, String title, String comment) {
    byte[] frames =
        joined(
            frame("TIT2", version, joined(encoding(version), text(version, title))),
            frame(
                "COMM",
                version,
                joined(
                    encoding(version),
                    "eng".getBytes(StandardCharsets.US_ASCII),
                    text(version, ""),
                    version == 3 ? new byte[2] : new byte[1],
                    text(version, comment))));
    ByteBuffer head = ByteBuffer.allocate(10).put("ID3".getBytes(StandardCharsets.US_ASCII));
    head.put((byte) version).put((byte) 0).put((byte) 0).putInt(sevens(frames.length));
    return joined(head.array(), frames);
  }

  private static byte[] encoding(int version) {
    return new byte[] {(byte) (version == 3 ? 1 : 3)};
  }

  private static byte[] text(int version, String text) {
    return version == 3
        ? joined(new byte[] {-1, -2}, text.getBytes(StandardCharsets.UTF_16LE))
        : text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] frame(String id, int version, byte[] content) {
    int size = version == 3 ? content.length : sevens(content.length);
    return joined(
        ByteBuffer.allocate(10).put(id.getBytes(StandardCharsets.US_ASCII)).putInt(size).array(),
        content);
  }

  /** A number of which each byte has seven bits. */
  private static int sevens(int number) {
    return (number & 0x7f) | ((number & 0x3f80) << 1) | ((number & 0x1fc000) << 2);
  }

  private static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Half a second of silence: frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz, one channel. */
  private static byte[] mp3() {
    byte[] all = new byte[20 * 417];
    for (int at = 0; at < all.length; at += 417) {
      all[at] = (byte) 0xff;
      all[at + 1] = (byte) 0xfb;
      all[at + 2] = (byte) 0x90;
      all[at + 3] = (byte) 0xc4;
    }
    return all;
  }

  @Test
  void theTagsOfId3AreLookedThrough() throws Exception {
    Files.write(
        folder.resolve("one.mp3"), joined(id3(3, "Rusty gate", "squeaks twice \u00e9"), mp3()));
    Files.write(folder.resolve("two.mp3"), joined(id3(4, "Bell", "squeaks once \u00e9"), mp3()));
    byte[] old = new byte[128];
    System.arraycopy("TAGRusty hinge".getBytes(StandardCharsets.US_ASCII), 0, old, 0, 14);
    Files.write(folder.resolve("three.mp3"), joined(mp3(), old));
    Path wave = sound("four.wav", "x");
    chunk(wave, "id3 ", new String(id3(4, "Rusty nail", "y"), StandardCharsets.UTF_8));
    sound("five.wav", "nothing of it");
    assertEquals(List.of("four.wav", "one.mp3", "three.mp3"), names("rusty"));
    assertEquals(List.of("one.mp3"), names("RUSTY", "squeaks"));
    assertEquals(List.of("one.mp3", "two.mp3"), names("squeaks", "\u00c9"));
    FoundEffect hit = EffectSearch.find(folder, List.of("gate")).get(0);
    assertEquals(0.52, hit.seconds(), 0.06);
    assertTrue(hit.found().get(0).contains("Rusty gate"), hit.found().toString());
  }

  @Test
  void tagsThatAreDamagedAreNoTags() throws Exception {
    byte[] tag = id3(3, "Rusty gate", "squeaks");
    tag[20] = 99;
    tag[14] = 0x7f;
    Files.write(folder.resolve("one.mp3"), joined(tag, mp3()));
    Files.write(folder.resolve("two.mp3"), java.util.Arrays.copyOf(tag, 15));
    assertEquals(List.of(), names("squeaks"));
  }

  @Test
  void whatIsNoFolderIsSaidSo() {
    WorkException refused =
        assertThrows(
            WorkException.class,
            () -> EffectSearch.find(folder.resolve("nowhere"), List.of("door")));
    assertEquals(WorkException.Kind.INPUT, refused.kind());
  }
}
