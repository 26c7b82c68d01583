package org.raccord.seams.internal.sound;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.media.SoundSource;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;

@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class SoundBenchmark {

  @Test
  void gradesTruthAndFaults() throws Exception {
    Path folder = Path.of(System.getProperty("raccord.cases", "")).resolve("sound");
    assumeTrue(Files.isDirectory(folder), "no recordings at " + folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(f -> f.toString().contains("ambience") || f.toString().contains("speech"))
              .sorted()
              .toList();
    }
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(
                Path.of(System.getProperty("raccord.benchmark.sound", "target/sound.csv"))))) {
      for (Path file : files) {
        recording(folder.relativize(file).toString(), load(file), out);
      }
    }
  }

  private static SoundBlock load(Path file) throws IOException {
    try (SoundSource source = SoundSource.open(file)) {
      SoundFormat format = new SoundFormat(48_000, source.sound().format().channels());
      long samples =
          Math.min(
              source.sound().samples() * 48_000L / source.sound().format().sampleRate(),
              40L * 48_000);
      List<SoundBlock> blocks = new ArrayList<>();
      int length = 0;
      try (SoundReader reader = source.read(0, samples, format)) {
        for (Optional<SoundBlock> b = reader.next(48_000); b.isPresent(); b = reader.next(48_000)) {
          if (b.get().length() == 0) {
            break;
          }
          blocks.add(b.get());
          length += b.get().length();
        }
      }
      SoundBlock whole = SoundBlock.silence(format, length);
      int at = 0;
      for (SoundBlock block : blocks) {
        for (int c = 0; c < format.channels(); c++) {
          System.arraycopy(block.channel(c), 0, whole.channel(c), at, block.length());
        }
        at += block.length();
      }
      return whole;
    }
  }

  private static void recording(String name, SoundBlock all, PrintWriter out) {
    for (double seconds : new double[] {0.48, 1}) {
      int length = (int) (seconds * 48_000);
      int context = Math.min(6 * 48_000, (all.length() - length) / 2 - 100);
      if (context < 48_000) {
        continue;
      }
      Random random = new Random(5);
      for (int k = 0; k < 3; k++) {
        int room = all.length() - length - 2 * context;
        int from = room <= 0 ? 0 : random.nextInt(room);
        SoundBlock part = all.slice(from, length + 2 * context);
        Map<String, SoundBlock> takes = new LinkedHashMap<>();
        takes.put("truth:0", part);
        for (double db : new double[] {1, 3, 6}) {
          takes.put("gain:" + db, gained(part, context, context + length, db));
        }
        for (double db : new double[] {0, 6, 12}) {
          takes.put("click:" + db, clicked(part, context, db));
        }
        for (Map.Entry<String, SoundBlock> take : takes.entrySet()) {
          SoundStrip strip = new SoundStrip(take.getValue(), context, context + length);
          SoundGrades grades = new SoundGrades(strip);
          print(
              out,
              name,
              from,
              seconds,
              take.getKey(),
              "head",
              grades.join(strip.head(), Kind.CONTINUOUS));
          print(
              out,
              name,
              from,
              seconds,
              take.getKey(),
              "tail",
              grades.join(strip.tail(), Kind.CONTINUOUS));
        }
      }
    }
  }

  private static SoundBlock gained(SoundBlock sound, int from, int to, double db) {
    SoundBlock copy = sound.slice(0, sound.length());
    for (int c = 0; c < sound.format().channels(); c++) {
      for (int i = from; i < to; i++) {
        copy.channel(c)[i] *= (float) Math.pow(10, db / 20);
      }
    }
    return copy;
  }

  /** A single sample off by {@code db} over the largest step from sample to sample around it. */
  private static SoundBlock clicked(SoundBlock sound, int at, double db) {
    SoundBlock copy = sound.slice(0, sound.length());
    for (int c = 0; c < sound.format().channels(); c++) {
      float[] x = copy.channel(c);
      double step = 1e-4;
      for (int i = Math.max(1, at - 24_000); i < Math.min(x.length, at + 24_000); i++) {
        step = Math.max(step, Math.abs(x[i] - x[i - 1]));
      }
      x[at] += (float) (step * Math.pow(10, db / 20));
    }
    return copy;
  }

  private static void print(
      PrintWriter out,
      String name,
      int from,
      double seconds,
      String take,
      String place,
      List<Figure> figures) {
    for (Figure f : figures) {
      out.printf(
          Locale.ROOT,
          "%s,%d,%.2f,%s,0,0,%s,%s,%.4f,%.4f,%.4f,%.4f,%.4f%n",
          name,
          from,
          seconds,
          take,
          place,
          f.name(),
          f.value(),
          f.usual(),
          f.spread(),
          f.limit(),
          f.excess());
    }
  }
}
