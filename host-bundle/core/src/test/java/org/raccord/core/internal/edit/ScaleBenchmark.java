package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.Survey;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Timeline;
import org.raccord.otio.OtioReader;
import org.raccord.otio.OtioWriter;

/**
 * How long timelines behave, printed as Markdown: {@code mvn -pl host-bundle/core -am test
 * -Dtest=ScaleBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Draccord.benchmark=true}.
 */
@EnabledIfSystemProperty(named = "raccord.benchmark", matches = "true")
class ScaleBenchmark {

  private static final int MEDIA = 20;
  private static final int[] CLIPS = {1_000, 10_000, 100_000};

  @TempDir Path folder;

  private interface Step<T> {
    T run() throws Exception;
  }

  private static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** What a step took of all processors, collector and compiler included; the best of a few. */
  private static double cpuSeconds(int times, Step<?> step) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      double begin = cpu();
      Objects.requireNonNull(step.run());
      best = Math.min(best, cpu() - begin);
    }
    return best;
  }

  /** What a step took, the best of a few: others use the machine as well. */
  private static double seconds(int times, Step<?> step) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      Objects.requireNonNull(step.run());
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
    }
    return best;
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime now = Runtime.getRuntime();
      least = Math.min(least, now.totalMemory() - now.freeMemory());
    }
    return least;
  }

  private Bench bench() throws Exception {
    Bench bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
    Path first = bench.clip("m0.mov", 100, 100);
    for (int i = 1; i < MEDIA; i++) {
      Files.copy(first, folder.resolve("m" + i + ".mov"));
    }
    return bench;
  }

  private static Survey list(Bench bench, Path file) throws Exception {
    try (Edit edit = bench.look(file)) {
      return edit.survey(Edit.SurveyScope.SLOTS);
    }
  }

  @Test
  void openingAndListing() throws Exception {
    System.out.println(
        "| clips | file MB | read MB/s | MB a CPU second | read s | write s | open and list s | µs a clip | heap when open, of the file | slots |");
    System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    try (Bench bench = bench()) {
      for (int clips : CLIPS) {
        Path file = LongTimeline.write(folder.resolve(clips + ".otio"), clips, MEDIA);
        byte[] text = Files.readAllBytes(file);
        double megabytes = Files.size(file) / 1e6;
        int times = clips > 50_000 ? 2 : 8;
        double read = seconds(times, () -> OtioReader.read(text, "x"));
        double readCpu = cpuSeconds(times, () -> OtioReader.read(text, "x"));
        Timeline timeline = OtioReader.read(text, "x");
        double write = seconds(times, () -> OtioWriter.write(timeline));
        double all = seconds(times, () -> list(bench, file));
        long before = used();
        int slots;
        long open;
        try (Edit edit = bench.look(file)) {
          Survey survey = edit.survey(Edit.SurveyScope.SLOTS);
          open = used() - before;
          slots = survey.slots().size();
        }
        System.out.printf(
            Locale.ROOT,
            "| %,d | %.1f | %.0f | %.0f | %.2f | %.2f | %.2f | %.0f | %.1f | %d |%n",
            clips,
            megabytes,
            megabytes / read,
            megabytes / readCpu,
            read,
            write,
            all,
            all / clips * 1e6,
            open / 1e6 / megabytes,
            slots);
        assertEquals((clips - 1) / LongTimeline.GAP_EVERY, slots);
      }
    }
  }

  @Test
  void changes() throws Exception {
    System.out.println("| clips | slot add s | take use s | undo s |");
    System.out.println("|--:|--:|--:|--:|");
    try (Bench bench = bench()) {
      for (int clips : new int[] {1_000, 10_000}) {
        Path file = LongTimeline.write(folder.resolve("c" + clips + ".otio"), clips, MEDIA);
        List<String> takes = new ArrayList<>();
        try (Edit edit = bench.change(file)) {
          String slot = edit.survey(Edit.SurveyScope.SLOTS).slots().get(0).slot().address();
          FillOrder order = FillOrder.of(new FillOrder.Selection.Named(List.of(slot)));
          edit.fill(order, FillWatcher.NONE);
          edit.takes(Optional.empty()).stream()
              .flatMap(s -> s.takes().stream())
              .forEach(t -> takes.add(t.take().id()));
          assertTrue(!takes.isEmpty(), "a take to use");
          double[] frame = {24};
          double add =
              seconds(
                  5,
                  () -> {
                    frame[0] += 480;
                    FrameTime in = FrameTime.of((long) frame[0], edit.rate());
                    return edit.addSlot("V1", in, in.plusFrames(4), Edit.Removal.LIFT);
                  });
          double use = seconds(5, () -> edit.useTake(takes.get(0)));
          double undo = seconds(5, edit::undo);
          System.out.printf(Locale.ROOT, "| %,d | %.3f | %.3f | %.3f |%n", clips, add, use, undo);
        }
      }
    }
  }
}
