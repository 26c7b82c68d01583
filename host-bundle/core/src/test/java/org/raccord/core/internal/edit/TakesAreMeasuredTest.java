package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.Measured;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.fill.Take;

/**
 * Takes are measured in the cut when they are made, ranked by it, and measured again on request.
 */
class TakesAreMeasuredTest {

  @TempDir private Path folder = Path.of("");
  private Bench bench = new Bench(folder);

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.queue.close();
  }

  /** Goes on evenly the first time, and far too bright from then on. */
  private static Generators.Serving firstGoodThenBright() {
    Generators.Serving good = Generators.ramp();
    return (request, call) ->
        request.plansTaken().isEmpty() ? good.fill(request, call) : bright(request, call);
  }

  private static FillReport fill(Edit edit, int takes) throws Exception {
    return fill(edit, takes, "V1-2");
  }

  private static FillReport fill(Edit edit, int takes, String slot) throws Exception {
    return edit.fill(
        new FillOrder(
            new FillOrder.Selection.Named(List.of(slot)),
            takes,
            OptionalLong.of(7),
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            FillOrder.HandleUse.AUTO,
            FillOrder.Refill.ONLY_EMPTY,
            Optional.empty()),
        FillWatcher.NONE);
  }

  @Test
  void theBestOfSeveralTakesStaysInUseAndItsReportIsInTheTimeline() throws Exception {
    Path cut = bench.oneHole();
    bench.put("gen", firstGoodThenBright());
    List<Take> made;
    try (Edit edit = bench.change(cut)) {
      made = fill(edit, 3).slots().get(0).takes();
      assertEquals(1 + 3, edit.history().size(), "ranking is no step of its own");
    }
    try (Edit edit = bench.look(cut)) {
      SlotTakes slot = edit.takes(Optional.empty()).get(0);
      assertEquals(Optional.of(made.get(0).id()), slot.inUse());
      SeamReport good = slot.takes().get(0).take().seams().orElseThrow();
      SeamReport bright = slot.takes().get(1).take().seams().orElseThrow();
      assertEquals(Grade.A, good.grade().orElseThrow(), good.words());
      assertEquals(Grade.F, bright.grade().orElseThrow(), bright.words());
      assertTrue(bright.words().contains(" at the head"), bright.words());
      assertEquals(made.get(0).seams(), Optional.of(good), "written and read alike");
    }
  }

  @Test
  void eachOfSeveralGeneratorsMakesItsTakesAndTheBestOfAllStaysInUse() throws Exception {
    Path cut = bench.oneHole();
    bench.put("good", Generators.ramp());
    bench.put("bad", brightAlways());
    FillOrder order = twoBy("good", "bad");
    List<Take> made;
    try (Edit edit = bench.change(cut)) {
      assertEquals(2, edit.preview(order).slots().get(0).generators().size());
      made = edit.fill(order, FillWatcher.NONE).slots().get(0).takes();
    }
    assertEquals(
        List.of("bad:default", "bad:default", "good:default", "good:default"),
        made.stream().map(Take::generator).sorted().toList());
    assertEquals(4, made.stream().map(Take::id).distinct().count());
    try (Edit edit = bench.look(cut)) {
      SlotTakes slot = edit.takes(Optional.empty()).get(0);
      String inUse = slot.inUse().orElseThrow();
      Take best = made.stream().min(Take.BEST_FIRST).orElseThrow();
      assertEquals("good:default", best.generator());
      assertEquals(
          "good:default",
          made.stream().filter(t -> t.id().equals(inUse)).findFirst().orElseThrow().generator());
    }
  }

  /** Two takes of each generator. */
  private static FillOrder twoBy(String... generators) {
    return new FillOrder(
            new FillOrder.Selection.Named(List.of("V1-2")),
            2,
            OptionalLong.of(7),
            List.of(generators),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            FillOrder.HandleUse.AUTO,
            FillOrder.Refill.ADD_TAKES,
            Optional.empty())
        .byEach();
  }

  private static Generators.Serving brightAlways() {
    return (request, call) -> bright(request, call);
  }

  private static Made bright(FillRequest request, FillCall call) throws GenerationException {
    try {
      for (long i = -request.headHandle(); i < request.length() + request.tailHandle(); i++) {
        call.picture().push(Bench.grey(request.format(), 800));
      }
    } catch (IOException e) {
      throw new GenerationException(
          GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
    return new Made.Pushed(
        request.headHandle(), Generators.account("bright" + request.plansTaken().size()));
  }

  @Test
  void anyTakeIsMeasuredAgainAsItWasAndNothingChanges() throws Exception {
    Path cut = bench.oneHole();
    bench.put("gen", firstGoodThenBright());
    List<Take> made;
    try (Edit edit = bench.change(cut)) {
      made = fill(edit, 2).slots().get(0).takes();
    }
    var before = bench.hashes();
    try (Edit edit = bench.look(cut)) {
      for (Take take : made) {
        Measured again = edit.seams("V1-2", Optional.of(take.id()), Optional.empty());
        assertEquals(take.seams(), Optional.of(again.report()));
      }
      Path pictures = folder.resolve("look");
      assertEquals(
          4, edit.seams("V1-2", Optional.empty(), Optional.of(pictures)).pictures().size());
      assertTrue(Files.size(pictures.resolve("figures.png")) > 5000);
      assertEquals(
          WorkException.Kind.ORDER,
          assertThrows(
                  WorkException.class,
                  () -> edit.seams("V1-2", Optional.of("x.9"), Optional.empty()))
              .kind());
    }
    assertEquals(before, bench.hashes());
  }

  @Test
  void whatANestTrimsOffIsNotMeasured() throws Exception {
    bench.clip("bright.mov", 20, 800);
    bench.oneHole();
    // Half of the hole is seen; then comes another shot.
    String nest =
        """
        {"OTIO_SCHEMA": "Stack.1", "name": "scene", "source_range": {"OTIO_SCHEMA": "TimeRange.1",
          "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24, "value": 5},
          "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24, "value": 18}},
         "children": [{"OTIO_SCHEMA": "Track.1", "kind": "Video", "name": "V1", "children": [%s]}]}"""
            .formatted(
                Bench.clipJson("a.mov", 0, 20)
                    + ","
                    + Bench.gap(6)
                    + ","
                    + Bench.clipJson("b.mov", 0, 20));
    Path cut = bench.timeline("nested.otio", nest + "," + Bench.clipJson("bright.mov", 0, 20));
    bench.put("gen", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      FillReport report = fill(edit, 1, "V1-1/V1-2");
      SeamReport seams = report.slots().get(0).takes().get(0).seams().orElseThrow();
      assertEquals(Grade.A, seams.grade().orElseThrow(), seams.words());
      assertTrue(seams.part(Place.TAIL).isEmpty(), seams.words());
      assertEquals(
          List.of("Of the slot's 6 frames 3 are seen; those are measured."), seams.remarks());
    }
  }

  @Test
  void aNeighbourThatIsGoneByThenCostsItsJoinAndNotTheTake() throws Exception {
    Path cut = bench.oneHole();
    Generators.Serving ramp = Generators.ramp();
    bench.put(
        "gen",
        (Generators.Serving)
            (request, call) -> {
              Made done = ramp.fill(request, call);
              try {
                Files.move(folder.resolve("b.mov"), folder.resolve("elsewhere.mov"));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              return done;
            });
    try (Edit edit = bench.change(cut)) {
      FillReport report = fill(edit, 1);
      assertEquals(1, report.filled(), report.toString());
      SeamReport seams = report.slots().get(0).takes().get(0).seams().orElseThrow();
      assertTrue(seams.part(Place.HEAD).isPresent());
      assertTrue(seams.part(Place.TAIL).isEmpty());
      assertTrue(seams.remarks().get(0).contains("b.mov after the slot is offline"), seams.words());
    }
  }

  @Test
  void aTakeWithoutItsFileIsNamed() throws Exception {
    Path cut = bench.oneHole();
    bench.put("gen", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      Take take = fill(edit, 1).slots().get(0).takes().get(0);
      Files.delete(folder.resolve(take.picture().path()));
    }
    try (Edit edit = bench.look(cut)) {
      WorkException e =
          assertThrows(
              WorkException.class, () -> edit.seams("V1-2", Optional.empty(), Optional.empty()));
      assertTrue(String.valueOf(e.getMessage()).contains(".mov"), e.getMessage());
    }
  }
}
