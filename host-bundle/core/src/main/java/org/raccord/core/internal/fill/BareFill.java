package org.raccord.core.internal.fill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.raccord.core.internal.policy.Policy;
import org.raccord.core.internal.policy.WayOut;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.queue.Shelved;
import org.raccord.core.internal.store.Journal;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureFacts;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.Rate;

/**
 * A fill between two plain files, in no timeline and with no handles: the generator's own work,
 * through the same queue and the same call as any other fill.
 */
public final class BareFill {

  /**
   * What is to be filled.
   *
   * @param before ends where the hole begins
   * @param after begins where it ends
   * @param length frames
   * @param rate frames per second
   * @param format of the frames that are wanted
   */
  public record Hole(
      Optional<Path> before, Optional<Path> after, int length, Rate rate, PictureFormat format) {}

  /**
   * What was pushed to the sink.
   *
   * @param account how it was made
   * @param start how many frames lie before the hole's first
   */
  public record Filled(Made.Account account, long start) {}

  private final GeneratorShelf shelf;
  private final FillQueue queue;
  private final Clock clock;
  private final Policy policy;

  public BareFill(GeneratorShelf shelf, FillQueue queue, Policy policy, Clock clock) {
    this.shelf = shelf;
    this.queue = queue;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Has a hole filled.
   *
   * @param folder for the job; it is empty again afterwards
   * @param sink gets the frames: the hole's, and others about them where the generator gives more
   */
  public Filled run(
      Shelved generator, Hole hole, Brief brief, long seed, Path folder, FrameSink sink)
      throws GenerationException, IOException, InterruptedException {
    Optional<FileFrames> before = frames(hole.before());
    Optional<FileFrames> after = frames(hole.after());
    FillRequest request =
        new FillRequest(
            hole.length(),
            hole.rate(),
            0,
            0,
            hole.format(),
            neighbour(hole.before(), before),
            neighbour(hole.after(), after),
            FillRequest.Relation.UNKNOWN,
            brief,
            seed,
            List.of());
    ShotDisplay display = ShotDisplay.of(hole.format());
    Optional<String> refusal =
        Candidates.refusal(
            generator, shelf.offer(generator, request), new Terms(policy, display.question()));
    if (refusal.isPresent()) {
      throw new GenerationException(GenerationException.Kind.UNSUPPORTED, refusal.get());
    }
    Conditioning conditioning =
        new NeighbourFrames(before, after, hole.format(), hole.rate(), EdgeSound.NONE, display);
    Journal journal = new Journal(folder);
    Journal.Entry entry =
        new Journal.Entry(
            "proof",
            "proof",
            "V1-2",
            "",
            "proof.1",
            generator.card().id(),
            seed,
            List.of(),
            ProcessHandle.current().pid(),
            clock.instant().toString());
    journal.begin(entry);
    try {
      Made made =
          Attempt.await(
              queue.submit(
                  generator,
                  request,
                  job -> {
                    ClipGenerator borrowed = generator.borrow();
                    if (borrowed == null) {
                      throw new GenerationException(
                          GenerationException.Kind.UNSUPPORTED,
                          "The generator " + generator.card().id() + " has gone.");
                    }
                    try (HostFillCall call =
                        new HostFillCall(
                            job,
                            entry.id(),
                            journal,
                            conditioning,
                            sink,
                            WayOut.of(generator, policy),
                            p -> {},
                            file -> Optional.empty())) {
                      return borrowed.fill(request, call);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    } finally {
                      generator.giveBack(borrowed);
                    }
                  }));
      if (made instanceof Made.Pushed pushed) {
        return new Filled(pushed.account(), pushed.slotStart());
      }
      fit(
          (Made.InFile) made,
          request,
          conditioning.wasInOwnValues() ? new ShotDisplay.Ordinary() : display,
          sink);
      return new Filled(made.account(), 0);
    } finally {
      journal.end(entry.id());
    }
  }

  private static Optional<FileFrames> frames(Optional<Path> file) throws IOException {
    return file.isEmpty() ? Optional.empty() : Optional.of(new FileFrames(file.get()));
  }

  private static Optional<FillRequest.Neighbour> neighbour(
      Optional<Path> file, Optional<FileFrames> frames) {
    return frames.map(
        f ->
            new FillRequest.Neighbour(
                String.valueOf(file.orElseThrow().getFileName()),
                String.valueOf(file.orElseThrow().getFileName()),
                f.range(),
                f.range().length()));
  }

  private static void fit(
      Made.InFile made, FillRequest request, ShotDisplay display, FrameSink sink)
      throws GenerationException, IOException, InterruptedException {
    PictureFacts facts =
        MediaProbe.probe(made.file())
            .picture()
            .orElseThrow(
                () ->
                    new GenerationException(
                        GenerationException.Kind.FAILED,
                        "What the generator made has no picture: " + made.file()));
    PictureFit fit = PictureFit.of(facts, made.alignment(), request, PictureFit.Repeats.NONE);
    try (FrameReader in =
        fit.open(
            made.file(), new PictureFit.Framed(sink.format(), Framing.CROP, display.transform()))) {
      for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
        Attempt.checkInterrupt();
        sink.push(f.get());
      }
    }
  }
}
