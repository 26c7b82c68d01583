package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.audio.SoundRequest;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;

/**
 * Gives a slot the whole sound of its brief: the tone of its place, and over it the spot effects.
 * Where nothing is asked beyond the place, it is {@link RoomTone} to the sample. What is laid over
 * the tone stays within the slot: the handles are the neighbours' own sound.
 */
@Component(
    property = {
      SoundMaker.ID + "=scene",
      SoundMaker.DESCRIPTION + "=Room tone of the neighbours with the brief's spot effects",
      "service.ranking:Integer=10"
    })
public final class Scene implements SoundMaker {

  /** How far the call is when the tone is made. */
  private static final double TONE = 0.5;

  private final SoundMaker tone = new RoomTone();

  @Override
  public SoundMade make(SoundRequest request, SoundCall call)
      throws SoundException, InterruptedException {
    if (request.brief().effects().isEmpty()) {
      return tone.make(request, call);
    }
    call.checkpoint();
    HeardCall heard = new HeardCall(call, TONE);
    List<String> remarks = new ArrayList<>();
    SoundMade base = base(request, heard);
    remarks.addAll(base.remarks());
    SoundBlock sound = base.sound();
    Foreground foreground = Foreground.of(request, heard, sound);
    List<String> methods = new ArrayList<>(List.of(base.method()));
    new SpotEffects(request, heard, foreground).lay(sound, remarks);
    methods.add("effects");
    call.progress("The sound is done", 1);
    return new SoundMade(sound, String.join("+", methods), remarks);
  }

  /** The place; where nothing tells of it, silence under what the brief asks. */
  private SoundMade base(SoundRequest request, HeardCall heard)
      throws SoundException, InterruptedException {
    if (request.before().isEmpty() && request.after().isEmpty()) {
      return new SoundMade(
          SoundBlock.silence(request.format(), Math.toIntExact(request.totalLength())),
          "silence",
          List.of("No sound stands beside the slot; what the brief asks is laid over silence."));
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
            brief.withSound(brief.lines(), List.of()),
            request.seed());
    return tone.make(place, heard);
  }
}
