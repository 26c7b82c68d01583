package org.raccord.core.internal.fill;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.raccord.core.TakeCodec;
import org.raccord.core.WorkException;
import org.raccord.core.internal.queue.FillQueue;
import org.raccord.core.internal.queue.GeneratorShelf;
import org.raccord.core.internal.settings.UserSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(FillTools.class);

  /** How the pictures of takes are written; a setting that cannot be read costs no fill. */
  TakeCodec takeCodec() {
    try {
      return settings.takeCodec();
    } catch (WorkException e) {
      LOG.warn("Takes are written as {}: {}", TakeCodec.PRORES.words(), e.getMessage());
      return TakeCodec.PRORES;
    }
  }
}
