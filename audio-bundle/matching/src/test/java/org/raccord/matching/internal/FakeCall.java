package org.raccord.matching.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundNeighbour;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceOffer;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** The host's side of a call, over blocks in memory. */
class FakeCall implements SoundCall {

  private final Map<String, SoundBlock> effects = new HashMap<>();
  private final Map<Side, SoundBlock> sounds = new EnumMap<>(Side.class);
  private final List<FakeVoice> voices = new ArrayList<>();
  private final List<SoundBlock> further = new ArrayList<>();
  final List<Utterance> spoken = new ArrayList<>();
  private Optional<GeneratedSound> generated = Optional.empty();
  private int checkpointsLeft = Integer.MAX_VALUE;
  double lastProgress;

  FakeCall before(SoundBlock block) {
    sounds.put(Side.BEFORE, block);
    return this;
  }

  FakeCall after(SoundBlock block) {
    sounds.put(Side.AFTER, block);
    return this;
  }

  /** Has more of the file of the sound before. */
  FakeCall further(SoundBlock block) {
    further.add(block);
    return this;
  }

  FakeCall effect(String file, SoundBlock sound) {
    effects.put(file, sound);
    return this;
  }

  FakeCall voice(FakeVoice voice) {
    voices.add(voice);
    return this;
  }

  FakeCall generated(GeneratedSound sound) {
    generated = Optional.of(sound);
    return this;
  }

  /** Cancels at the given checkpoint. */
  FakeCall cancelledAt(int checkpoint) {
    checkpointsLeft = checkpoint;
    return this;
  }

  SoundRequest request(SoundFormat format, long length, long seed) {
    return request(format, length, 0, 0, Brief.OPEN, seed);
  }

  SoundRequest request(
      SoundFormat format, long length, long head, long tail, Brief brief, long seed) {
    return new SoundRequest(
        format,
        length,
        head,
        tail,
        neighbour(Side.BEFORE, "A.mov"),
        neighbour(Side.AFTER, "B.mov"),
        brief,
        seed);
  }

  private Optional<SoundNeighbour> neighbour(Side side, String name) {
    return Optional.ofNullable(sounds.get(side))
        .map(block -> new SoundNeighbour(name, name, 0, block.length()));
  }

  @Override
  public SoundBlock sound(Side side) throws IOException {
    SoundBlock block = sounds.get(side);
    if (block == null) {
      throw new IOException("There is no neighbour");
    }
    return block;
  }

  @Override
  public List<VoiceOffer> voices() {
    return voices.stream().map(FakeVoice::offer).toList();
  }

  @Override
  public Speech speak(String voiceId, Utterance utterance) throws SoundException {
    for (FakeVoice voice : voices) {
      if (voice.offer().id().equals(voiceId)) {
        spoken.add(utterance);
        return voice.speak(utterance);
      }
    }
    throw new SoundException(SoundException.Kind.UNSUPPORTED, "There is no voice.");
  }

  @Override
  public List<SoundBlock> speech(Side side) throws IOException {
    return side == Side.BEFORE ? further : List.of();
  }

  @Override
  public Optional<GeneratedSound> generated() {
    return generated;
  }

  @Override
  public SoundBlock effect(Brief.SpotEffect effect) throws IOException {
    SoundBlock sound = effects.get(effect.file());
    if (sound == null) {
      throw new IOException(effect.file() + ": It is not there. Choose another file.");
    }
    return sound.slice(0, sound.length());
  }

  @Override
  public void progress(String step, double fraction) {
    if (fraction < lastProgress) {
      throw new AssertionError("Progress fell from " + lastProgress + " to " + fraction);
    }
    lastProgress = fraction;
  }

  @Override
  public void checkpoint() throws InterruptedException {
    if (checkpointsLeft-- <= 0) {
      throw new InterruptedException("cancelled");
    }
  }
}
