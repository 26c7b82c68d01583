package org.raccord.audio.tck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.raccord.conformance.AccessWatch;
import org.raccord.model.sound.SoundBlock;

/**
 * The files of a request's neighbours as they stand on an editor's disk: the clips A and B, each in
 * a file of its own, and the source of both with the sound that was cut out, which carries a mark.
 */
final class SoundMedia {

  private final Path folder;
  private final Map<String, ByteBuffer> written;

  private SoundMedia(Path folder) throws IOException {
    this.folder = folder;
    this.written = contents();
  }

  static SoundMedia write(Path folder, KnownPlace place, int beside, int length)
      throws IOException {
    Files.createDirectories(folder);
    SoundBlock a = place.sound(-beside, beside);
    SoundBlock b = place.sound(length, beside);
    write(folder.resolve("A.wav"), a);
    write(folder.resolve("B.wav"), b);
    write(folder.resolve("source.wav"), a, place.cutOut(length), b);
    return new SoundMedia(folder);
  }

  /** Watches who reads the files. */
  AccessWatch watch() throws IOException {
    return AccessWatch.on(folder);
  }

  /** Whether every file is there as it was written, and no other. */
  boolean isUntouched() throws IOException {
    return contents().equals(written);
  }

  private Map<String, ByteBuffer> contents() throws IOException {
    Map<String, ByteBuffer> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        found.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return found;
  }

  /** A WAV file of 32-bit floats. */
  private static void write(Path file, SoundBlock... blocks) throws IOException {
    int channels = blocks[0].format().channels();
    int rate = blocks[0].format().sampleRate();
    int frame = channels * Float.BYTES;
    int bytes = Stream.of(blocks).mapToInt(SoundBlock::length).sum() * frame;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 3).putShort((short) channels).putInt(rate).putInt(rate * frame);
    wav.putShort((short) frame).putShort((short) Float.SIZE).put(ascii("data")).putInt(bytes);
    for (SoundBlock block : blocks) {
      for (int i = 0; i < block.length(); i++) {
        for (int c = 0; c < channels; c++) {
          wav.putFloat(block.channel(c)[i]);
        }
      }
    }
    Files.write(file, wav.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
