package org.raccord.matching.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.audio.SoundNeighbour;
import org.raccord.audio.SoundRequest;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Fills a slot with the sound of its place: the tone heard between the words of the neighbours,
 * spliced without using anything twice. In the handles lies the neighbours' own sound at that time,
 * so that an edit point rolled into one changes nothing.
 */
@Component(
    property = {
      SoundMaker.ID + "=roomtone",
      SoundMaker.DESCRIPTION
          + "=Room tone of the neighbours, spliced from their own pauses without repeating any"
    })
public final class RoomTone implements SoundMaker {

  @Override
  public SoundMade make(SoundRequest request, SoundCall call)
      throws SoundException, InterruptedException {
    call.checkpoint();
    call.progress("Listening to the neighbours", 0);
    List<String> remarks = new ArrayList<>();
    Optional<SoundBlock> soundBefore = read(request, call, Side.BEFORE, remarks);
    Optional<SoundBlock> soundAfter = read(request, call, Side.AFTER, remarks);
    Optional<Neighbourhood> before =
        soundBefore.map(b -> Neighbourhood.listen(Side.BEFORE, b, soundAfter));
    call.checkpoint();
    Optional<Neighbourhood> after =
        soundAfter.map(b -> Neighbourhood.listen(Side.AFTER, b, soundBefore));
    call.checkpoint();

    SplittableRandom random = new SplittableRandom(request.seed());
    SoundFormat format = request.format();
    int length = Math.toIntExact(request.length());
    int head = Math.toIntExact(request.headHandle());
    int tail = Math.toIntExact(request.tailHandle());
    // Where a neighbour is shorter than the handle, the tone goes on beyond it.
    int ownHead = Math.min(head, soundBefore.map(SoundBlock::length).orElse(0));
    int ownTail = Math.min(tail, soundAfter.map(SoundBlock::length).orElse(0));

    List<SoundBlock> parts = new ArrayList<>();
    String method;
    if (Stream.of(before, after).flatMap(Optional::stream).allMatch(Neighbourhood::silent)) {
      method = "silence";
      remarks.add("The sound beside the slot is digital silence; so is the fill.");
      parts.add(SoundBlock.silence(format, head + length + tail));
    } else {
      if (soundBefore.isPresent()) {
        if (head > ownHead) {
          parts.add(
              new ToneBuilder(format, Optional.empty(), before.map(Neighbourhood::turned), random)
                  .build(head - ownHead, call)
                  .sound());
        }
        SoundBlock block = soundBefore.get();
        parts.add(block.slice(block.length() - ownHead, ownHead));
      }
      int more = (soundBefore.isEmpty() ? head : 0) + (soundAfter.isEmpty() ? tail : 0);
      ToneBuilder.Tone tone =
          new ToneBuilder(format, before, after, random).build(length + more, call);
      method = tone.method();
      parts.add(tone.sound());
      if (soundAfter.isPresent()) {
        parts.add(soundAfter.get().slice(0, ownTail));
        if (tail > ownTail) {
          parts.add(
              new ToneBuilder(format, after.map(Neighbourhood::turned), Optional.empty(), random)
                  .build(tail - ownTail, call)
                  .sound());
        }
      }
      remarks.addAll(Remarks.on(request, method, before, after));
    }
    remarks.addAll(Remarks.wishes(request.brief()));
    SoundBlock sound = limited(joined(format, parts), soundBefore, soundAfter);
    call.progress("Room tone is done", 1);
    return new SoundMade(sound, method, remarks);
  }

  private static Optional<SoundBlock> read(
      SoundRequest request, SoundCall call, Side side, List<String> remarks)
      throws SoundException, InterruptedException {
    if (request.before().isEmpty() && request.after().isEmpty()) {
      throw new SoundException(
          SoundException.Kind.UNSUPPORTED,
          "No sound stands beside the slot: there is nothing to take room tone from. Put a clip with"
              + " production sound next to it, or leave the slot without sound.");
    }
    Optional<SoundNeighbour> neighbour = request.neighbour(side);
    if (neighbour.isEmpty()) {
      return Optional.empty();
    }
    try {
      SoundBlock block = call.sound(side);
      return block.length() == 0 ? Optional.empty() : Optional.of(block);
    } catch (InterruptedIOException e) {
      InterruptedException cancelled = new InterruptedException("Cancelled while reading");
      cancelled.initCause(e);
      throw cancelled;
    } catch (IOException unreadable) {
      Side other = side == Side.BEFORE ? Side.AFTER : Side.BEFORE;
      if (request.neighbour(other).isEmpty() || !remarks.isEmpty()) {
        throw new SoundException(
            SoundException.Kind.UNREADABLE, String.valueOf(unreadable.getMessage()), unreadable);
      }
      remarks.add(
          neighbour.get().name()
              + " could not be read, the tone comes from the other side alone: "
              + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static SoundBlock joined(SoundFormat format, List<SoundBlock> parts) {
    int length = parts.stream().mapToInt(SoundBlock::length).sum();
    SoundBlock whole = SoundBlock.silence(format, length);
    int at = 0;
    for (SoundBlock part : parts) {
      for (int c = 0; c < format.channels(); c++) {
        System.arraycopy(part.channel(c), 0, whole.channel(c), at, part.length());
      }
      at += part.length();
    }
    return whole;
  }

  /** Nothing gets louder than full scale, or than the neighbours where these exceed it. */
  private static SoundBlock limited(
      SoundBlock sound, Optional<SoundBlock> before, Optional<SoundBlock> after) {
    float ceiling = 1;
    for (SoundBlock block : Stream.of(before, after).flatMap(Optional::stream).toList()) {
      for (int c = 0; c < block.format().channels(); c++) {
        for (float x : block.channel(c)) {
          ceiling = Math.max(ceiling, Math.abs(x));
        }
      }
    }
    for (int c = 0; c < sound.format().channels(); c++) {
      float[] samples = sound.channel(c);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = Math.max(-ceiling, Math.min(ceiling, samples[i]));
      }
    }
    return sound;
  }
}
