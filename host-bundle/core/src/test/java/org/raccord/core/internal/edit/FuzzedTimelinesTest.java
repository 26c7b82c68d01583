package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.SlotTakes;
import org.raccord.core.Survey;
import org.raccord.core.WorkException;
import org.raccord.core.internal.store.Journal;
import org.raccord.model.time.FrameTime;

/**
 * Damaged timelines are opened, listed, changed, saved and opened again: each is refused in words,
 * or works; none crashes, hangs, takes memory without bound or is written to where it is foreign.
 *
 * <p>The default run is short. The campaign: {@code mvn -pl host-bundle/core -am test
 * -Dtest=FuzzedTimelinesTest -Dsurefire.failIfNoSpecifiedTests=false -Draccord.fuzz=100000
 * [-Draccord.fuzz.seed=1]}. What fails is named by seed and number, and kept in {@code
 * target/fuzz}.
 */
class FuzzedTimelinesTest {

  private static final int MUTANTS = Integer.getInteger("raccord.fuzz", 120);
  private static final long SEED = Long.getLong("raccord.fuzz.seed", 1);

  /** A mutant takes milliseconds; on a busy machine a second. */
  private static final int HANG_SECONDS = 30;

  /** All allocations of one mutant together, whether or not they are alive at once. */
  private static final long ALLOCATED = 256L << 20;

  @TempDir Path folder;

  /** What became of the mutants of a kind. */
  private static final class Tally {
    int mutants;
    int refused;
    int opened;
    int changed;
    long bytes;
    double slowest;
  }

  private record Outcome(boolean opened, boolean changed, long bytes) {}

  @Test
  void damagedTimelinesAreRefusedInWordsOrWork() throws Exception {
    try (Bench bench = new Bench(folder)) {
      bench.put("ramp", Generators.ramp());
      List<String> seeds = seeds(bench);
      Map<TimelineMutator.Kind, Tally> tallies = new EnumMap<>(TimelineMutator.Kind.class);
      List<String> failures = new ArrayList<>();
      ExecutorService worker = Executors.newSingleThreadExecutor();
      try {
        TimelineMutator.Kind[] kinds = TimelineMutator.Kind.values();
        for (int i = 0; i < MUTANTS && failures.size() < 20; i++) {
          int number = i;
          TimelineMutator.Kind kind = kinds[i % kinds.length];
          TimelineMutator mutator = new TimelineMutator(SEED * 1_000_003 + i);
          boolean ours = (i / kinds.length) % seeds.size() == 0;
          byte[] text = mutator.mutate(seeds.get((i / kinds.length) % seeds.size()), kind);
          Tally tally = tallies.computeIfAbsent(kind, k -> new Tally());
          long begin = System.nanoTime();
          Optional<Outcome> outcome = Optional.empty();
          try {
            outcome =
                Optional.of(
                    worker
                        .submit(() -> wholePath(bench, text, ours, number))
                        .get(HANG_SECONDS, TimeUnit.SECONDS));
          } catch (ExecutionException e) {
            failures.add(kept(number, kind, text, e.getCause()));
          } catch (TimeoutException e) {
            failures.add(kept(number, kind, text, e));
            break;
          }
          tally.mutants++;
          tally.slowest = Math.max(tally.slowest, (System.nanoTime() - begin) / 1e6);
          if (outcome.isPresent()) {
            Outcome o = outcome.get();
            tally.refused += o.opened ? 0 : 1;
            tally.opened += o.opened ? 1 : 0;
            tally.changed += o.changed ? 1 : 0;
            tally.bytes = Math.max(tally.bytes, o.bytes);
            if (o.bytes > ALLOCATED) {
              failures.add(kept(number, kind, text, new OutOfMemoryError(o.bytes + " bytes")));
            }
          }
        }
      } finally {
        worker.shutdownNow();
      }
      print(tallies);
      assertEquals(List.of(), failures);
    }
  }

  /** First one of our own with takes, then the foreign ones. */
  private List<String> seeds(Bench bench) throws Exception {
    Path cut = bench.cut();
    List<String> seeds = new ArrayList<>();
    try (Edit edit = bench.change(cut)) {
      edit.fill(FillOrder.of(new FillOrder.Selection.All()), FillWatcher.NONE);
      edit.extend("b.mov", Optional.empty(), Edit.End.TAIL, 4, Edit.Placement.RIPPLE);
      seeds.add(Files.readString(edit.file()));
    }
    seeds.add(Files.readString(cut));
    Path real = Path.of(System.getProperty("raccord.cases", "cases"), "edits", "otio");
    if (Files.isDirectory(real)) {
      try (Stream<Path> files = Files.walk(real)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".otio")).sorted().toList()) {
          seeds.add(Files.readString(file));
        }
      }
    } else {
      System.out.println("no real timelines at the folder raccord.cases: only our own are damaged");
    }
    return seeds;
  }

  private Outcome wholePath(Bench bench, byte[] text, boolean ours, int number) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Path file = folder.resolve("m" + number + (ours ? ".raccord.otio" : ".otio"));
    Path written = folder.resolve("m" + number + ".raccord.otio");
    Files.write(file, text);
    boolean opened = false;
    boolean changed = false;
    try {
      look(bench, file);
      opened = true;
      changed = change(bench, file);
      if (changed) {
        look(bench, written);
      } else {
        assertEquals(ours, Files.exists(written), "nothing was changed, nothing is written");
      }
      if (!ours) {
        assertArrayEquals(text, Files.readAllBytes(file), "a foreign timeline is left alone");
      }
    } catch (WorkException e) {
      assertTrue(e.kind() != WorkException.Kind.DEFECT, () -> "a defect: " + e.getMessage());
      assertTrue(
          !opened && String.valueOf(e.getMessage()).length() > 20,
          () -> "refused after it had been opened: " + e.getMessage());
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(written);
      Journal.deleteTree(folder.resolve("m" + number + ".raccord"));
    }
    return new Outcome(opened, changed, threads.getCurrentThreadAllocatedBytes() - before);
  }

  private static void look(Bench bench, Path file) throws WorkException {
    try (Edit edit = bench.look(file)) {
      Survey survey = edit.survey(Edit.SurveyScope.ALL_GAPS);
      survey.slots().forEach(s -> s.slot().address());
      edit.takes(Optional.empty());
      edit.counting();
      edit.history();
      edit.leftovers();
    }
  }

  /** Whether anything could be changed; what cannot be done says so. */
  private static boolean change(Bench bench, Path file) throws WorkException {
    boolean changed = false;
    try (Edit edit = bench.change(file)) {
      FrameTime in = FrameTime.of(3, edit.rate());
      FrameTime out = FrameTime.of(7, edit.rate());
      changed |= tried(() -> edit.addSlot("V1", in, out, Edit.Removal.LIFT));
      changed |= tried(() -> edit.smooth(FrameTime.of(20, edit.rate()), 4));
      for (SlotTakes slot : edit.takes(Optional.empty())) {
        for (SlotTakes.ListedTake take : slot.takes()) {
          changed |= tried(() -> edit.useTake(take.take().id()));
          changed |= tried(() -> edit.removeTake(take.take().id()));
        }
      }
      if (changed) {
        tried(edit::undo);
        tried(edit::redo);
      }
    }
    return changed;
  }

  private interface Step {
    Edit.Change run() throws WorkException;
  }

  private static boolean tried(Step step) throws WorkException {
    try {
      step.run();
      return true;
    } catch (WorkException e) {
      if (e.kind() == WorkException.Kind.ORDER) {
        return false;
      }
      throw e;
    }
  }

  private static String kept(int number, TimelineMutator.Kind kind, byte[] text, Throwable why)
      throws IOException {
    Path kept = Path.of("target", "fuzz", "seed" + SEED + "-" + number + ".otio");
    Files.createDirectories(kept.getParent());
    Files.write(kept, text);
    StringBuilder trace = new StringBuilder();
    for (StackTraceElement at : why.getStackTrace()) {
      if (at.getClassName().startsWith("org.raccord") && trace.length() < 500) {
        trace.append("\n    ").append(at);
      }
    }
    return "\n" + kept + " (" + kind + "): " + why + trace;
  }

  private static void print(Map<TimelineMutator.Kind, Tally> tallies) {
    System.out.printf("damaged timelines, seed %d%n", SEED);
    System.out.println(
        "| damage | mutants | refused | opened | changed and saved | most MB | slowest ms |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    Tally sum = new Tally();
    tallies.forEach(
        (kind, t) -> {
          row(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), t);
          sum.mutants += t.mutants;
          sum.refused += t.refused;
          sum.opened += t.opened;
          sum.changed += t.changed;
          sum.bytes = Math.max(sum.bytes, t.bytes);
          sum.slowest = Math.max(sum.slowest, t.slowest);
        });
    row("all", sum);
  }

  private static void row(String name, Tally t) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %.0f | %.0f |%n",
        name,
        t.mutants,
        t.refused,
        t.opened,
        t.changed,
        t.bytes / 1e6,
        t.slowest);
  }
}
