package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.Edit.Cancelling;
import org.raccord.core.Edit.Change;
import org.raccord.core.Edit.TakeScope;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.Job;
import org.raccord.core.Provenance;
import org.raccord.core.WorkException;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.generator.Cancellable;
import org.raccord.generator.Checkable;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.matching.internal.Scene;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.SoundWriter;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Budget;
import org.raccord.model.fill.Intent;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.Take;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Jobs that were broken off: seen, gone on with, given up; what they cost; where takes come from.
 */
@Timeout(60)
class WaitingJobsTest {

  @TempDir Path folder;
  private Bench bench;
  private final Server server = new Server();
  private Shelved shelved;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    shelved = bench.put("remote", server);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** A paid server that may be away; it can cancel. */
  private static final class Server implements Generators.Serving, Cancellable {
    final List<String> bought = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    boolean isAway = true;
    boolean refuses = false;
    boolean fails;
    boolean sounds;
    Optional<GenerationException.Kind> spoils = Optional.empty();
    BigDecimal price = new BigDecimal("0.40");

    @Override
    public Offer offer(FillRequest request) {
      return new Offer.Serves(
          "renders",
          Offer.Rung.FIRST_FRAME,
          Map.of(),
          Optional.empty(),
          List.of(),
          Optional.of(new Offer.Price(price, "USD")),
          Optional.empty(),
          false);
    }

    @Override
    public Made fill(FillRequest request, FillCall call) throws GenerationException {
      if (fails) {
        throw new GenerationException(GenerationException.Kind.REFUSED, "Not this.");
      }
      try {
        if (call.ticket().isEmpty()) {
          bought.add("order-" + bought.size());
          call.remember(bought.get(bought.size() - 1));
        }
        if (refuses) {
          call.forget();
          throw new GenerationException(
              GenerationException.Kind.MISCONFIGURED, "The server has no such model.");
        }
        if (isAway) {
          throw new GenerationException(
              GenerationException.Kind.TRANSIENT, "The server does not answer.");
        }
        if (spoils.isPresent()) {
          throw new GenerationException(spoils.get(), "There will be no video.");
        }
        return new Made.InFile(
            Generators.film(call.workspace(), 96, Rate.FPS_24, (int) request.length()),
            new Made.Alignment.MeetsBoth(),
            sounds ? Optional.of(tone(call.workspace())) : Optional.empty(),
            Generators.account("remote"));
      } catch (IOException e) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
      }
    }

    private static Path tone(Path folder) throws IOException {
      SoundFormat mono = new SoundFormat(48_000, 1);
      float[] steady = new float[48_000];
      java.util.Arrays.fill(steady, 0.25f);
      Path file = folder.resolve("own.wav");
      try (SoundWriter out = SoundWriter.create(file, mono, 0, "a test")) {
        out.push(new SoundBlock(mono, new float[][] {steady}));
        out.finish();
      }
      return file;
    }

    @Override
    public void cancel(String ticket, Checkable.CheckCall call) throws GenerationException {
      if (isAway) {
        throw new GenerationException(
            GenerationException.Kind.TRANSIENT, "The server does not answer.");
      }
      cancelled.add(ticket);
    }
  }

  private static FillOrder order() {
    return Bench.order(new FillOrder.Selection.Named(List.of("V1-2")), FillOrder.Refill.ADD_TAKES);
  }

  /** A job of the first slot that the server was paid for and that was broken off. */
  private Path broken() throws Exception {
    Path cut = bench.cut();
    try (Edit edit = bench.change(cut)) {
      assertEquals(0, edit.fill(order(), FillWatcher.NONE).filled());
    }
    return cut;
  }

  private Job only(Path cut) throws Exception {
    try (Edit edit = bench.look(cut)) {
      assertEquals(1, edit.jobs().jobs().size(), edit.jobs().toString());
      return edit.jobs().jobs().get(0);
    }
  }

  private void assertNone(Path cut) throws Exception {
    try (Edit edit = bench.look(cut)) {
      assertEquals(List.of(), edit.jobs().jobs());
    }
    assertTrue(bench.names().stream().noneMatch(n -> n.contains("/jobs/")), "jobs are ended");
  }

  @Test
  void aBrokenJobIsListedAndGoneOnWith() throws Exception {
    Path cut = broken();
    Job job = only(cut);
    assertEquals(Job.State.WAITS, job.state());
    assertEquals("remote:default", job.generator());
    assertEquals("V1-2", job.address());
    assertEquals("2026-01-01T10:00:00Z", job.started().toString());
    assertEquals(Optional.of("0.40 USD"), job.price());
    assertTrue(job.isSlotThere() && job.isGeneratorThere());
    try (Edit edit = bench.change(cut)) {
      WorkException e =
          assertThrows(WorkException.class, () -> edit.resumeJob(job.id(), FillWatcher.NONE));
      assertTrue(e.getMessage().endsWith("The job is kept."), e.getMessage());
      assertEquals(WorkException.Kind.NOTHING_FILLED, e.kind());
    }
    server.isAway = false;
    try (Edit edit = bench.change(cut)) {
      Change change = edit.resumeJob(job.id(), FillWatcher.NONE);
      assertTrue(change.summary().contains(job.take()), change.summary());
      Take take = edit.takes(Optional.of("V1-2")).get(0).takes().get(0).take();
      assertEquals(job.take(), take.id());
      assertEquals("0.40 USD", take.settings().get("price"));
    }
    assertEquals(1, server.bought.size(), "nothing is bought again");
    assertNone(cut);
  }

  @Test
  void theResultOfAJobWhoseSlotIsGoneIsKept() throws Exception {
    bench.sounds.put(new Scene());
    for (String effect : List.of("door.wav", "bell.wav")) {
      HeardCut.sound(
          folder.resolve(effect), 48_000, 1, HeardCut.Form.PCM_16, (i, c) -> 0.3 * Math.sin(i));
    }
    FrameTime at = FrameTime.of(5, Rate.FPS_24);
    Brief asked =
        new Brief(
            Intent.BRIDGE,
            Optional.of("rain on a window"),
            Optional.of("people"),
            Optional.of("slow pan"),
            Optional.of("dusk"),
            Optional.of("quiet"),
            List.of(),
            List.of(
                new Brief.SpotEffect("door.wav", at, Brief.SpotEffect.Room.NEIGHBOURS),
                new Brief.SpotEffect("bell.wav", at)),
            List.of(
                new Brief.Reference("face.png", Optional.of("face"), Optional.of("signed 3 May"))),
            100,
            60);
    Path cut = bench.cut();
    try (Edit edit = bench.change(cut)) {
      FillOrder plain = order();
      FillOrder briefed =
          new FillOrder(
              plain.slots(),
              1,
              plain.seed(),
              List.of(),
              Optional.of(asked),
              plain.until(),
              Optional.empty(),
              plain.handles(),
              plain.refill(),
              Optional.empty());
      assertEquals(0, edit.fill(briefed, FillWatcher.NONE).filled());
    }
    server.sounds = true;
    bench.timeline(
        "cut.otio", Bench.clipJson("a.mov", 0, 20) + "," + Bench.clipJson("b.mov", 0, 20));
    server.isAway = false;
    Job job = only(cut);
    assertFalse(job.isSlotThere());
    try (Edit edit = bench.change(cut)) {
      Change change = edit.resumeJob(job.id(), FillWatcher.NONE);
      assertTrue(change.summary().contains("without a place"), change.summary());
    }
    assertNone(cut);
    try (Edit edit = bench.look(folder.resolve("cut.raccord.otio"))) {
      assertEquals(1, edit.timeline().unplaced().size());
      Take take = edit.timeline().unplaced().get(0).record().takes().get(0);
      assertEquals(job.take(), take.id());
      assertTrue(Files.isRegularFile(folder.resolve(take.picture().path())));
      assertEquals(asked, take.brief(), "all of the brief is on record");
      SeamReport measures = take.seams().orElseThrow();
      assertFalse(measures.parts().isEmpty(), "measured in itself");
      assertTrue(measures.part(SeamReport.Place.HEAD).isEmpty(), "nothing is beside it");
      MediaFacts facts = MediaProbe.probe(folder.resolve(take.picture().path()));
      assertTrue(facts.sound().isPresent(), "the sound that the server made is kept with it");
      assertEquals(List.of(), edit.leftovers(), "clean would take the paid file away");
      List<Provenance> all = edit.provenance(TakeScope.ALL);
      assertEquals(Optional.empty(), all.get(0).address());
      assertEquals(Provenance.State.AS_MADE, all.get(0).files().get(0).state());
    }
    assertEquals(1, server.bought.size());
  }

  @Test
  void aJobThatIsGivenUpIsCancelledWhereItRuns() throws Exception {
    Path cut = broken();
    String id = only(cut).id();
    try (Edit edit = bench.change(cut)) {
      WorkException away =
          assertThrows(WorkException.class, () -> edit.cancelJob(id, Cancelling.TELL_GENERATOR));
      assertTrue(away.getMessage().contains("The job is kept"), away.getMessage());
      server.isAway = false;
      assertEquals(List.of(), edit.cancelJob(id, Cancelling.TELL_GENERATOR).remarks());
      assertThrows(WorkException.class, () -> edit.cancelJob(id, Cancelling.TELL_GENERATOR));
    }
    assertEquals(List.of("order-0"), server.cancelled);
    assertNone(cut);
  }

  @Test
  void aJobOfAGeneratorThatIsAwayWaitsOrIsForgotten() throws Exception {
    Path cut = broken();
    Job job = only(cut);
    bench.shelf.remove(shelved);
    assertFalse(only(cut).isGeneratorThere());
    try (Edit edit = bench.change(cut)) {
      for (Cancelling how : List.of(Cancelling.TELL_GENERATOR)) {
        WorkException e = assertThrows(WorkException.class, () -> edit.cancelJob(job.id(), how));
        assertEquals(WorkException.Kind.ORDER, e.kind());
        assertTrue(e.getMessage().contains("remote:default"), e.getMessage());
      }
      assertThrows(WorkException.class, () -> edit.resumeJob(job.id(), FillWatcher.NONE));
      assertEquals(1, edit.jobs().jobs().size());
      edit.cancelJob(job.id(), Cancelling.ONLY_FORGET);
    }
    assertEquals(List.of(), server.cancelled);
    assertNone(cut);
  }

  @Test
  void aGeneratorThatCannotCancelIsSaidToRunOn() throws Exception {
    Generators.Remote plain = new Generators.Remote();
    bench.shelf.remove(shelved);
    bench.put("plain", plain);
    Path cut = broken();
    try (Edit edit = bench.change(cut)) {
      Change change = edit.cancelJob(edit.jobs().jobs().get(0).id(), Cancelling.TELL_GENERATOR);
      assertTrue(change.remarks().get(0).contains("may run on"), change.toString());
    }
    assertNone(cut);
  }

  @Test
  void aFillThatWouldPassTheBudgetIsNotBegun() throws Exception {
    server.isAway = false;
    Path cut = bench.cut();
    try (Edit edit = bench.change(cut)) {
      edit.setBudget(Budget.parse("1.00USD"));
      assertEquals(1, edit.fill(order(), FillWatcher.NONE).filled());
    }
    Path ours = folder.resolve("cut.raccord.otio");
    try (Edit edit = bench.change(ours)) {
      assertEquals(1, edit.fill(order(), FillWatcher.NONE).filled());
      edit.removeTake(edit.takes(Optional.empty()).get(0).takes().get(0).take().id());
      WorkException e =
          assertThrows(WorkException.class, () -> edit.fill(order(), FillWatcher.NONE));
      assertEquals(WorkException.Kind.POLICY, e.kind());
      assertTrue(
          e.getMessage().contains("0.40 USD, 0.80 USD are spent")
              && e.getMessage().contains("1.00 USD"),
          e.getMessage());
      assertEquals(2, server.bought.size());
      assertEquals(List.of("0.80 USD"), edit.jobs().spent());
      assertEquals(Optional.of("1.00 USD"), edit.jobs().budget());
      edit.setBudget(Budget.parse("1.2 usd"));
      assertEquals(1, edit.fill(order(), FillWatcher.NONE).filled());
      edit.setBudget(Budget.parse("5 EUR"));
      WorkException other =
          assertThrows(WorkException.class, () -> edit.fill(order(), FillWatcher.NONE));
      assertTrue(other.getMessage().contains("is in EUR"), other.getMessage());
    }
  }

  @Test
  void whatWasNeverBoughtIsNotCounted() throws Exception {
    server.fails = true;
    Path cut = bench.cut();
    nothingIsFilledOrSpent(cut);
    server.fails = false;
    broken();
    try (Edit edit = bench.look(cut)) {
      assertEquals(List.of("0.40 USD"), edit.jobs().spent(), "a paid job counts without a take");
    }
  }

  @Test
  void whatWasBoughtAndSpoiltIsCountedAndNotGoneOnWith() throws Exception {
    server.isAway = false;
    server.spoils = Optional.of(GenerationException.Kind.FAILED);
    Path cut = bench.cut();
    try (Edit edit = bench.change(cut)) {
      assertEquals(0, edit.fill(order(), FillWatcher.NONE).filled());
      assertEquals(1, server.bought.size());
      assertEquals(List.of("0.40 USD"), edit.jobs().spent(), "the server was paid");
      server.spoils = Optional.of(GenerationException.Kind.REFUSED);
      assertEquals(0, edit.fill(order(), FillWatcher.NONE).filled());
      assertEquals(List.of("0.40 USD"), edit.jobs().spent(), "what is refused costs nothing");
    }
    Job failed = only(cut);
    assertEquals(Job.State.FAILED, failed.state());
    assertEquals(Optional.of("There will be no video."), failed.reason());
    server.isAway = true;
    try (Edit edit = bench.change(cut)) {
      WorkException e =
          assertThrows(WorkException.class, () -> edit.resumeJob(failed.id(), FillWatcher.NONE));
      assertTrue(e.getMessage().contains("There will be no video."), e.getMessage());
      assertTrue(e.getMessage().contains("raccord job cancel " + failed.id()), e.getMessage());
      assertEquals(List.of(), edit.leftovers(), "clean does not strike it off");
      edit.cancelJob(failed.id(), Cancelling.TELL_GENERATOR);
      assertEquals(List.of("0.40 USD"), edit.jobs().spent(), "the server was paid all the same");
    }
    assertEquals(List.of(), server.cancelled, "there is nothing to cancel");
    assertNone(cut);
  }

  @Test
  void aJobThatFailsWhenItIsGoneOnWithIsNotBoughtAgainInTheSameFill() throws Exception {
    Path cut = broken();
    server.isAway = false;
    server.spoils = Optional.of(GenerationException.Kind.FAILED);
    try (Edit edit = bench.change(cut)) {
      assertEquals(0, edit.fill(order(), FillWatcher.NONE).filled());
    }
    assertEquals(1, server.bought.size());
    assertEquals(Job.State.FAILED, only(cut).state());
    server.spoils = Optional.empty();
    try (Edit edit = bench.change(cut)) {
      assertEquals(1, edit.fill(order(), FillWatcher.NONE).filled());
    }
    assertEquals(2, server.bought.size(), "whoever fills again wants another one");
    assertEquals(Job.State.FAILED, only(cut).state(), "listed until it is given up");
  }

  @Test
  void aJobThatCannotGoOnNowIsNotOrderedAnewBesideItself() throws Exception {
    Path cut = broken();
    FillOrder.Selection slot = new FillOrder.Selection.Named(List.of("V1-2"));
    try (Edit edit = bench.change(cut)) {
      FillReport report =
          edit.fill(Bench.order(slot, FillOrder.Refill.ADD_TAKES), FillWatcher.NONE);
      assertEquals(0, report.filled(), "the job that waits was gone on with, and nothing else");
      assertTrue(
          report.slots().get(0).failure().orElse("").contains("does not answer"),
          report.toString());
    }
    assertEquals(1, server.bought.size());
    assertEquals(Job.State.WAITS, only(cut).state());
    bench.put("other", Generators.inFile(96, Rate.FPS_24, 20, new Made.Alignment.MeetsBoth()));
    try (Edit edit = bench.change(cut)) {
      assertEquals(1, edit.fill(order(), FillWatcher.NONE).filled(), "by the other one");
    }
    assertEquals(1, server.bought.size());
  }

  @Test
  void provenanceTellsFilesThatChangedOrWentMissing() throws Exception {
    server.isAway = false;
    Path cut = bench.cut();
    try (Edit edit = bench.change(cut)) {
      edit.fill(order(), FillWatcher.NONE);
      edit.fill(order(), FillWatcher.NONE);
      assertEquals(1, edit.provenance(TakeScope.IN_USE).size());
      List<Provenance> all = edit.provenance(TakeScope.ALL);
      assertEquals(2, all.size());
      assertEquals(20, all.get(0).record().orElseThrow().start());
      for (Provenance each : all) {
        assertEquals(Provenance.State.AS_MADE, each.files().get(0).state());
      }
      Path first = folder.resolve(all.get(0).take().picture().path());
      Path second = folder.resolve(all.get(1).take().picture().path());
      Files.write(first, new byte[1], StandardOpenOption.APPEND);
      Files.delete(second);
      List<Provenance> now = edit.provenance(TakeScope.ALL);
      assertEquals(Provenance.State.CHANGED, now.get(0).files().get(0).state());
      assertEquals(Provenance.State.MISSING, now.get(1).files().get(0).state());
    }
  }

  @Test
  void anOrderThatWasRefusedLeavesNoJobAndCostsNothing() throws Exception {
    server.refuses = true;
    Path cut = bench.cut();
    FillReport outcome = nothingIsFilledOrSpent(cut);
    assertTrue(
        outcome.toString().contains("The server has no such model.")
            && !outcome.toString().contains("job is kept"),
        outcome.toString());
    assertNone(cut);
  }

  private FillReport nothingIsFilledOrSpent(Path cut) throws Exception {
    try (Edit edit = bench.change(cut)) {
      FillReport outcome = edit.fill(order(), FillWatcher.NONE);
      assertEquals(0, outcome.filled());
      assertEquals(List.of(), edit.jobs().spent());
      return outcome;
    }
  }
}
