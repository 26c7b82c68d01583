package org.raccord.audio;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.model.sound.SoundBlock;

/** The host's side of one text being spoken. Every method is thread-safe. */
@ProviderType
public interface SpeechCall {

  /**
   * Speech of the person that the voice is to take after, one channel at any rate, read only. It is
   * there only for a voice that asks for it by {@link VoiceFacts.Cloning#WITH_CONSENT}, and only
   * where it is on record that the person consented.
   */
  Optional<SoundBlock> sample();

  /**
   * Reports progress. Cheap enough to call often.
   *
   * @param step what is done now, in a few words
   * @param fraction of the whole call, 0 to 1; never falls within a call
   */
  void progress(String step, double fraction);

  /**
   * Ends the call if it was cancelled. Pass here at least once a second.
   *
   * @throws InterruptedException if it was
   */
  void checkpoint() throws InterruptedException;
}
