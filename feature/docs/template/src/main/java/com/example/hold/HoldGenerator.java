package com.example.hold;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;

/** Holds the last frame of the clip before: a place to begin from. */
@Component(
    service = ClipGenerator.class,
    property = {
      ClipGenerator.ID + "=hold",
      ClipGenerator.DESCRIPTION + "=Holds the last frame of the clip before"
    })
public final class HoldGenerator implements ClipGenerator {

  /** How a take was made; a slot is not filled twice in the same way. */
  private static final String PLAN = "hold";

  /** Answers at once: no file, no network. */
  @Override
  public Offer offer(FillRequest request) {
    if (request.before().isEmpty()) {
      return new Offer.Declines("There is no clip before the slot.", "Put a clip before it.");
    }
    if (request.plansTaken().contains(PLAN)) {
      return new Offer.Declines(
          "The slot has a held frame already.", "Choose another generator for a further take.");
    }
    return new Offer.Serves(
        "holds the last frame",
        Offer.Rung.FRAMES_BEFORE,
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** The work. Frames go straight into the take, handles included. */
  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    long frames = request.headHandle() + request.length() + request.tailHandle();
    try (FrameReader before = call.frames(Edge.BEFORE)) {
      Frame last =
          before
              .next()
              .orElseThrow(
                  () ->
                      new GenerationException(
                          GenerationException.Kind.UNSUPPORTED, "The clip before has no frame."));
      FrameSink picture = call.picture();
      for (long i = 0; i < frames; i++) {
        // At least once a second: here a cancellation ends the fill.
        call.checkpoint();
        picture.push(last);
        call.progress(new Progress.Fraction("holding", (double) (i + 1) / frames));
      }
    } catch (IOException e) {
      // A cancellation interrupts reading and writing as well; it is no failure.
      call.checkpoint();
      throw new GenerationException(
          GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
    return new Made.Pushed(
        request.headHandle(),
        new Made.Account(
                PLAN,
                "The last frame, held.",
                0.1,
                List.of(),
                0,
                DigitalSourceType.ALGORITHMIC_MEDIA,
                Map.of())
            .on(Offer.Rung.FRAMES_BEFORE));
  }
}
