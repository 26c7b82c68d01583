package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** What reading and writing leaves behind, and what it takes while it lasts. */
class FootprintTest {

  @TempDir Path folder;

  private static long entries(String name) throws Exception {
    try (Stream<Path> all = Files.list(Path.of("/proc/self", name))) {
      return all.count();
    }
  }

  /** Memory of the whole process in MB, native memory included. */
  private static long resident(String key) throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(l -> l.startsWith(key))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  private static Path write(Path file, PictureFormat format, Codec codec, List<Frame> frames, int n)
      throws Exception {
    PictureWriterSpec spec = PictureWriterSpec.of(format, Rate.FPS_25, codec);
    try (PictureWriter writer = PictureWriter.create(file, spec)) {
      for (int i = 0; i < n; i++) {
        writer.push(frames.get(i % frames.size()));
      }
      writer.finish();
    }
    return file;
  }

  @Test
  void nothingStaysOpenAfterTwoHundredUses() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
    PictureFormat format = PictureFormat.square(160, 96, PixelLayout.YUV420_8, ColourTags.BT709);
    List<Frame> frames = Stream.of(0, 1, 2).map(i -> Footage.frame(format, i)).toList();
    SoundFormat stereo = new SoundFormat(48000, 2);
    Path sound =
        Rendered.to(folder.resolve("sound.mkv"))
            .picture("mpeg4", format, 10, 1, 25, i -> frames.get(i % 3))
            .sound("aac", org.raccord.model.sound.SoundBlock.silence(stereo, 19_200), 0)
            .write();
    long handles = 0;
    long threads = 0;
    long memory = 0;
    for (int i = 0; i < 220; i++) {
      if (i == 20) {
        handles = entries("fd");
        threads = entries("task");
        memory = resident("VmRSS");
      }
      Path file = write(folder.resolve("use.mp4"), format, Codec.H264, frames, 6);
      try (PictureSource source = PictureSource.open(file);
          FrameReader reader = source.read(new FrameRange(i % 6, 1, Rate.FPS_25));
          SoundSource sounds = SoundSource.open(sound);
          SoundReader heard = sounds.read(5000, 1000, new SoundFormat(44100, 1))) {
        assertTrue(reader.next().isPresent());
        assertTrue(heard.next(1000).isPresent());
      }
    }
    // The virtual machine starts and ends a few threads of its own.
    assertTrue(entries("fd") <= handles + 2, handles + " handles became " + entries("fd"));
    assertTrue(entries("task") <= threads + 4, threads + " threads became " + entries("task"));
    assertTrue(resident("VmRSS") < memory + 200, memory + " MB became " + resident("VmRSS"));
  }

  /** {@code -Draccord.benchmark=true}. */
  @Test
  @EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
  void memoryOfFourThousandLines() throws Exception {
    for (Codec codec : new Codec[] {Codec.PRORES_HQ, Codec.H264}) {
      PictureFormat format =
          PictureFormat.square(
              3840,
              2160,
              codec == Codec.H264 ? PixelLayout.YUV420_8 : PixelLayout.YUV422_10,
              ColourTags.BT709);
      List<Frame> frames = Stream.of(0, 1).map(i -> Footage.frame(format, i)).toList();
      Path file = folder.resolve("large." + codec.extension());
      for (int n : new int[] {12, 48}) {
        long before = resident("VmRSS");
        write(file, format, codec, frames, n);
        long written = resident("VmRSS");
        try (PictureSource source = PictureSource.open(file);
            FrameReader reader = source.read(source.picture().range())) {
          long count = Stream.generate(() -> next(reader)).takeWhile(b -> b).count();
          assertTrue(count == n);
        }
        System.out.printf(
            Locale.ROOT,
            "%s 3840x2160, %d frames: process %d MB before, %d after writing, %d after reading,"
                + " %d at most%n",
            codec,
            n,
            before,
            written,
            resident("VmRSS"),
            resident("VmHWM"));
      }
    }
  }

  private static boolean next(FrameReader reader) {
    try {
      return reader.next().isPresent();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
