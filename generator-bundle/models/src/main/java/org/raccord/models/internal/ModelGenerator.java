package org.raccord.models.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.raccord.generator.Checkable;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.imaging.Raster;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;

/** Fills slots with the model of one package, on this machine. */
final class ModelGenerator implements ClipGenerator, Checkable {

  private static final int LEAST_CONTEXT = 12;
  private static final int MOST_CONTEXT = 24;

  private final ModelPackage description;
  private final Treatment grain;
  private final Treatment detail;
  private final int threads;
  private final SelfCheck selfCheck;

  ModelGenerator(
      ModelPackage description,
      Treatment grain,
      Treatment detail,
      int threads,
      SelfCheck selfCheck) {
    this.description = description;
    this.grain = grain;
    this.detail = detail;
    this.threads = threads;
    this.selfCheck = selfCheck;
  }

  private boolean predicts() {
    return description.task() == ModelPackage.Task.EXTEND;
  }

  @Override
  public Offer offer(FillRequest request) {
    boolean before = has(request, Edge.BEFORE);
    boolean after = has(request, Edge.AFTER);
    Intent intent = request.brief().intent();
    if (intent == Intent.NEW_SHOT) {
      return new Offer.Declines(
          "It works on the clips beside the slot and cannot make a new shot",
          "Ask for a bridge or an extend, or give the slot to a generator that takes a prompt");
    }
    if (predicts()) {
      if (!before && !after) {
        return new Offer.Declines(
            "It has no clip beside the slot to continue",
            "Put a clip with its media online before or after the slot");
      }
      if (intent == Intent.BRIDGE) {
        return new Offer.Declines(
            "The model continues one clip and does not meet the other",
            "Ask for an extend, or use a model that interpolates");
      }
    } else {
      if (!before || !after) {
        return new Offer.Declines(
            "The model works between two clips, and the slot has "
                + (before || after ? "only one beside it" : "none beside it"),
            "Use the generator continuity, or a model that extends");
      }
      if (intent == Intent.EXTEND) {
        return new Offer.Declines(
            "The model makes one shot of both clips and extends none",
            "Ask for a bridge, use the generator continuity, or a model that extends");
      }
    }
    if (request.plansTaken().contains(plan())) {
      return new Offer.Declines(
          "The slot has a take of this model already, and it would make the same again",
          "Use that take, or another generator");
    }
    Map<Brief.Field, Offer.FieldUse> uses = new EnumMap<>(Brief.Field.class);
    if (grain == Treatment.RESTORED) {
      uses.put(Brief.Field.SEED, Offer.FieldUse.NATIVE);
    }
    return new Offer.Serves(
        plan() + " with " + description.title(),
        rung(request),
        uses,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private String plan() {
    return description.task().name().toLowerCase(Locale.ROOT);
  }

  private Offer.Rung rung(FillRequest request) {
    if (description.task() == ModelPackage.Task.REFINE) {
      // The motion that it is told of is that of the frames on both sides.
      return Offer.Rung.FRAMES_BOTH_SIDES;
    }
    if (!predicts()) {
      return Offer.Rung.FIRST_AND_LAST_FRAME;
    }
    return has(request, Edge.BEFORE) ? Offer.Rung.FRAMES_BEFORE : Offer.Rung.FRAMES_AFTER;
  }

  private static boolean has(FillRequest request, Edge edge) {
    return request.neighbour(edge).filter(neighbour -> neighbour.frames() > 0).isPresent();
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    if (offer(request) instanceof Offer.Declines declines) {
      throw new GenerationException(
          Kind.UNSUPPORTED, declines.reason() + ". " + declines.remedy() + ".");
    }
    call.checkpoint();
    call.progress(new Progress.Fraction("loading the model", 0));
    try (PictureModel model = PictureModel.open(description, threads)) {
      call.checkpoint();
      selfCheck.once(description, model, call::checkpoint);
      return make(request, call, model);
    } catch (PackageException e) {
      throw new GenerationException(Kind.MISCONFIGURED, e.reason(), e);
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      InterruptedException cancelled = new InterruptedException("Cancelled while reading");
      cancelled.initCause(e);
      throw cancelled;
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw unusable(cause == null ? new IOException(e) : cause);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Made make(FillRequest request, FillCall call, PictureModel model)
      throws IOException, PackageException, InterruptedException {
    call.progress(new Progress.Fraction("reading the neighbours", 0.02));
    Slot slot =
        new Slot(
            Math.toIntExact(request.length()),
            request.format(),
            Raster.of(request.format()),
            request.seed(),
            grain,
            detail);
    Optional<Beside> before = side(request, call, Edge.BEFORE, slot.raster());
    Optional<Beside> after = side(request, call, Edge.AFTER, slot.raster());
    call.checkpoint();
    Making making = making(model, slot, call, before.map(Beside::near), after.map(Beside::near));
    // What a making needs of the frames nearby it holds itself: the rest is given free.
    return push(request, call, making, before.map(Beside::played), after.map(Beside::played));
  }

  private Making making(
      PictureModel model,
      Slot slot,
      FillCall call,
      Optional<SideFrames> before,
      Optional<SideFrames> after)
      throws IOException {
    if (predicts()) {
      Edge edge = before.isPresent() ? Edge.BEFORE : Edge.AFTER;
      SideFrames side = before.or(() -> after).orElseThrow();
      return new Beyond(description, model, slot, edge, side, call.workspace());
    }
    return new Between(
        description, model, slot, before.orElseThrow(), after.orElseThrow(), call.workspace());
  }

  /** Pushes what is played of the clip before, the slot, and of the clip after. */
  private Made push(
      FillRequest request,
      FillCall call,
      Making making,
      Optional<Beside.Played> before,
      Optional<Beside.Played> after)
      throws IOException, PackageException, InterruptedException {
    int length = Math.toIntExact(request.length());
    int head = before.map(Beside.Played::frames).orElse(0);
    int tail = after.map(Beside.Played::frames).orElse(0);
    FrameSink sink = call.picture();
    for (int k = head - 1; k >= 0; k--) {
      call.checkpoint();
      sink.push(before.orElseThrow().get(k));
    }
    for (int k = 0; k < length; k++) {
      call.checkpoint();
      call.progress(
          new Progress.Fraction(
              "making frame " + (k + 1) + " of " + length, 0.05 + 0.95 * k / length));
      Frame frame = making.frame(k, call::checkpoint);
      sink.push(frame);
    }
    for (int k = 0; k < tail; k++) {
      call.checkpoint();
      sink.push(after.orElseThrow().get(k));
    }
    call.progress(new Progress.Fraction("made", 1));
    return new Made.Pushed(head, account(request, making));
  }

  private Optional<Beside> side(FillRequest request, FillCall call, Edge edge, Raster raster)
      throws IOException, InterruptedException {
    int handle = edge == Edge.BEFORE ? request.headHandle() : request.tailHandle();
    return has(request, edge)
        ? Optional.of(
            Beside.read(call, edge, handle, description.reach(), context(request), raster))
        : Optional.empty();
  }

  /** A refinement starts from a bridge timed as the shot moves, which more frames tell. */
  private int context(FillRequest request) {
    return description.task() == ModelPackage.Task.REFINE
        ? (int) Math.max(LEAST_CONTEXT, Math.min(MOST_CONTEXT, 2 * request.length() + 6))
        : SideFrames.CONTEXT;
  }

  private static GenerationException unusable(IOException e) {
    if (e instanceof WorkingFileException) {
      return new GenerationException(Kind.MISCONFIGURED, String.valueOf(e.getMessage()), e);
    }
    return new GenerationException(
        Kind.FAILED, "A neighbour could not be read or the take not written: " + e.getMessage(), e);
  }

  private Made.Account account(FillRequest request, Making making) {
    return new Made.Account(
        plan(),
        making.description(),
        making.estimate(),
        making.remarks(),
        0,
        description.sourceType(),
        Map.of(
            "model", description.name(),
            "grain", grain.name().toLowerCase(Locale.ROOT),
            "detail", detail.name().toLowerCase(Locale.ROOT),
            "sha256", description.graphs().get(0).sha256()),
        Optional.of(rung(request)),
        Optional.of(
            new AiSystem(description.name(), description.version(), description.licence().name())));
  }

  @Override
  public List<Finding> check(CheckCall call) throws InterruptedException {
    return check(call::checkpoint);
  }

  List<Finding> check(PictureModel.Pause pause) throws InterruptedException {
    List<Finding> findings = new java.util.ArrayList<>();
    try (PictureModel model = PictureModel.open(description, threads)) {
      findings.add(
          new Finding("files", true, "All files are those that the package was made with."));
      findings.addAll(selfCheck.run(description, model, pause));
    } catch (PackageException e) {
      findings.add(new Finding("files", false, e.reason()));
    }
    return findings;
  }
}
