package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceOffer;
import org.raccord.generator.Progress;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.timeline.VoiceConsent;

/** The host's side of one sound. */
final class HostSoundCall implements SoundCall {

  /**
   * A generator's own sound and where it lies.
   *
   * @param sound the sound
   * @param at the sample of the sound's slot at which its picture begins
   * @param level how loud it is wanted
   */
  record Own(OwnSound sound, long at, GeneratedSound.Level level) {}

  private final SlotWork work;
  private final Optional<SoundBeside> before;
  private final Optional<SoundBeside> after;
  private final Optional<Own> own;
  private final SoundRequest request;
  private final Set<String> consents = ConcurrentHashMap.newKeySet();
  private volatile boolean askedForOwn;

  HostSoundCall(
      SlotWork work,
      Optional<SoundBeside> before,
      Optional<SoundBeside> after,
      Optional<Own> own,
      SoundRequest request) {
    this.work = work;
    this.before = before;
    this.after = after;
    this.own = own;
    this.request = request;
  }

  /** Whether the maker has taken the generator's own sound upon itself. */
  boolean askedForOwn() {
    return askedForOwn;
  }

  @Override
  public SoundBlock sound(Side side) throws IOException {
    return (side == Side.BEFORE ? before : after)
        .orElseThrow(() -> new IOException("There is no sound on that side of the slot"))
        .read(request.format());
  }

  @Override
  public List<SoundBlock> speech(Side side) throws IOException {
    Optional<SoundBeside> beside = side == Side.BEFORE ? before : after;
    List<SoundBlock> blocks = new ArrayList<>();
    if (beside.isPresent()) {
      for (SoundBeside other :
          SoundElsewhere.of(beside.get(), work.target().timeline(), work.project().bay())) {
        blocks.add(other.read(request.format()));
      }
    }
    return blocks;
  }

  @Override
  public SoundBlock effect(Brief.SpotEffect effect) throws IOException {
    return EffectFile.of(effect, work.project().place().base())
        .read(request.length(), request.format());
  }

  @Override
  public Optional<GeneratedSound> generated() throws IOException {
    askedForOwn = true;
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GeneratedSound(
                own.get().sound().read(request.format()), own.get().at(), own.get().level()));
  }

  @Override
  public List<VoiceOffer> voices() {
    return work.tools().voices().offers();
  }

  @Override
  public Speech speak(String voiceId, Utterance utterance)
      throws SoundException, InterruptedException {
    return work.tools().voices().speak(voiceId, utterance, new SpokenHere(this, Optional.empty()));
  }

  @Override
  public Optional<String> consent(Side side) {
    return onRecord(side).map(VoiceConsent::words);
  }

  private Optional<VoiceConsent> onRecord(Side side) {
    return (side == Side.BEFORE ? before : after)
        .flatMap(beside -> work.target().timeline().policy().consent(beside.mediaId()));
  }

  @Override
  public Speech speakLike(String voiceId, Utterance utterance, Side side, SoundBlock sample)
      throws SoundException, InterruptedException {
    VoiceConsent consent =
        onRecord(side)
            .orElseThrow(
                () ->
                    new SoundException(
                        SoundException.Kind.REFUSED,
                        "Nothing is on record of whoever speaks in that clip having agreed that"
                            + " their voice is cloned. If they have: raccord voices consent."));
    consents.add(consent.file() + ": " + consent.words());
    return work.tools()
        .voices()
        .speak(voiceId, utterance, new SpokenHere(this, Optional.of(sample)));
  }

  /** On what ground voices were cloned for this sound: file and who agreed. */
  Set<String> consents() {
    return Set.copyOf(consents);
  }

  @Override
  public void progress(String step, double fraction) {
    work.progress().accept(new Progress.Working(step));
  }

  @Override
  public void checkpoint() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("The sound was cancelled");
    }
  }

  /** The host's side of one text that is spoken for a sound. */
  private record SpokenHere(SoundCall call, Optional<SoundBlock> sample) implements SpeechCall {

    @Override
    public void progress(String step, double fraction) {
      // How far a line is says nothing of how far the sound is.
    }

    @Override
    public void checkpoint() throws InterruptedException {
      call.checkpoint();
    }
  }
}
