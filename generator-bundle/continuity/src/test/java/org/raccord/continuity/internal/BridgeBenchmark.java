package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.generator.FillRequest;
import org.raccord.generator.FillRequest.Neighbour;
import org.raccord.generator.Made;
import org.raccord.media.FfmpegFilter;
import org.raccord.media.MediaException;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * Cuts holes into real shots, bridges them and compares with what was there, beside FFmpeg's
 * minterpolate. Run it with
 *
 * <pre>mvn -pl generator-bundle/continuity -am test -Dtest=BridgeBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false -Draccord.benchmark=true</pre>
 *
 * <p>{@code -Draccord.benchmark.holes=3,7} chooses lengths, {@code -Draccord.benchmark.clips=a,b}
 * clips, {@code -Draccord.benchmark.rival=off} leaves the peer out, {@code
 * -Draccord.benchmark.short=0} keeps the clips' own size. Grain is left off for PSNR and on for
 * sharpness. Sheets (frames made above the truth, both with A and B at the ends) go to {@code
 * target/bridge}.
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class BridgeBenchmark {

  private static final List<String> RIVALS =
      List.of(
          "mi_mode=mci:mc_mode=obmc:me_mode=bilat",
          "mi_mode=mci:mc_mode=aobmc:me_mode=bidir:vsbmc=1");
  private static final Rate RATE = Rate.FPS_25;
  private static final int MOST_FRAMES = 260;

  private final Map<Integer, List<double[]>> totals = new TreeMap<>();

  /** Of each hole: the generator's own estimate, GMSD below 0, PSNR. */
  private final List<double[]> judged = new ArrayList<>();

  @Test
  void bridgesAgainstTheTruth() throws Exception {
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
    System.out.println(
        "clip            N   PSNR  rival   gain  sharp  rival  CPU-s  rival   GMSD  rival  plan");
    for (Path file : files) {
      try {
        clip(id(file), load(file));
      } catch (MediaException e) {
        System.out.println(id(file) + " is left out: " + e.getMessage());
      }
    }
    for (Map.Entry<Integer, List<double[]>> total : totals.entrySet()) {
      double worst = total.getValue().stream().mapToDouble(row -> row[0] - row[1]).min().orElse(0);
      System.out.println(
          line("mean of " + total.getValue().size(), total.getKey(), mean(total.getValue()), ""));
      System.out.printf(Locale.ROOT, "   worst clip against the better mode %+.2f dB%n", worst);
    }
    System.out.printf(
        Locale.ROOT,
        "estimate of %d holes by rank: %.2f with GMSD, %.2f with PSNR%n",
        judged.size(),
        Measures.spearman(judged(0), judged(1)),
        Measures.spearman(judged(0), judged(2)));
  }

  private double[] judged(int column) {
    return judged.stream().mapToDouble(row -> row[column]).toArray();
  }

  private static String id(Path file) {
    return file.getFileName().toString().replaceAll("\\..*", "");
  }

  private static List<Frame> load(Path file) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file)) {
      PictureFormat own = source.picture().format();
      int side = Integer.getInteger("raccord.benchmark.short", 256);
      double scale = side == 0 ? 1 : side / (double) Math.min(own.width(), own.height());
      PictureFormat format =
          own.withSize(even(own.width() * scale), even(own.height() * scale))
              .withLayout(PixelLayout.YUV420_8);
      long length = Math.min(MOST_FRAMES, source.picture().frames());
      FrameRange range = new FrameRange(0, length, source.picture().rate());
      try (FrameReader reader = source.read(range, format)) {
        for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
          frames.add(next.get());
        }
      }
    }
    return frames;
  }

  private static int even(double size) {
    return (int) Math.round(size / 2) * 2;
  }

  private void clip(String id, List<Frame> shot) throws Exception {
    for (String text :
        System.getProperty("raccord.benchmark.holes", "1,3,7,12,24").split(",", -1)) {
      int length = Integer.parseInt(text);
      List<double[]> rows = new ArrayList<>();
      String plan = "";
      int count = Integer.getInteger("raccord.benchmark.count", 3);
      for (Hole hole : Hole.in(shot, length, count)) {
        double[] row = new double[8];
        plan = ours(id, shot, hole, row);
        rival(shot, hole, row);
        rows.add(row);
      }
      if (!rows.isEmpty()) {
        double[] mean = mean(rows);
        totals.computeIfAbsent(length, n -> new ArrayList<>()).add(mean);
        System.out.println(line(id, length, mean, plan));
      }
    }
  }

  /**
   * PSNR, rival's PSNR, sharpness, rival's sharpness, CPU seconds per frame, the rival's, GMSD, the
   * rival's.
   */
  private static String line(String id, int length, double[] row, String plan) {
    return String.format(
        Locale.ROOT,
        "%-14s %2d %6.2f %6.2f %+6.2f %6.2f %6.2f %6.3f %6.3f %6.4f %6.4f  %s",
        id,
        length,
        row[0],
        row[1],
        row[0] - row[1],
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        plan);
  }

  private static double[] mean(List<double[]> rows) {
    double[] mean = new double[rows.get(0).length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.size();
      }
    }
    return mean;
  }

  private String ours(String id, List<Frame> shot, Hole hole, double[] row) throws Exception {
    List<Frame> before = new ArrayList<>(shot.subList(Math.max(0, hole.a() - 23), hole.a() + 1));
    Collections.reverse(before);
    List<Frame> after = shot.subList(hole.b(), Math.min(shot.size(), hole.b() + 24));
    PictureFormat format = shot.get(0).format();
    FillRequest request =
        new FillRequest(
            hole.length(),
            RATE,
            0,
            0,
            format,
            Optional.of(neighbour(before)),
            Optional.of(neighbour(after)),
            FillRequest.Relation.ONE_SOURCE,
            Brief.OPEN.withIntent(Intent.BRIDGE),
            7,
            List.of());
    ShotCall plain = new ShotCall(format, before, after);
    double start = cpu();
    new ContinuityGenerator(GrainMode.LEFT).fill(request, plain);
    row[4] = (cpu() - start) / hole.length();
    ShotCall grainy = new ShotCall(format, before, after);
    Made made = new ContinuityGenerator(GrainMode.RESTORED).fill(request, grainy);
    List<Frame> truth = shot.subList(hole.a() + 1, hole.b());
    for (int k = 0; k < hole.length(); k++) {
      row[0] += Measures.psnr(plain.pushed().get(k), truth.get(k)) / hole.length();
      row[6] += Measures.gmsd(plain.pushed().get(k), truth.get(k)) / hole.length();
      row[2] +=
          Measures.sharpness(grainy.pushed().get(k))
              / Measures.sharpness(truth.get(k))
              / hole.length();
    }
    Path sheet = Path.of("target", "bridge", id + "_" + hole.length() + "_" + hole.a() + ".png");
    Measures.sheet(sheet, List.of(strip(shot, hole, grainy.pushed()), strip(shot, hole, truth)));
    judged.add(new double[] {made.account().estimate(), -row[6], row[0]});
    return String.format(Locale.ROOT, "%s %.2f", made.account().plan(), made.account().estimate());
  }

  private static List<Frame> strip(List<Frame> shot, Hole hole, List<Frame> inside) {
    List<Frame> strip = new ArrayList<>();
    strip.add(shot.get(hole.a()));
    int shown = Math.min(5, hole.length());
    for (int k = 0; k < shown; k++) {
      strip.add(inside.get((2 * k + 1) * hole.length() / (2 * shown)));
    }
    strip.add(shot.get(hole.b()));
    return strip;
  }

  private static Neighbour neighbour(List<Frame> frames) {
    return new Neighbour("m", "m", new FrameRange(0, frames.size(), RATE), frames.size());
  }

  /** The better of the peer's modes, given every (N + 1)th frame around the hole. */
  private static void rival(List<Frame> shot, Hole hole, double[] row) throws IOException {
    if ("off".equals(System.getProperty("raccord.benchmark.rival"))) {
      return;
    }
    int step = hole.length() + 1;
    List<Frame> given = new ArrayList<>();
    for (int k = -2; k <= 3; k++) {
      given.add(shot.get(Math.max(0, Math.min(shot.size() - 1, within(shot, hole.a(), k, step)))));
    }
    for (String mode : RIVALS) {
      double psnr = 0;
      double sharp = 0;
      double gmsd = 0;
      double start = cpu();
      List<Frame> made = new ArrayList<>();
      String filter = "minterpolate=fps=" + 25 * step + ":scd=none:" + mode;
      try (FrameReader reader =
          FfmpegFilter.run(
              filter,
              new ShotCall(shot.get(0).format(), given, given)
                  .frames(org.raccord.generator.Edge.BEFORE),
              RATE)) {
        for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
          made.add(next.get());
        }
      }
      double seconds = (cpu() - start) / Math.max(1, made.size());
      int a = 2 * step;
      for (int k = 1; k <= hole.length(); k++) {
        Frame truth = shot.get(hole.a() + k);
        psnr += Measures.psnr(made.get(a + k), truth) / hole.length();
        sharp += Measures.sharpness(made.get(a + k)) / Measures.sharpness(truth) / hole.length();
        gmsd += Measures.gmsd(made.get(a + k), truth) / hole.length();
      }
      if (psnr > row[1]) {
        row[1] = psnr;
        row[3] = sharp;
        row[5] = seconds;
        row[7] = gmsd;
      }
    }
  }

  /** The frame {@code k} steps from A, or the last one on that side that the shot has. */
  private static int within(List<Frame> shot, int a, int k, int step) {
    int frame = a + k * step;
    while (frame < 0) {
      frame += step;
    }
    while (frame >= shot.size()) {
      frame -= step;
    }
    return frame;
  }

  private static double cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
