package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundNeighbour;
import org.raccord.audio.SoundRequest;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceOffer;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Has a hole between two sounds in memory filled, with no timeline around it. */
public final class BareSound {

  /** Samples per second of all sound that is made. */
  public static final int RATE = SoundBeside.RATE;

  private static final String VOICE = "match:previous";

  private final SoundShelf shelf;
  private final VoiceShelf voices;

  /**
   * A filler.
   *
   * @param shelf has the maker of sound
   * @param voices has the voices that speak lines
   */
  public BareSound(SoundShelf shelf, VoiceShelf voices) {
    this.shelf = shelf;
    this.voices = voices;
  }

  /**
   * The sound of a hole.
   *
   * @param before sound before it, at {@link #RATE}
   * @param after sound after it, in the same format
   * @param length samples of the hole
   * @param line what is said in it, half a second after its beginning, in the voice of who speaks
   *     before; blank for nothing
   * @throws SoundException if there is no sound; its kind says what to do next
   */
  public SoundMade fill(SoundBlock before, SoundBlock after, int length, String line, long seed)
      throws SoundException, InterruptedException {
    Brief brief = line.isBlank() ? Brief.OPEN : said(line);
    SoundRequest request =
        new SoundRequest(
            before.format(),
            length,
            0,
            0,
            Optional.of(new SoundNeighbour("before", "The sound before", 0, before.length())),
            Optional.of(new SoundNeighbour("after", "The sound after", 0, after.length())),
            brief,
            seed);
    SoundMade made = shelf.make(request, new Call(before, after));
    if (made.sound().length() != length || !made.sound().format().equals(before.format())) {
      throw new SoundException(
          SoundException.Kind.FAILED,
          "The maker of sound gave another length or format than was wanted; that is a defect of"
              + " it.");
    }
    return made;
  }

  private static Brief said(String line) {
    Brief open = Brief.OPEN;
    return new Brief(
        open.intent(),
        open.prompt(),
        open.negative(),
        open.camera(),
        open.lighting(),
        open.mood(),
        List.of(
            new Brief.DialogueLine(
                line, Optional.of(FrameTime.of(RATE / 2, Rate.of(RATE))), Optional.of(VOICE))),
        open.effects(),
        open.references(),
        open.headStrength(),
        open.tailStrength());
  }

  /** The host's side of one sound. */
  private final class Call implements SoundCall {
    private final SoundBlock before;
    private final SoundBlock after;

    Call(SoundBlock before, SoundBlock after) {
      this.before = before;
      this.after = after;
    }

    @Override
    public SoundBlock sound(Side side) {
      return side == Side.BEFORE ? before : after;
    }

    @Override
    public List<SoundBlock> speech(Side side) {
      return List.of();
    }

    @Override
    public List<VoiceOffer> voices() {
      return voices.offers();
    }

    @Override
    public Speech speak(String voiceId, Utterance utterance)
        throws SoundException, InterruptedException {
      return voices.speak(voiceId, utterance, new SpokenHere());
    }

    @Override
    public SoundBlock effect(Brief.SpotEffect effect) throws IOException {
      throw new IOException("There are no effects in a proof");
    }

    @Override
    public Optional<GeneratedSound> generated() {
      return Optional.empty();
    }

    @Override
    public void progress(String step, double fraction) {
      // A proof tells which recording is worked at, and no more.
    }

    @Override
    public void checkpoint() throws InterruptedException {
      BareSound.checkpoint();
    }
  }

  private static void checkpoint() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("The sound was cancelled");
    }
  }

  /** The host's side of one text that is spoken for a sound. */
  private static final class SpokenHere implements SpeechCall {

    @Override
    public Optional<SoundBlock> sample() {
      return Optional.empty();
    }

    @Override
    public void progress(String step, double fraction) {
      // How far a line is says nothing of how far the sound is.
    }

    @Override
    public void checkpoint() throws InterruptedException {
      BareSound.checkpoint();
    }
  }
}
