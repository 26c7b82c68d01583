package org.raccord.comfyui.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.raccord.generator.Checkable;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Offer.Rung;
import org.raccord.generator.OutboundException;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.DigitalSourceType;

/** Has a ComfyUI server run one workflow for each slot. */
final class ComfyGenerator implements ClipGenerator, Checkable {

  /** Of how well it matches nothing is known beforehand. */
  private static final double ESTIMATE = 0.5;

  private final ComfySettings settings;
  private final Workflow workflow;
  private final String name;
  private final Waiter waiter;
  private final long mostBytes;

  ComfyGenerator(
      ComfySettings settings, Workflow workflow, String name, Waiter waiter, long mostBytes) {
    this.settings = settings;
    this.workflow = workflow;
    this.name = name;
    this.waiter = waiter;
    this.mostBytes = mostBytes;
  }

  @Override
  public Offer offer(FillRequest request) {
    Wish wish = new Wish(settings, workflow, request);
    Rung rung = wish.rung();
    if (wish.lacksANeighbour()) {
      return new Offer.Declines(
          "Its workflow " + name + " takes the " + rung.words() + ", and the slot has no such clip",
          "Choose a generator whose workflow needs less");
    }
    if (wish.lacksAReference()) {
      return new Offer.Declines(
          "Its workflow " + name + " takes a reference, and the brief names none",
          "Give a picture or a clip with --reference, or choose a generator that needs none");
    }
    if (rung == Rung.PROMPT && wish.prompt().isBlank()) {
      return new Offer.Declines(
          "Its workflow " + name + " works from words, and the brief has none",
          "Give a prompt, or choose a generator that works from the clips beside the slot");
    }
    if (settings.longest().filter(most -> most < wish.frames()).isPresent()) {
      return new Offer.Declines(
          "The slot needs "
              + wish.frames()
              + " frames of its model, which makes "
              + settings.longest().get()
              + " at most",
          "Make the slot shorter, or choose another generator");
    }
    return new Offer.Serves(
        "run "
            + name
            + " on "
            + rung.words()
            + wish.leftBehind().map(words -> "; " + words).orElse(""),
        rung,
        wish.uses(),
        Optional.of(destination()),
        new Leaving(wish).lines(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private String destination() {
    URI url = settings.url();
    int standard = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    int port = url.getPort() < 0 ? standard : url.getPort();
    return url.getScheme() + "://" + url.getHost() + (port == standard ? "" : ":" + port);
  }

  @Override
  public Made fill(FillRequest request, FillCall call)
      throws GenerationException, InterruptedException {
    if (offer(request) instanceof Offer.Declines declines) {
      throw new GenerationException(
          Kind.UNSUPPORTED, declines.reason() + ". " + declines.remedy() + ".");
    }
    Wish wish = new Wish(settings, workflow, request);
    try {
      ComfyFill.Result result = new ComfyFill(wish, call, waiter, mostBytes).run();
      return new Made.InFile(
          result.picture(),
          wish.alignment(result.ticket().realBefore()),
          result.sound(),
          account(wish, result));
    } catch (OutboundException e) {
      throw e.asFailure();
    } catch (InterruptedIOException e) {
      InterruptedException cancelled = new InterruptedException("Cancelled while reading");
      cancelled.initCause(e);
      throw cancelled;
    } catch (IOException e) {
      // A cancellation breaks off what is being written.
      call.checkpoint();
      throw new GenerationException(
          Kind.FAILED,
          "A neighbour could not be read, or a file of the job not be kept: "
              + Words.sentence(String.valueOf(e.getMessage())),
          e);
    }
  }

  @Override
  public List<Finding> check(CheckCall call) throws InterruptedException {
    return new ServerCheck(new ComfyServer(settings.url(), call.outbound()), workflow, call)
        .findings();
  }

  private Made.Account account(Wish wish, ComfyFill.Result result) {
    List<String> remarks = new ArrayList<>(result.remarks());
    if (wish.rung() != Rung.FIRST_AND_LAST_FRAME && wish.rung() != Rung.FRAMES_BOTH_SIDES) {
      remarks.add("The workflow knows " + wish.rung().words() + ": judge the other join closely.");
    }
    wish.leftBehind()
        .ifPresent(
            words ->
                remarks.add(
                    words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + "."));
    Map<String, String> shaped = new TreeMap<>();
    shaped.put("workflow", name);
    shaped.put("frames", Long.toString(wish.frames()));
    shaped.put("rate", wish.rate().toString());
    shaped.put("size", wish.size().toString());
    shaped.put("seed", Long.toUnsignedString(result.ticket().seed()));
    return new Made.Account(
        wish.plan(result.ticket().seed()),
        "Made by ComfyUI with " + name + " from " + wish.rung().words() + ".",
        ESTIMATE,
        remarks,
        0,
        DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
        shaped,
        Optional.of(wish.rung()),
        Optional.of(new AiSystem(model(), "", "")));
  }

  private String model() {
    Set<String> models = workflow.models();
    return models.isEmpty()
        ? "ComfyUI workflow " + name
        : models.stream().map(ModelFiles::plain).map(Words::of).collect(Collectors.joining(" + "));
  }
}
