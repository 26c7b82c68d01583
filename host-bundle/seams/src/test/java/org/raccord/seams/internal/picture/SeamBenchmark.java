package org.raccord.seams.internal.picture;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.media.MediaException;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class SeamBenchmark {

  private static final int MOST_FRAMES = 130;

  private final LookTable table = new LookTable();

  @Test
  void gradesTruthAndFaults() throws Exception {
    Path clips = Path.of(System.getProperty("raccord.cases", "")).resolve("clips");
    assumeTrue(Files.isDirectory(clips), "no clips at " + clips);
    String chosen = System.getProperty("raccord.benchmark.clips", "");
    List<Path> files;
    try (Stream<Path> all = Files.list(clips)) {
      files =
          all.filter(file -> !file.toString().endsWith(".tsv"))
              .filter(file -> chosen.isEmpty() || List.of(chosen.split(",")).contains(id(file)))
              .sorted()
              .toList();
    }
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(
                Path.of(System.getProperty("raccord.benchmark.out", "target/seams.csv"))))) {
      for (Path file : files) {
        long start = System.nanoTime();
        try {
          clip(id(file), load(file), out);
        } catch (MediaException e) {
          System.out.println(id(file) + " is left out: " + e.getMessage());
        }
        out.flush();
        System.out.printf("%s %.1f s%n", id(file), (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private static String id(Path file) {
    return file.getFileName().toString().replaceAll("\\..*", "");
  }

  private static List<Frame> load(Path file) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file)) {
      long length = Math.min(MOST_FRAMES, source.picture().frames());
      FrameRange range = new FrameRange(0, length, source.picture().rate());
      try (FrameReader reader = source.read(range)) {
        for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
          frames.add(next.get());
        }
      }
    }
    return frames;
  }

  private void clip(String id, List<Frame> shot, PrintWriter out) {
    for (int length : new int[] {7, 12}) {
      for (Hole hole :
          Hole.in(shot, length, Integer.getInteger("raccord.benchmark.count", 3), 24)) {
        table.clear();
        hole(id, shot, hole, out);
      }
    }
  }

  private void hole(String id, List<Frame> shot, Hole hole, PrintWriter out) {
    int n = hole.length();
    List<Frame> truth = shot.subList(hole.first(), hole.end());
    Strip real = strip(shot, hole, truth);
    Map<String, List<Frame>> takes = new LinkedHashMap<>();
    takes.put("truth:0", truth);
    for (double stops : new double[] {0.25, 0.5, 1}) {
      takes.put("exposure:" + stops, Faults.exposed(truth, stops, 0, n));
    }
    takes.put("under:0.5", Faults.exposed(truth, -0.5, 0, n));
    for (double difference : new double[] {1.5, 3, 6}) {
      takes.put("colour:" + difference, Faults.tinted(truth, difference));
    }
    for (double sigma : new double[] {0.7, 1.2, 2}) {
      takes.put("blur:" + sigma, Faults.blurred(truth, sigma, 0, n));
    }
    double grain = 0;
    double speed = 0;
    for (int i : real.ordinarySteps()) {
      grain += real.steps().get(i).grain() / real.ordinarySteps().size();
      speed += real.steps().get(i).speed() / real.ordinarySteps().size();
    }
    takes.put("clean:1", Faults.cleaned(truth, Math.max(1, grain)));
    for (int slip : new int[] {1, 2, 4}) {
      takes.put("slip:" + slip, shot.subList(hole.first() + slip, hole.end() + slip));
      takes.put("late:" + slip, shot.subList(hole.first() - slip, hole.end() - slip));
    }
    Frame a = shot.get(hole.first() - 1);
    takes.put("crossfade:1", Faults.crossfade(a, shot.get(hole.end()), n));
    List<Frame> pong = new ArrayList<>();
    List<Frame> hold = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      pong.add(shot.get(hole.first() - 2 - k));
      hold.add(a);
    }
    takes.put("pingpong:1", pong);
    takes.put("hold:1", hold);
    int third = n / 3;
    List<Frame> elsewhere = new ArrayList<>(truth);
    int far = hole.first() > shot.size() - hole.end() ? 0 : shot.size() - third;
    for (int k = 0; k < third; k++) {
      elsewhere.set(third + k, shot.get(far + k));
    }
    takes.put("elsewhere:1", elsewhere);
    takes.put("softmiddle:1", Faults.blurred(truth, 1.5, third, 2 * third));
    List<Frame> ghost = new ArrayList<>(truth);
    for (int k = third; k < 2 * third; k++) {
      ghost.set(
          k, Faults.mixed(shot.get(hole.first() + k - 2), shot.get(hole.first() + k + 2), 0.5));
    }
    takes.put("ghost:1", ghost);
    for (Map.Entry<String, List<Frame>> take : takes.entrySet()) {
      Strip strip = strip(shot, hole, take.getValue());
      PictureGrades grades = new PictureGrades(strip);
      print(out, id, hole, take.getKey(), grain, speed, "head", grades.join(strip.head()));
      print(out, id, hole, take.getKey(), grain, speed, "inside", grades.inside());
      print(out, id, hole, take.getKey(), grain, speed, "tail", grades.join(strip.tail()));
    }
  }

  private static void print(
      PrintWriter out,
      String id,
      Hole hole,
      String take,
      double grain,
      double speed,
      String place,
      List<Figure> figures) {
    for (Figure f : figures) {
      out.printf(
          Locale.ROOT,
          "%s,%d,%d,%s,%.3f,%.3f,%s,%s,%.4f,%.4f,%.4f,%.4f,%.4f%n",
          id,
          hole.first(),
          hole.length(),
          take,
          grain,
          speed,
          place,
          f.name(),
          f.value(),
          f.usual(),
          f.spread(),
          f.limit(),
          f.excess());
    }
  }

  private Strip strip(List<Frame> shot, Hole hole, List<Frame> take) {
    return table.strip(
        shot.subList(Math.max(0, hole.first() - Strip.CONTEXT), hole.first()),
        take,
        shot.subList(hole.end(), Math.min(shot.size(), hole.end() + Strip.CONTEXT)));
  }
}
