package org.raccord.core.internal.fill;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.raccord.core.TakeCodec;
import org.raccord.core.WorkException;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.generator.GenerationException;

/**
 * What fills of every project share.
 *
 * @param shelf the generators
 * @param queue where fills run
 * @param sounds the maker of sound
 * @param voices what speaks its lines
 * @param clock for dates of takes
 * @param random for ids and seeds
 * @param pause between attempts
 */
public record FillTools(
    GeneratorShelf shelf,
    FillQueue queue,
    SoundShelf sounds,
    VoiceShelf voices,
    Clock clock,
    RandomGenerator random,
    Pause pause,
    UserSettings settings) {

  /**
   * How the pictures of takes are written.
   *
   * @throws GenerationException if the user's setting cannot be read
   */
  TakeCodec takeCodec() throws GenerationException {
    try {
      return settings.takeCodec();
    } catch (WorkException e) {
      throw new GenerationException(
          GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }
}
