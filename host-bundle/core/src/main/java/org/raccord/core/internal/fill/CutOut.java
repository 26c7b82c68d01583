package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Take;

/** What the editor cut out between two clips, put back: real frames that fit the slot exactly. */
final class CutOut {

  private static final String ID = GeneratorShelf.HOST + "cut-out";

  private final SlotTarget target;
  private final RequestBuilder.Prepared prepared;

  CutOut(SlotTarget target, RequestBuilder.Prepared prepared) {
    this.target = target;
    this.prepared = prepared;
  }

  /** Whether it is as long as the slot. */
  boolean fits() {
    return target.slot().cutOut() == prepared.base().length();
  }

  /** Why it does not serve. */
  String whyNot() {
    long there = target.slot().cutOut();
    return there == 0
        ? "There is no cut-out media to use: the two neighbours are not parts of one source that"
            + " run on from one to the other."
        : "The cut-out media is not used: it has "
            + there
            + " frames and the slot has "
            + prepared.base().length()
            + ". Make the slot as long, or put the frames back by hand.";
  }

  /** Puts it back as take {@code number}. */
  Take take(int number, TakeMaking making) throws Attempt.OutputException, InterruptedException {
    ClipFrames before = prepared.before().orElseThrow();
    FillRequest request = prepared.request(target.brief(), target.seed(), List.of());
    Made made =
        new Made.Pushed(
            request.headHandle(),
            new Made.Account(
                "cut-out",
                "The frames that were cut out between the two clips, put back.",
                1,
                List.of(),
                request.length(),
                DigitalSourceType.HUMAN_EDITS,
                Map.of()));
    try {
      return making.make(
          new TakeAssembly.Maker(target.slotId() + "." + number, ID, "1", ""),
          prepared,
          request,
          List.of(),
          writing ->
              new Attempt.Outcome(
                  made,
                  writing.copyOf(
                      before.file(),
                      new Made.Alignment.StartsAt(before.range().end()),
                      made.account(),
                      Attempt::checkInterrupt)));
    } catch (GenerationException e) {
      // No generator is to blame, and no other can be asked instead.
      throw new Attempt.OutputException(new IOException(e.getMessage(), e));
    }
  }
}
