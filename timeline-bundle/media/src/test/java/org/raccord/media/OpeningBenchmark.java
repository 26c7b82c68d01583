package org.raccord.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/**
 * How long a file takes from its name to its first frame or sample. Run it with {@code mvn -pl
 * timeline-bundle/media -am test -Dtest=OpeningBenchmark -Draccord.benchmark=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class OpeningBenchmark {

  private int changes;

  private interface Step {
    void run() throws Exception;
  }

  private static double milliseconds(Step step) throws Exception {
    double[] times = new double[5];
    for (int i = 0; i < times.length; i++) {
      long begin = System.nanoTime();
      step.run();
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static void firstFrame(Path file) throws Exception {
    try (PictureSource source = PictureSource.open(file);
        FrameReader reader = source.read(new FrameRange(0, 1, source.picture().rate()))) {
      assertTrue(reader.next().isPresent());
    }
  }

  private static void lateSample(Path file) throws Exception {
    SoundFormat format = new SoundFormat(48000, 2);
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader =
            source.read(Math.max(0, source.sound().samples() - 9600), 960, format)) {
      assertTrue(reader.next(960).isPresent());
    }
  }

  /** The same bytes, never seen before. */
  private Path changed(Path file) throws Exception {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++changes)));
  }

  @Test
  void openingEveryClip(@TempDir Path folder) throws Exception {
    System.out.println(
        "median of five, ms: first probe, then with the probe known: first frame, a late sample");
    for (Path clip : Cases.clips()) {
      MediaFacts facts = MediaProbe.probe(clip);
      Path copy = Files.copy(clip, folder.resolve(clip.getFileName()));
      boolean readable = facts.picture().orElseThrow().refusal().isEmpty();
      System.out.printf(
          Locale.ROOT,
          "%-18s %8.1f %8.1f %8.1f%n",
          clip.getFileName(),
          milliseconds(() -> MediaProbe.probe(changed(copy))),
          readable ? milliseconds(() -> firstFrame(clip)) : Double.NaN,
          facts.sound().isPresent() ? milliseconds(() -> lateSample(clip)) : Double.NaN);
    }
  }
}
