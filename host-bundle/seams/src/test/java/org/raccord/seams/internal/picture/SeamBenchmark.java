package org.raccord.seams.internal.picture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.media.MediaException;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;
import org.raccord.seams.FaultTable;
import org.raccord.seams.FaultTable.Trial;

/**
 * Cuts holes of 7 and 12 frames into real shots at their own size, puts back what was there, whole
 * and with each fault planted, and prints how they grade. Run it with
 *
 * <pre>mvn -pl host-bundle/seams -am test -Dtest=SeamBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false -Draccord.benchmark=true</pre>
 *
 * <p>The scales were set on the first half of the clips, in order of name; the other half is the
 * check. {@code -Draccord.benchmark.clips=a,b} chooses clips, {@code -Draccord.benchmark.count=3}
 * the holes of each length. A shot moves where its mean motion is over 1 pixel a frame; faults that
 * only motion shows (slip, crossfade, ping-pong, hold, a wrong middle) are tabled apart for shots
 * that do not. Grain is cleaned away where it exceeds 1 code. Since few of the clips have any, the
 * first hole of each clip is looked at once more with grain of 2 codes laid over the shot, with the
 * fault that the take has none of it.
 *
 * <p>Columns: own = the fault's own figure is larger than the truth's; letter = the grade is worse
 * by a letter at least; rise = its own figure is larger than with the next smaller fault.
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class SeamBenchmark {

  private static final int MOST_FRAMES = 200;

  /** The standard deviation of the grain laid over, in 8-bit codes. */
  private static final double GRAIN = 2;

  private final LookTable table = new LookTable();
  private final FaultTable grainy = new FaultTable("Under grain of 2 codes");

  @Test
  void gradesTruthAndFaults() throws Exception {
    Path clips = Path.of(System.getProperty("raccord.cases", "")).resolve("clips");
    assumeTrue(Files.isDirectory(clips), "no clips at " + clips);
    String chosen = System.getProperty("raccord.benchmark.clips", "");
    List<Path> files;
    try (Stream<Path> all = Files.list(clips)) {
      files = all.filter(file -> !file.toString().endsWith(".tsv")).sorted().toList();
    }
    FaultTable set = new FaultTable("Clips on which the scales were set");
    FaultTable check = new FaultTable("The other clips");
    FaultTable resting = new FaultTable("Of all clips, shots that hardly move");
    PrintStream out = System.out;
    for (int i = 0; i < files.size(); i++) {
      String id = id(files.get(i));
      if (chosen.isEmpty() || List.of(chosen.split(",")).contains(id)) {
        long start = System.nanoTime();
        try {
          int holes = clip(id, load(files.get(i)), i < files.size() / 2 ? set : check, resting);
          out.printf("%s: %d holes, %.0f s%n", id, holes, (System.nanoTime() - start) / 1e9);
        } catch (MediaException e) {
          out.println(id + " is left out: " + e.getMessage());
        }
      }
    }
    set.print(out);
    check.print(out);
    resting.print(out);
    grainy.print(out);
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

  private int clip(String id, List<Frame> shot, FaultTable moving, FaultTable resting) {
    int count = 0;
    int most = Integer.getInteger("raccord.benchmark.count", 3);
    for (int length : new int[] {7, 12}) {
      for (Hole hole : Hole.in(shot, length, most, Strip.CONTEXT)) {
        table.clear();
        hole(id, shot, hole, moving, resting);
        if (count++ == 0) {
          table.clear();
          underGrain(id, shot, hole);
        }
      }
    }
    return count;
  }

  /** A fault and the figures that should show it. */
  private record Planted(String fault, String size, List<Frame> take, List<String> own) {
    Planted(String fault, String size, List<Frame> take, String... own) {
      this(fault, size, take, List.of(own));
    }
  }

  private void hole(String id, List<Frame> shot, Hole hole, FaultTable moving, FaultTable resting) {
    List<Frame> truth = shot.subList(hole.first(), hole.end());
    Strip real = strip(shot, hole, truth);
    double grain = 0;
    double speed = 0;
    for (int i : real.ordinarySteps()) {
      grain += real.steps().get(i).grain() / real.ordinarySteps().size();
      speed += real.steps().get(i).speed() / real.ordinarySteps().size();
    }
    String name = id + " " + hole.first() + "+" + hole.length();
    Trial actual = graded(new Planted("truth", "", truth), shot, hole);
    List<Trial> faults = new ArrayList<>();
    for (Planted planted : ofSurface(truth, grain)) {
      faults.add(graded(planted, shot, hole));
    }
    List<Trial> motionFaults = new ArrayList<>();
    for (Planted planted : ofMotion(shot, hole, truth)) {
      motionFaults.add(graded(planted, shot, hole));
    }
    if (speed > 1) {
      faults.addAll(motionFaults);
    } else {
      resting.add(name, actual, motionFaults);
    }
    moving.add(name, actual, faults);
  }

  private void underGrain(String id, List<Frame> shot, Hole hole) {
    int from = hole.first() - Strip.CONTEXT;
    List<Frame> clean = shot.subList(hole.first(), hole.end());
    List<Frame> around =
        Faults.grainy(shot.subList(from, hole.end() + Strip.CONTEXT), GRAIN, hole.first());
    Hole within = new Hole(Strip.CONTEXT, hole.length());
    List<Frame> truth = around.subList(within.first(), within.end());
    grainy.add(
        id + " " + hole.first() + "+" + hole.length(),
        graded(new Planted("truth", "", truth), around, within),
        List.of(
            graded(
                new Planted("grain left out", "", clean, "join:grain", "inside:grain"),
                around,
                within)));
  }

  private static List<Planted> ofSurface(List<Frame> truth, double grain) {
    int n = truth.size();
    int third = n / 3;
    List<Planted> all = new ArrayList<>();
    for (double stops : new double[] {0.25, 0.5, 1}) {
      all.add(
          new Planted(
              "exposure", "+" + stops, Faults.exposed(truth, stops, 0, n), "join:exposure"));
    }
    all.add(
        new Planted("underexposure", "-0.5", Faults.exposed(truth, -0.5, 0, n), "join:exposure"));
    for (double difference : new double[] {1.5, 3, 6}) {
      all.add(
          new Planted(
              "colour", difference + " dE", Faults.tinted(truth, difference), "join:colour"));
    }
    for (double sigma : new double[] {0.7, 1.2, 2}) {
      all.add(
          new Planted("blur", sigma + " px", Faults.blurred(truth, sigma, 0, n), "join:sharpness"));
    }
    all.add(
        new Planted(
            "soft middle",
            "1.5 px",
            Faults.blurred(truth, 1.5, third, 2 * third),
            "inside:sharpness"));
    all.add(
        new Planted(
            "bright middle",
            "+0.5",
            Faults.exposed(truth, 0.5, third, 2 * third),
            "inside:flicker",
            "inside:light"));
    all.add(new Planted("slow pulse", "+0.4", Faults.pulsing(truth, 0.4), "inside:light"));
    if (grain > 1) {
      all.add(new Planted("no grain", "", Faults.cleaned(truth, grain), "join:grain"));
    }
    return all;
  }

  private static List<Planted> ofMotion(List<Frame> shot, Hole hole, List<Frame> truth) {
    int n = truth.size();
    int third = n / 3;
    Frame a = shot.get(hole.first() - 1);
    Frame b = shot.get(hole.end());
    List<Frame> pong = new ArrayList<>();
    List<Frame> hold = new ArrayList<>();
    List<Frame> elsewhere = new ArrayList<>(truth);
    List<Frame> ghost = new ArrayList<>(truth);
    int far = hole.first() > shot.size() - hole.end() ? 0 : shot.size() - third;
    for (int k = 0; k < n; k++) {
      pong.add(shot.get(hole.first() - 2 - k));
      hold.add(a);
    }
    for (int k = third; k < 2 * third; k++) {
      elsewhere.set(k, shot.get(far + k - third));
      int at = hole.first() + k;
      ghost.set(k, Faults.mixed(shot.get(at - 2), shot.get(at + 2), 0.5));
    }
    List<Planted> all = new ArrayList<>();
    for (int slip : new int[] {1, 2, 4}) {
      all.add(
          new Planted(
              "slip",
              slip + " frames",
              shot.subList(hole.first() + slip, hole.end() + slip),
              "join:motion",
              "join:duplicate",
              "join:change"));
    }
    all.add(new Planted("crossfade", "", Faults.crossfade(a, b, n), "inside:crossfade"));
    all.add(new Planted("ping-pong", "", pong, "inside:repeat"));
    all.add(new Planted("hold", "", hold, "inside:stillness"));
    all.add(new Planted("middle from elsewhere", "", elsewhere, "inside:change", "inside:repeat"));
    all.add(new Planted("ghosted middle", "", ghost, "inside:double exposure"));
    return all;
  }

  private Trial graded(Planted planted, List<Frame> shot, Hole hole) {
    Strip strip = strip(shot, hole, planted.take());
    PictureGrades grades = new PictureGrades(strip);
    Map<Place, List<Figure>> figures = new EnumMap<>(Place.class);
    figures.put(Place.HEAD, grades.join(strip.head()));
    figures.put(Place.INSIDE, grades.inside());
    figures.put(Place.TAIL, grades.join(strip.tail()));
    return new Trial(planted.fault(), planted.size(), planted.own(), figures);
  }

  private Strip strip(List<Frame> shot, Hole hole, List<Frame> take) {
    return table.strip(
        shot.subList(Math.max(0, hole.first() - Strip.CONTEXT), hole.first()),
        take,
        shot.subList(hole.end(), Math.min(shot.size(), hole.end() + Strip.CONTEXT)));
  }
}
