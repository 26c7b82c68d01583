package org.raccord.matching.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.raccord.media.SoundSource;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;

/** Real recordings from the cases folder, at 48 kHz in their own channels. */
final class Recordings {

  private Recordings() {}

  /** The folder, or the test is skipped and says why. */
  static Path folder() {
    Path folder = Path.of(System.getProperty("raccord.cases", "no cases")).resolve("sound");
    if (!Files.isDirectory(folder)) {
      System.out.println("Skipped: no recordings at " + folder + " (property raccord.cases).");
    }
    Assumptions.assumeTrue(Files.isDirectory(folder), "no recordings at " + folder);
    return folder;
  }

  /** Files below {@code folder}, by name. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  static SoundBlock load(Path file) throws IOException {
    try (SoundSource source = SoundSource.open(file)) {
      SoundFormat own = source.sound().format();
      SoundFormat wanted = new SoundFormat(Sounds.RATE, own.channels());
      long length = source.sound().samples() * Sounds.RATE / own.sampleRate();
      List<SoundBlock> parts = new ArrayList<>();
      try (SoundReader reader = source.read(0, length, wanted)) {
        Optional<SoundBlock> block = reader.next(48_000);
        while (block.isPresent()) {
          parts.add(block.get());
          block = reader.next(48_000);
        }
      }
      return Sounds.joined(parts.toArray(SoundBlock[]::new));
    }
  }
}
