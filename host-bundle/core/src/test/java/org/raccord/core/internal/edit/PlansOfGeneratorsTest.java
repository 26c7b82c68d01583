package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;

/** A generator is told of the plans of its own takes, when it is asked and when it fills. */
class PlansOfGeneratorsTest {

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

  /** Has one plan, and declines a second take. */
  private static final class Once implements Generators.Serving {
    private final Generators.Serving ramp = Generators.ramp();

    @Override
    public Offer offer(FillRequest request) {
      return request.plansTaken().contains("ramp")
          ? new Offer.Declines("The slot has its take already", "Use that take")
          : ramp.offer(request);
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      return ramp.fill(request, call);
    }
  }

  private static FillOrder two(String generator) {
    return new FillOrder(
        new FillOrder.Selection.Named(List.of("V1-2")),
        2,
        OptionalLong.of(7),
        List.of(generator),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        FillOrder.HandleUse.AUTO,
        FillOrder.Refill.ADD_TAKES,
        Optional.empty());
  }

  private static Offer asked(Edit edit, String generator) throws Exception {
    return edit.preview(two(generator)).slots().get(0).generators().get(0).offer();
  }

  private static List<String> plans(FillReport.SlotResult slot) {
    return slot.takes().stream().map(take -> take.plan()).toList();
  }

  @Test
  void a_draft_by_another_keeps_a_generator_from_no_plan_and_its_own_takes_do() throws Exception {
    Path cut = bench.oneHole();
    bench.put("draft", Generators.ramp());
    bench.put("once", new Once());
    try (Edit edit = bench.change(cut)) {
      assertEquals(
          List.of("ramp", "ramp1"),
          plans(edit.fill(two("draft"), FillWatcher.NONE).slots().get(0)));
      assertInstanceOf(Offer.Serves.class, asked(edit, "once"));
      FillReport.SlotResult slot = edit.fill(two("once"), FillWatcher.NONE).slots().get(0);
      assertEquals(List.of("ramp"), plans(slot));
      assertTrue(slot.toString().contains("The slot has its take already"), slot.toString());
      assertInstanceOf(Offer.Declines.class, asked(edit, "once"));
      List<Offer> offers =
          edit.survey(Edit.SurveyScope.SLOTS).slots().get(0).offers().stream()
              .map(offer -> offer.offer())
              .toList();
      assertEquals(1, offers.stream().filter(Offer.Declines.class::isInstance).count());
    }
  }
}
