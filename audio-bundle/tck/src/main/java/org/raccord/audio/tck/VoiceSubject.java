package org.raccord.audio.tck;

import java.time.Duration;
import org.raccord.audio.Voice;

/**
 * A voice under test and what its author declares of it. Rules are never overridden.
 *
 * @param voice the voice
 * @param language a language it speaks, as a BCP 47 tag
 * @param line a line of that language, of five words or more, without a pause in it
 * @param foreign a language it does not speak, as a BCP 47 tag
 * @param patience how long the line may take, the first start of the voice included
 */
public record VoiceSubject(
    Voice voice, String language, String line, String foreign, Duration patience) {

  /** A voice that speaks English and no German. */
  public static VoiceSubject english(Voice voice) {
    return new VoiceSubject(
        voice, "en", "We should have gone home yesterday", "de", Duration.ofMinutes(1));
  }
}
