package org.raccord.qc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureSource;
import org.raccord.media.SoundSource;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.qc.Stretch.Nature;

/**
 * Frames a second of quality control, sound and all, against decoding the same and looking at
 * nothing, in one run. Run it with {@code mvn -pl host-bundle/qc -am test -Dtest=QualityBenchmark
 * -Draccord.benchmark=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class QualityBenchmark {

  private static final int MOST = 250;

  private interface Run {
    void over(FrameRange range, FrameReader frames, Optional<SoundReader> sound)
        throws IOException, InterruptedException;
  }

  @Test
  void everyClipAgainstPlainDecoding() throws Exception {
    Path folder = Path.of(System.getProperty("raccord.cases", "cases"), "clips");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no real material at " + folder);
    List<Path> clips;
    try (Stream<Path> files = Files.list(folder)) {
      clips = files.filter(f -> !f.toString().endsWith(".tsv")).sorted().toList();
    }
    System.out.println("frames a second: decoding, quality control, and the second over the first");
    for (Path clip : clips) {
      MediaFacts facts = MediaProbe.probe(clip);
      if (facts.picture().filter(p -> p.refusal().isEmpty()).isEmpty()) {
        continue;
      }
      run(clip, facts, QualityBenchmark::look); // Warm.
      double decoding = run(clip, facts, QualityBenchmark::decode);
      double looking = run(clip, facts, QualityBenchmark::look);
      System.out.printf(
          Locale.ROOT,
          "%-18s %4dx%-4d %8.0f %8.0f %6.2f%n",
          clip.getFileName(),
          facts.picture().get().format().width(),
          facts.picture().get().format().height(),
          decoding,
          looking,
          looking / decoding);
    }
  }

  private static double run(Path clip, MediaFacts facts, Run run) throws Exception {
    FrameRange all = facts.picture().orElseThrow().range();
    FrameRange range = new FrameRange(0, Math.min(MOST, all.length()), all.rate());
    long begin = System.nanoTime();
    try (PictureSource source = PictureSource.open(clip);
        FrameReader frames = source.read(range)) {
      if (facts.sound().isEmpty()) {
        run.over(range, frames, Optional.empty());
      } else {
        try (SoundSource sounds = SoundSource.open(clip);
            SoundReader sound =
                sounds.read(
                    0,
                    range.endTime().sample(sounds.sound().format().sampleRate()),
                    sounds.sound().format())) {
          run.over(range, frames, Optional.of(sound));
        }
      }
    }
    return range.length() / ((System.nanoTime() - begin) / 1e9);
  }

  private static void decode(FrameRange range, FrameReader frames, Optional<SoundReader> sound)
      throws IOException {
    long samples = 0;
    while (frames.next().isPresent()) {
      if (sound.isPresent()) {
        samples += sound.get().next(2000).map(SoundBlock::length).orElse(0);
      }
    }
    Assumptions.assumeTrue(samples >= 0);
  }

  private static void look(FrameRange range, FrameReader frames, Optional<SoundReader> sound)
      throws IOException, InterruptedException {
    QualityControl.measure(
        new QualityMaterial(
            range,
            Optional.of(frames),
            sound,
            List.of(Stretch.of(Nature.SHOT, "", range)),
            List.of(),
            Optional.empty(),
            done -> {}));
  }
}
