package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.media.FfmpegFilter;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * What making a new frame costs, in CPU seconds of the whole process: frames lie in memory, so that
 * nothing is read or written, of the generator as of FFmpeg's minterpolate beside it. Each fills
 * the same holes in turn; the first round, in which Java compiles, is not counted. Run it with
 *
 * <pre>JAVA_TOOL_OPTIONS=-XX:+UseSerialGC mvn -pl generator-bundle/continuity -am test
 * -Dtest=SynthesisBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Draccord.benchmark=true</pre>
 *
 * <p>with the collector that the program runs with.
 *
 * <p>{@code -Draccord.benchmark.clips=night_1080.mov,...} chooses files of the shared clips.
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class SynthesisBenchmark {

  private static final String OBMC = "mc_mode=obmc:me_mode=bilat";
  private static final String BIDIR = "mc_mode=aobmc:me_mode=bidir:vsbmc=1";

  /** Frames of a clip that are held. */
  private static final int FRAMES = 60;

  private static final int CONTEXT = 24;
  private static final int ROUNDS = 5;

  /** The gaps between the frames that the filter gets. */
  private static final int GAPS = 5;

  /** A way to make the frames of a hole: how many CPU seconds each took. */
  private interface Way {
    double fill(List<Frame> shot, int a, int missing) throws Exception;
  }

  @Test
  void secondsForEachNewFrame() throws Exception {
    Path clips = Path.of(System.getProperty("raccord.cases", "")).resolve("clips");
    assumeTrue(Files.isDirectory(clips), "no clips at " + clips);
    String names =
        System.getProperty(
            "raccord.benchmark.clips", "night_1080.mov,bbb1080p60.webm,hdr_roof.mp4");
    System.out.println(
        "| clip | new frames | continuity | continuity:fast | minterpolate obmc bilat | minterpolate"
            + " aobmc bidir vsbmc | bidir / continuity | bidir / fast |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (String name : names.split(",", -1)) {
      List<Frame> shot = load(clips.resolve(name));
      for (int missing : new int[] {1, 3, 7}) {
        double[] seconds = seconds(shot, missing);
        System.out.printf(
            Locale.ROOT,
            "| %s %dx%d | %d | %.3f | %.3f | %.3f | %.3f | %.2f | %.2f |%n",
            name.replaceAll("\\..*", ""),
            shot.get(0).format().width(),
            shot.get(0).format().height(),
            missing,
            seconds[0],
            seconds[1],
            seconds[2],
            seconds[3],
            seconds[3] / seconds[0],
            seconds[3] / seconds[1]);
      }
    }
  }

  /** The median of the rounds for each way. */
  private static double[] seconds(List<Frame> shot, int missing) throws Exception {
    List<Way> ways =
        List.of(
            (s, a, n) -> ours(new ContinuityGenerator(), s, a, n),
            (s, a, n) -> ours(new Draft(), s, a, n),
            (s, a, n) -> rival(OBMC, s, a, n),
            (s, a, n) -> rival(BIDIR, s, a, n));
    double[][] taken = new double[ways.size()][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      int a = shot.size() / 2 - 3 + Math.max(0, round);
      for (int w = 0; w < ways.size(); w++) {
        double seconds = ways.get(w).fill(shot, a, missing);
        if (round >= 0) {
          taken[w][round] = seconds;
        }
      }
    }
    return Arrays.stream(taken)
        .mapToDouble(t -> Arrays.stream(t).sorted().toArray()[ROUNDS / 2])
        .toArray();
  }

  private static List<Frame> load(Path file) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file)) {
      long length = Math.min(FRAMES, source.picture().frames());
      FrameRange range = new FrameRange(0, length, source.picture().rate());
      try (FrameReader reader = source.read(range, source.picture().format())) {
        for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
          frames.add(next.get());
        }
      }
    }
    return frames;
  }

  private static double ours(ClipGenerator generator, List<Frame> shot, int a, int missing)
      throws Exception {
    List<Frame> before = new ArrayList<>(shot.subList(Math.max(0, a - CONTEXT + 1), a + 1));
    Collections.reverse(before);
    int b = a + missing + 1;
    List<Frame> after = shot.subList(b, Math.min(shot.size(), b + CONTEXT));
    ShotCall call = new ShotCall(before.get(0).format(), before, after);
    double start = cpu();
    generator.fill(call.request(missing, Intent.BRIDGE), call);
    return (cpu() - start) / missing;
  }

  /** Every (N+1)th frame about the hole: all gaps between them are interpolated, and counted. */
  private static double rival(String mode, List<Frame> shot, int a, int missing)
      throws IOException {
    int step = missing + 1;
    List<Frame> given = new ArrayList<>();
    for (int k = -2; k <= GAPS - 2; k++) {
      given.add(shot.get(Math.floorMod(a + k * step, shot.size())));
    }
    FrameReader source = new ShotCall(given.get(0).format(), given, given).frames(Edge.BEFORE);
    String filter = "minterpolate=fps=" + 25 * step + ":scd=none:mi_mode=mci:" + mode;
    double start = cpu();
    int made = 0;
    try (FrameReader reader = FfmpegFilter.run(filter, source, Rate.FPS_25)) {
      while (reader.next().isPresent()) {
        made++;
      }
    }
    // Its last frames are not interpolated: what is between the given ones counts.
    int gaps = Math.max(1, Math.min(GAPS, (made - 1) / step));
    return (cpu() - start) / (gaps * (double) missing);
  }

  private static double cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
