package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;

/** Media that is broken, lies, or was made to do harm. */
class HostileMediaTest {

  private static final SoundFormat STEREO = new SoundFormat(48000, 2);
  private static final PictureFormat SMALL =
      PictureFormat.square(160, 96, PixelLayout.YUV420_8, ColourTags.BT709);
  private static final PictureFormat DEEP =
      PictureFormat.square(160, 96, PixelLayout.YUV422_10, ColourTags.BT709);

  @TempDir Path folder;

  private Path rendered(String name, String codec, PictureFormat format) {
    SoundBlock sound = SoundBlock.silence(STEREO, 48_000);
    for (int i = 0; i < sound.length(); i++) {
      sound.channel(0)[i] = (float) Math.sin(i / 30.0) / 3;
    }
    return Rendered.to(folder.resolve(name))
        .picture(codec, format, 25, 1, 25, i -> Footage.frame(format, i))
        .setting(c -> c.max_b_frames(codec.startsWith("mpeg") ? 2 : 0))
        .sound(name.endsWith("mp4") ? "aac" : "pcm_s16le", sound, 0)
        .write();
  }

  /** What became of a file: read, refused, or the reading of it stopped with a message. */
  private static String outcome(Path file) throws Exception {
    String picture;
    try (PictureSource source = PictureSource.open(file)) {
      PictureFacts facts = source.picture();
      long pixels = (long) facts.format().width() * facts.format().height();
      assertTrue(pixels <= 1L << 27, "absurd size let through: " + facts);
      int count = 0;
      try (FrameReader reader = source.read(facts.range())) {
        while (count < 60 && reader.next().isPresent()) {
          count++;
        }
      }
      picture = "read";
    } catch (MediaException e) {
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      assertTrue(e.kind() != MediaException.Kind.FAILED, e.getMessage());
      picture = e.kind().toString();
    }
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader =
            source.read(Math.max(0, Math.min(source.sound().samples(), 40_000)), 4800, STEREO)) {
      return picture + (reader.next(4800).isPresent() ? "" : ", no sound");
    } catch (MediaException e) {
      return picture;
    }
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        for (int i = 0, n = 1 + random.nextInt(20); i < n; i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 2 -> {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(400));
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, length);
      }
      case 3 -> {
        // Lengths and counts are big-endian words in most containers: make one extreme.
        int at = random.nextInt(bytes.length - 4);
        int[] extremes = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7f00_0000, 65536};
        ByteBuffer.wrap(bytes).putInt(at, extremes[random.nextInt(extremes.length)]);
      }
      default -> {
        // The same in the head or the tail, where containers keep them.
        int near = Math.min(bytes.length - 4, 3000);
        int at = random.nextInt(near);
        int[] extremes = {0, 1, -1, Integer.MAX_VALUE, 1000};
        int place = random.nextBoolean() ? at : bytes.length - 4 - at;
        ByteBuffer.wrap(bytes).putInt(place, extremes[random.nextInt(extremes.length)]);
      }
    }
    return bytes;
  }

  /** A longer campaign: {@code -Draccord.fuzz=20000}. */
  @Test
  void damagedFilesNeitherCrashNorHang() throws Exception {
    int mutants = Integer.getInteger("raccord.fuzz", 240);
    List<Path> wholes =
        List.of(
            rendered("a.mov", "prores_ks", DEEP),
            rendered("b.mp4", "mpeg4", SMALL),
            rendered("c.mkv", "ffv1", SMALL),
            rendered("d.mov", "mpeg2video", SMALL),
            rendered("e.mp4", "libopenh264", SMALL),
            rendered("f.avi", "mpeg4", SMALL));
    Random random = new Random(Long.getLong("raccord.fuzz.seed", 20));
    java.util.TreeMap<String, Integer> outcomes = new java.util.TreeMap<>();
    long slowest = 0;
    for (int i = 0; i < mutants; i++) {
      Path whole = wholes.get(i % wholes.size());
      Path file = folder.resolve("mutant-" + i + "-" + whole.getFileName());
      Files.write(file, mutated(Files.readAllBytes(whole), random));
      long begin = System.nanoTime();
      String outcome =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60), () -> outcome(file), () -> "hangs: " + file);
      slowest = Math.max(slowest, System.nanoTime() - begin);
      outcomes.merge(outcome, 1, Integer::sum);
      Files.delete(file);
    }
    System.out.printf(
        Locale.ROOT, "%d mutants, slowest %.0f ms: %s%n", mutants, slowest / 1e6, outcomes);
    assertTrue(outcomes.size() > 1, "the mutations do harm: " + outcomes);
  }

  @Test
  void whatLiesBeforeTheDamageIsReadAndThePlaceIsNamed() throws Exception {
    Path file = rendered("torn.mov", "prores_ks", DEEP);
    byte[] bytes = Files.readAllBytes(file);
    // The head of the 13th picture and of all after it: their frame identifier "icpf".
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = -1;
    for (int i = 0; i < 25; i++) {
      at = text.indexOf("icpf", at + 1);
      if (i >= 12) {
        Arrays.fill(bytes, at, at + 60, (byte) 0x55);
      }
    }
    Files.write(file, bytes);
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(source.picture().range())) {
      for (int i = 0; i < 12; i++) {
        assertEquals(i, Footage.number(reader.next().orElseThrow()));
      }
      MediaException e = assertThrows(MediaException.class, reader::next);
      assertEquals(MediaException.Kind.UNREADABLE, e.kind());
      assertTrue(e.getMessage().contains("picture number 12"), e.getMessage());
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  @Test
  void ofSeveralPictureStreamsTheFirstIsRead() throws Exception {
    Path file =
        Rendered.to(folder.resolve("two.mov"))
            .picture("mpeg4", SMALL, 10, 1, 25, i -> Footage.frame(SMALL, i))
            .twice()
            .write();
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(source.picture().range())) {
      int count = 0;
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        assertEquals(count++, Footage.number(f.get()));
      }
      assertEquals(10, count);
    }
  }

  @Test
  void aWrongLengthInTheHeadIsNotBelieved() throws Exception {
    Path file = rendered("long.mp4", "mpeg4", SMALL);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String box : new String[] {"mvhd", "mdhd"}) {
      for (int at = text.indexOf(box); at >= 0; at = text.indexOf(box, at + 4)) {
        // Version 0: version, times, ticks a second, length.
        ByteBuffer.wrap(bytes).putInt(at + 4 + 16, Integer.MAX_VALUE);
      }
    }
    Files.write(file, bytes);
    assertEquals(25, MediaProbe.probe(file).picture().orElseThrow().frames());
  }

  @Test
  void absurdSizesAreNotAllocated() throws Exception {
    Path file = rendered("huge.mov", "prores_ks", DEEP);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf("icpf"); at >= 0; at = text.indexOf("icpf", at + 4)) {
      ByteBuffer.wrap(bytes).putShort(at + 12, (short) 20000).putShort(at + 14, (short) 20000);
    }
    int sample = text.lastIndexOf("apc") + 4;
    ByteBuffer.wrap(bytes)
        .putShort(sample + 24, (short) 20000)
        .putShort(sample + 26, (short) 20000);
    Files.write(file, bytes);
    MediaException e = assertThrows(MediaException.class, () -> PictureSource.open(file));
    assertEquals(MediaException.Kind.UNREADABLE, e.kind(), e.getMessage());
  }

  @Test
  void noPicturesAtAllIsSaid() throws Exception {
    List<String> said = new ArrayList<>();
    for (String name : new String[] {"none.mov", "none.mkv"}) {
      Path file =
          Rendered.to(folder.resolve(name))
              .picture("mpeg4", SMALL, 0, 1, 25, i -> Footage.frame(SMALL, i))
              .write();
      MediaException e = assertThrows(MediaException.class, () -> PictureSource.open(file));
      said.add(e.getMessage());
      assertTrue(e.kind() != MediaException.Kind.FAILED, e.getMessage());
    }
    assertEquals(2, said.size());
  }
}
