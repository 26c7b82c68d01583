package org.raccord.generator.tck;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;

/**
 * A plain cross-fade (of one neighbour: a hold) that keeps every rule. Planted faults override a
 * step of it.
 */
class HonestGenerator implements ClipGenerator {

  @Override
  public Offer offer(FillRequest request) {
    Optional<Offer.Rung> rung = rung(request);
    if (rung.isEmpty()) {
      return new Offer.Declines("It fades between clips.", "Put a clip beside the slot.");
    }
    return new Offer.Serves(
        "a cross-fade",
        rung.get(),
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(Duration.ofSeconds(1)),
        true);
  }

  private static Optional<Offer.Rung> rung(FillRequest request) {
    if (request.before().isPresent()) {
      return Optional.of(
          request.after().isPresent() ? Offer.Rung.FIRST_AND_LAST_FRAME : Offer.Rung.FIRST_FRAME);
    }
    return request.after().map(after -> Offer.Rung.LAST_FRAME);
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    if (request.plansTaken().contains("cross-fade")) {
      throw new GenerationException(Kind.UNSUPPORTED, "There is one way to fade, and it is taken.");
    }
    try {
      call.checkpoint();
      Frame a = edge(request, call, request.before().isPresent() ? Edge.BEFORE : Edge.AFTER);
      Frame b = edge(request, call, request.after().isPresent() ? Edge.AFTER : Edge.BEFORE);
      FrameSink sink = call.picture();
      for (long n = -1; n < request.length() + 1; n++) {
        call.checkpoint();
        push(sink, made(a, b, n, request));
        call.progress(new Progress.Fraction("fading", fraction(n, request)));
      }
    } catch (InterruptedIOException e) {
      throw new InterruptedException("Cancelled while reading");
    } catch (IOException e) {
      throw new GenerationException(Kind.FAILED, "The neighbours cannot be read.", e);
    }
    return result(request, call);
  }

  Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
    try (FrameReader reader = call.frames(edge)) {
      return reader.next().orElseThrow();
    }
  }

  Frame made(Frame a, Frame b, long n, FillRequest request) {
    double come = Math.max(0, Math.min(1, (n + 1.0) / (request.length() + 1)));
    Frame mixed = Frame.allocate(request.format());
    for (int p = 0; p < request.format().layout().planes(); p++) {
      for (int i = 0; i < mixed.plane(p).length; i++) {
        mixed.plane(p)[i] =
            (short)
                Math.round((a.plane(p)[i] & 0xffff) * (1 - come) + (b.plane(p)[i] & 0xffff) * come);
      }
    }
    return mixed;
  }

  void push(FrameSink sink, Frame frame) throws IOException {
    sink.push(frame);
  }

  double fraction(long n, FillRequest request) {
    return (n + 2.0) / (request.length() + 2);
  }

  /** The last step; the slot begins after one frame of handle. */
  Made result(FillRequest request, FillCall call) throws GenerationException, InterruptedException {
    return new Made.Pushed(1, account("cross-fade"));
  }

  static Made.Account account(String plan) {
    return new Made.Account(
        plan,
        "One clip fades into the other.",
        0.1,
        List.of(),
        0,
        DigitalSourceType.ALGORITHMIC_MEDIA,
        Map.of());
  }
}
