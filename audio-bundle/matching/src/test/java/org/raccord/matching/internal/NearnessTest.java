package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.audio.Side;
import org.raccord.model.sound.SoundBlock;

/** What laid tone is judged by, beside its restlessness. */
class NearnessTest {

  private static final int RATE = Sounds.RATE;
  private static final int CONTEXT = RATE / 10;
  private static final int LENGTH = 4 * RATE;

  private static final SoundBlock PLACE = Sounds.noise(1, 8, 0.02, 1);
  private static final double LEVEL =
      Neighbourhood.listen(Side.BEFORE, PLACE, Optional.empty()).loudness();

  private static double off(SoundBlock tone) {
    return new Nearness(
            Optional.of(Neighbourhood.listen(Side.BEFORE, PLACE, Optional.empty())),
            Optional.of(
                Neighbourhood.listen(Side.AFTER, Sounds.noise(1, 8, 0.02, 2), Optional.empty())),
            new Trend(LEVEL, LEVEL),
            LENGTH,
            CONTEXT)
        .off(tone);
  }

  private static SoundBlock tone() {
    return Sounds.noise(1, 4, 0.02, 3);
  }

  /** The tone with the quarter of a second from {@code from} on as dull as through a wall. */
  private static SoundBlock dull(int from) {
    SoundBlock tone = tone();
    float[] samples = tone.channel(0);
    for (int i = from; i < from + RATE / 4; i++) {
      samples[i] = 0.1f * samples[i] + 0.9f * samples[i - 1];
    }
    return tone;
  }

  @Test
  void aStepBesideEitherSideCountsAndOneInTheMiddleDoesNot() {
    double even = off(tone());
    double middle = off(dull(LENGTH / 2));
    assertTrue(off(dull(CONTEXT)) > middle + 3, "at the beginning");
    assertTrue(off(dull(LENGTH - CONTEXT - RATE / 4)) > middle + 3, "at the end");
    assertTrue(middle < even + 2, even + " even, then " + middle);
  }

  @Test
  void loudnessThatIsCorrectedCountsLessThanWhatIsNot() {
    double even = off(tone());
    double two = off(Sounds.scaled(tone(), Math.pow(10, -2 / 20.0)));
    double four = off(Sounds.scaled(tone(), Math.pow(10, -4 / 20.0)));
    assertEquals(0.3 * 2, two - even, 0.3);
    assertEquals(0.3 * 3 + 1, four - even, 0.6);
  }
}
