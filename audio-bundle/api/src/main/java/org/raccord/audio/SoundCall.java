package org.raccord.audio;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;

/**
 * The host's side of one sound being made. Every method is thread-safe.
 *
 * <p>It will grow with what later makers need; what stands here stays.
 */
@ProviderType
public interface SoundCall {

  /**
   * The neighbour's own sound next to the slot, in playing order and in the request's format: up to
   * about 30 seconds, {@link SoundNeighbour#samples()} samples. On the side before, the slot
   * follows its last sample; on the side after, the slot leads into its first one. The block is
   * read only.
   *
   * @throws java.io.InterruptedIOException if the call was cancelled meanwhile
   * @throws IOException if there is no neighbour on {@code side}, or its media cannot be read; the
   *     message names the file and says what to do
   */
  SoundBlock sound(Side side) throws IOException;

  /**
   * Further sound of the file that a neighbour is of: what other clips of the timeline play of it
   * and {@link #sound} does not hand out, in the request's format, in the order of the file, about
   * a minute of it at most. For a maker that needs more of a neighbour's speaker; empty where there
   * is none, and where there is no neighbour on {@code side}. The blocks are read only.
   *
   * @throws java.io.InterruptedIOException if the call was cancelled meanwhile
   * @throws IOException if the file cannot be read; the message names it and says what to do
   */
  List<SoundBlock> speech(Side side) throws IOException;

  /** The voices that are there now, in order of id; whether each is ready is looked up anew. */
  List<VoiceOffer> voices();

  /**
   * Has a text spoken by one of {@link #voices()}. Whether it speaks the language at all is the
   * voice's to say.
   *
   * @param voiceId the {@link VoiceOffer#id} of the voice
   * @return the speech as the voice gave it, at the voice's rate
   * @throws SoundException if it is not said: UNSUPPORTED where there is no such voice (any more),
   *     MISCONFIGURED where it is not ready, TRANSIENT where it did not answer in time, FAILED for
   *     a defect of the voice, otherwise as the voice says
   * @throws InterruptedException if the call was cancelled meanwhile
   */
  Speech speak(String voiceId, Utterance utterance) throws SoundException, InterruptedException;

  /**
   * What is on record of who speaks in a neighbour's file having agreed that their voice is cloned,
   * in words; empty where nothing is, and where there is no neighbour on {@code side}.
   */
  default Optional<String> consent(Side side) {
    return Optional.empty();
  }

  /**
   * Has a text spoken by a voice that takes after a person ({@link
   * VoiceFacts.Cloning#WITH_CONSENT}).
   *
   * @param side whose speech {@code sample} is, as {@link #sound} and {@link #speech} hand it out
   * @param sample that speech, one channel at any rate
   * @throws SoundException as {@link #speak} says, and REFUSED where {@link #consent} is empty
   * @throws InterruptedException if the call was cancelled meanwhile
   */
  default Speech speakLike(String voiceId, Utterance utterance, Side side, SoundBlock sample)
      throws SoundException, InterruptedException {
    throw new SoundException(
        SoundException.Kind.REFUSED,
        "No voice is cloned here: nobody has put on record that somebody agreed to it.");
  }

  /**
   * The sound of a spot effect's file from its beginning: at the request's rate, with one or two
   * channels where the file has so many, else with the request's. Of a file that is longer than any
   * slot could hold only the beginning is handed out. The block is the maker's own.
   *
   * @param effect one of the request's brief
   * @throws java.io.InterruptedIOException if the call was cancelled meanwhile
   * @throws IOException if the file is missing, is no sound, or ends before its own stated end; the
   *     message names the file and says what to do
   */
  SoundBlock effect(Brief.SpotEffect effect) throws IOException;

  /**
   * The sound that a generator made together with the slot's picture, where it made one and the
   * editor wants it. A maker that asks for it lays it over the place's tone itself, crossing over
   * at its ends; where a maker never asks, the host lays it over what was made. The block is the
   * maker's own.
   *
   * @throws java.io.InterruptedIOException if the call was cancelled meanwhile
   * @throws IOException if its file cannot be read; the message names it and says what to do
   */
  Optional<GeneratedSound> generated() throws IOException;

  /**
   * Reports progress. Cheap enough to call often: the host thins what comes too fast.
   *
   * @param step what is done now, in a few words
   * @param fraction of the whole call, 0 to 1; never falls within a call, and is 1 at the last when
   *     its sound is made
   */
  void progress(String step, double fraction);

  /**
   * Ends the call if it was cancelled. Pass here at least once a second.
   *
   * @throws InterruptedException if it was
   */
  void checkpoint() throws InterruptedException;
}
