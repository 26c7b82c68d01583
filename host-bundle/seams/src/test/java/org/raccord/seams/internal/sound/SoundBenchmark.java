package org.raccord.seams.internal.sound;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.acoustics.Loudness;
import org.raccord.media.SoundSource;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.seams.FaultTable;
import org.raccord.seams.FaultTable.Trial;
import org.raccord.seams.internal.grade.Ordinary;

/**
 * Cuts holes of half a second and a second into recordings, puts back what was there, whole and
 * with each fault planted, and prints how they grade. Run it with
 *
 * <pre>mvn -pl host-bundle/seams -am test -Dtest=SoundBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false -Draccord.benchmark=true</pre>
 *
 * <p>Every other recording, in order of name, served to set the scales; the rest is the check. A
 * step of level goes away from the neighbours: a take that was too quiet and is raised is better.
 * The columns are those of {@code SeamBenchmark}.
 *
 * <p>Ambiences swell and fade by themselves, and a step of 1 dB is to be told in stationary ones
 * only. So each is looked at once more with its slow changes of loudness taken out, where it is
 * stationary then.
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class SoundBenchmark {

  /** Samples over which a recording is made as loud as it is in the mean. */
  private static final int SLOW = 12_000;

  /** What is quieter than this share of the mean power is raised no further: it is a pause. */
  private static final double MOST_RAISED = 1000;

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
    FaultTable set = new FaultTable("Recordings on which the scales were set");
    FaultTable check = new FaultTable("The other recordings");
    FaultTable steady = new FaultTable("Ambiences without their slow changes, stationary");
    for (int i = 0; i < files.size(); i++) {
      String name = folder.relativize(files.get(i)).toString();
      SoundBlock recorded = load(files.get(i));
      recording(name, recorded, i % 2 == 0 ? set : check, Choice.ALL);
      if (name.contains("ambience")) {
        recording(name, evened(recorded), steady, Choice.STATIONARY);
      }
    }
    set.print(System.out);
    check.print(System.out);
    steady.print(System.out);
  }

  /** Which holes are looked at. */
  private enum Choice {
    ALL,
    STATIONARY
  }

  /** The same without what its loudness over {@link #SLOW} does. */
  private static SoundBlock evened(SoundBlock sound) {
    double[] power = Loudness.weightedPower(sound);
    double[] sums = new double[power.length + 1];
    for (int i = 0; i < power.length; i++) {
      sums[i + 1] = sums[i] + power[i];
    }
    double mean = sums[power.length] / power.length;
    SoundBlock even = sound.slice(0, sound.length());
    for (int i = 0; i < power.length; i++) {
      int from = Math.max(0, i - SLOW / 2);
      int to = Math.min(power.length, i + SLOW / 2);
      double here = (sums[to] - sums[from]) / (to - from);
      float gain = (float) Math.sqrt(mean / Math.max(here, mean / MOST_RAISED));
      for (int c = 0; c < sound.format().channels(); c++) {
        even.channel(c)[i] *= gain;
      }
    }
    return even;
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

  private static void recording(String name, SoundBlock all, FaultTable table, Choice choice) {
    for (double seconds : new double[] {0.48, 1}) {
      int length = (int) (seconds * 48_000);
      int context = Math.min(6 * 48_000, (all.length() - length) / 2 - 100);
      if (context < 48_000) {
        continue;
      }
      Random random = new Random(5);
      int holes = Integer.getInteger("raccord.benchmark.count", 3);
      for (int k = 0; k < holes; k++) {
        int room = all.length() - length - 2 * context;
        int from = room <= 0 ? 0 : random.nextInt(room);
        SoundBlock part = all.slice(from, length + 2 * context);
        SoundStrip real = new SoundStrip(part, context, context + length);
        if (choice == Choice.STATIONARY && !isStationary(real)) {
          continue;
        }
        Trial truth = graded(part, context, length, "truth", "");
        // Quieter than what is beside it at its worse end, louder otherwise: never an improvement.
        double sign = isQuieterAtItsWorseEnd(real) ? -1 : 1;
        boolean steady = isStationary(real);
        List<Trial> faults = new ArrayList<>();
        for (double db : new double[] {1, 3, 6}) {
          faults.add(
              graded(
                  gained(part, context, context + length, sign * db),
                  context,
                  length,
                  steady ? "level, stationary" : "level, elsewhere",
                  db + " dB",
                  "join:level"));
        }
        for (double db : new double[] {0, 6, 12}) {
          faults.add(
              graded(
                  clicked(part, context, db), context, length, "click", db + " dB", "join:click"));
        }
        table.add(name + " at " + from + ", " + seconds + " s", truth, faults);
      }
    }
  }

  private static boolean isQuieterAtItsWorseEnd(SoundStrip strip) {
    int span = strip.tail() - strip.head();
    double inside = strip.loudness(strip.head(), strip.tail());
    double before = inside - strip.loudness(strip.head() - span, strip.head());
    double after = inside - strip.loudness(strip.tail(), strip.tail() + span);
    return (Math.abs(before) > Math.abs(after) ? before : after) < 0;
  }

  /** Whether its loudness, over as long as the take is, strays by less than 1 LU. */
  private static boolean isStationary(SoundStrip strip) {
    return Ordinary.of(strip.ordinary(strip::level, 1.5, 30)).top() < 1;
  }

  private static Trial graded(
      SoundBlock sound, int context, int length, String fault, String size, String... own) {
    SoundStrip strip = new SoundStrip(sound, context, context + length);
    SoundGrades grades = new SoundGrades(strip);
    Map<Place, List<Figure>> figures = new EnumMap<>(Place.class);
    figures.put(Place.HEAD, grades.join(strip.head(), Kind.CONTINUOUS));
    figures.put(Place.TAIL, grades.join(strip.tail(), Kind.CONTINUOUS));
    return new Trial(fault, size, List.of(own), figures);
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
}
