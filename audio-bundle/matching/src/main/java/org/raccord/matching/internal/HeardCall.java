package org.raccord.matching.internal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceOffer;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;

/**
 * A call as one step of a larger work sees it: the neighbours are decoded once, and progress covers
 * the step's share of the whole. For one thread.
 */
final class HeardCall implements SoundCall {

  private final SoundCall call;
  private final double share;
  private final SpokenAhead ahead;
  private final Map<Side, SoundBlock> heard = new EnumMap<>(Side.class);

  /**
   * @param share how far the whole is when the step is done, 0 to 1
   * @param ahead what is being spoken already; the caller closes it
   */
  HeardCall(SoundCall call, double share, SpokenAhead ahead) {
    this.call = call;
    this.share = share;
    this.ahead = ahead;
  }

  @Override
  public SoundBlock sound(Side side) throws IOException {
    SoundBlock known = heard.get(side);
    if (known == null) {
      known = call.sound(side);
      heard.put(side, known);
    }
    return known;
  }

  @Override
  public List<SoundBlock> speech(Side side) throws IOException {
    return call.speech(side);
  }

  @Override
  public List<VoiceOffer> voices() {
    return call.voices();
  }

  @Override
  public Speech speak(String voiceId, Utterance utterance)
      throws SoundException, InterruptedException {
    Optional<Speech> spoken = ahead.get(voiceId, utterance);
    return spoken.isPresent() ? spoken.get() : call.speak(voiceId, utterance);
  }

  @Override
  public Optional<String> consent(Side side) {
    return call.consent(side);
  }

  @Override
  public Speech speakLike(String voiceId, Utterance utterance, Side side, SoundBlock sample)
      throws SoundException, InterruptedException {
    return call.speakLike(voiceId, utterance, side, sample);
  }

  @Override
  public SoundBlock effect(Brief.SpotEffect effect) throws IOException {
    return call.effect(effect);
  }

  @Override
  public Optional<GeneratedSound> generated() throws IOException {
    return call.generated();
  }

  @Override
  public void progress(String step, double fraction) {
    call.progress(step, fraction * share);
  }

  /** Progress of the steps after this one. */
  void beyond(String step, double fraction) {
    call.progress(step, share + (1 - share) * fraction);
  }

  @Override
  public void checkpoint() throws InterruptedException {
    call.checkpoint();
  }
}
