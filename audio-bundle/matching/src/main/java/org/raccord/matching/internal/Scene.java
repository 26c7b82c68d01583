package org.raccord.matching.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.audio.SoundRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.sound.SoundBlock;

/**
 * Gives a slot the whole sound of its brief: the tone of its place, and over it what a generator
 * brought, the lines and the spot effects. Where nothing is asked beyond the place, it is {@link
 * RoomTone} to the sample. What is laid over the tone stays within the slot: the handles are the
 * neighbours' own sound.
 */
@Component(
    property = {
      SoundMaker.ID + "=scene",
      SoundMaker.DESCRIPTION
          + "=Room tone of the neighbours with the brief's lines and spot effects",
      "service.ranking:Integer=10"
    })
public final class Scene implements SoundMaker {

  /** How far the call is when the tone is made. */
  private static final double TONE = 0.5;

  private final SoundMaker tone = new RoomTone();

  @Override
  public SoundMade make(SoundRequest request, SoundCall call)
      throws SoundException, InterruptedException {
    Optional<GeneratedSound> generated = generated(call);
    Brief brief = request.brief();
    if (brief.effects().isEmpty() && brief.lines().isEmpty() && generated.isEmpty()) {
      return tone.make(request, call);
    }
    call.checkpoint();
    try (SpokenAhead ahead = SpokenAhead.of(request, call)) {
      return whole(request, new HeardCall(call, TONE, ahead), generated);
    }
  }

  private SoundMade whole(SoundRequest request, HeardCall heard, Optional<GeneratedSound> generated)
      throws SoundException, InterruptedException {
    Brief brief = request.brief();
    SoundMade base = base(request, heard);
    List<String> remarks = new ArrayList<>(base.remarks());
    List<String> methods = new ArrayList<>(List.of(base.method()));
    SoundBlock sound = base.sound();
    Foreground foreground = Foreground.of(request, heard, sound);
    if (generated.isPresent()) {
      GeneratorsSound.lay(generated.get(), request, foreground, sound);
      methods.add("generator");
    }
    List<SpokenLine> spoken = List.of();
    if (!brief.lines().isEmpty()) {
      List<Dialogue.Placed> lines = new Dialogue(request, heard, remarks).speak();
      heard.checkpoint();
      SpokenScene.Beneath beneath =
          generated.isPresent() ? SpokenScene.Beneath.GENERATED : SpokenScene.Beneath.TONE;
      spoken = new SpokenScene(request, foreground).lay(sound, lines, beneath, remarks);
      methods.add("dialogue");
    }
    if (!brief.effects().isEmpty()) {
      new SpotEffects(request, heard, foreground).lay(sound, remarks);
      methods.add("effects");
    }
    heard.beyond("The sound is done", 1);
    return new SoundMade(sound, String.join("+", methods), remarks, spoken);
  }

  private static Optional<GeneratedSound> generated(SoundCall call)
      throws SoundException, InterruptedException {
    try {
      return call.generated();
    } catch (InterruptedIOException e) {
      InterruptedException cancelled = new InterruptedException("Cancelled while reading");
      cancelled.initCause(e);
      throw cancelled;
    } catch (IOException e) {
      throw new SoundException(SoundException.Kind.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /** The place; where nothing tells of it, silence under what the brief asks. */
  private SoundMade base(SoundRequest request, HeardCall heard)
      throws SoundException, InterruptedException {
    if (request.before().isEmpty() && request.after().isEmpty()) {
      return new SoundMade(
          SoundBlock.silence(request.format(), Math.toIntExact(request.totalLength())),
          "silence",
          List.of("No sound stands beside the slot; what is laid into it lies over silence."));
    }
    Brief brief = request.brief();
    SoundRequest place =
        new SoundRequest(
            request.format(),
            request.length(),
            request.headHandle(),
            request.tailHandle(),
            request.before(),
            request.after(),
            brief.withSound(List.of(), List.of()),
            request.seed());
    return tone.make(place, heard);
  }
}
