package org.raccord.audio.tck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceOffer;
import org.raccord.conformance.Cancellation;
import org.raccord.conformance.Gate;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;

/**
 * The host's side of a sound in tests: hands out known sound and writes down what the maker does
 * with the call. What breaks the contract is recorded, not punished, so that one fault does not
 * hide another.
 */
final class RecordedSoundCall implements SoundCall {

  /** Something the contract forbids. */
  enum Breach {
    /** A neighbour was asked for that the request does not have. */
    ABSENT_NEIGHBOUR,
    /** A neighbour's block was written to. */
    ALTERED_NEIGHBOUR,
    /** Progress fell, or left 0 to 1. */
    BAD_PROGRESS,
    /** The call was used after its end. */
    USED_AFTER_END
  }

  private final Case asked;
  private final Cancellation cancellation = new Cancellation();
  private final Object lock = new Object();
  private final List<Handed> handed = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();
  private Trouble trouble = Trouble.NONE;
  private Optional<Gate> gate = Optional.empty();
  private int usesToGate;
  private double progress;
  private boolean ended;

  RecordedSoundCall(Case asked) {
    this.asked = asked;
  }

  RecordedSoundCall with(Trouble planned) {
    trouble = planned;
    return this;
  }

  RecordedSoundCall cancelledAtUse(int use) {
    cancellation.planAt(use);
    return this;
  }

  RecordedSoundCall heldAtUse(int use, Gate held) {
    usesToGate = use;
    gate = Optional.of(held);
    return this;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  Case asked() {
    return asked;
  }

  /** The call has ended: what is used or altered from now on is a breach. */
  void end() {
    synchronized (lock) {
      ended = true;
      if (handed.stream().anyMatch(Handed::isAltered)) {
        breaches.add(Breach.ALTERED_NEIGHBOUR);
      }
    }
  }

  boolean did(Breach breach) {
    synchronized (lock) {
      return breaches.contains(breach);
    }
  }

  /** How far the call was said to be; 0 where nothing was said. */
  double progress() {
    synchronized (lock) {
      return progress;
    }
  }

  /** Whether {@code samples} are an array that was handed out. */
  boolean handedOut(float[] samples) {
    synchronized (lock) {
      return handed.stream().anyMatch(block -> block.holds(samples));
    }
  }

  private void used() {
    boolean atGate;
    synchronized (lock) {
      if (ended) {
        breaches.add(Breach.USED_AFTER_END);
      }
      usesToGate--;
      atGate = usesToGate == 0;
    }
    if (atGate) {
      gate.ifPresent(Gate::pass);
    }
    cancellation.used();
  }

  @Override
  public SoundBlock sound(Side side) throws IOException {
    used();
    Optional<SoundBlock> sound = asked.sound(side);
    if (sound.isEmpty()) {
      synchronized (lock) {
        breaches.add(Breach.ABSENT_NEIGHBOUR);
      }
      throw new IOException("There is no sound " + side + " the slot. Ask the request first.");
    }
    if (trouble == Trouble.BROKEN || (trouble == Trouble.BROKEN_BEFORE && side == Side.BEFORE)) {
      throw new IOException("The sound " + side + " the slot cannot be read. Connect its drive.");
    }
    if (trouble == Trouble.STUCK) {
      cancellation.blockUntilCancelled();
    }
    SoundBlock block = sound.get().slice(0, sound.get().length());
    synchronized (lock) {
      handed.add(new Handed(block, Handed.content(block)));
    }
    return block;
  }

  @Override
  public List<VoiceOffer> voices() {
    used();
    return List.of();
  }

  @Override
  public Speech speak(String voiceId, Utterance utterance) throws SoundException {
    used();
    throw new SoundException(
        SoundException.Kind.UNSUPPORTED,
        "There is no voice " + voiceId + "; there is none at all.");
  }

  @Override
  public SoundBlock effect(Brief.SpotEffect effect) throws IOException {
    used();
    throw new IOException(effect.file() + ": It is not there. Choose another file.");
  }

  @Override
  public List<SoundBlock> speech(Side side) {
    used();
    return List.of();
  }

  @Override
  public Optional<GeneratedSound> generated() {
    used();
    return Optional.empty();
  }

  @Override
  public void progress(String step, double fraction) {
    used();
    synchronized (lock) {
      if (!(fraction >= progress && fraction <= 1) || step.isBlank()) {
        breaches.add(Breach.BAD_PROGRESS);
      }
      progress = fraction;
    }
  }

  @Override
  public void checkpoint() throws InterruptedException {
    used();
    cancellation.checkpoint();
  }

  /** A block that was handed out, and what it held. */
  private record Handed(SoundBlock block, int content) {

    boolean isAltered() {
      return content != content(block);
    }

    boolean holds(float[] samples) {
      for (int c = 0; c < block.format().channels(); c++) {
        if (block.channel(c) == samples) {
          return true;
        }
      }
      return false;
    }

    static int content(SoundBlock block) {
      int content = 1;
      for (int c = 0; c < block.format().channels(); c++) {
        content = 31 * content + Arrays.hashCode(block.channel(c));
      }
      return content;
    }
  }
}
