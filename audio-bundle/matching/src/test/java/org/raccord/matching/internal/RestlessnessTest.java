package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.raccord.audio.Side;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Places of rare loud moments, such as a fire that crackles. */
class RestlessnessTest {

  private static final int RATE = Sounds.RATE;
  private static final int PIECE = 4 * RATE;
  private static final int SEEDS = 6;
  private static final Trend LEVEL = new Trend(-40, -40);

  /** Noise in which it crackles now and then, about once in two seconds. */
  private static SoundBlock fire(double seconds, long seed) {
    SoundBlock noise = Sounds.noise(1, seconds, 0.002, seed);
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = noise.channel(0);
    double at = random.nextDouble() * RATE;
    while (at < samples.length) {
      double loud = 0.05 + 0.4 * random.nextDouble();
      for (int i = 0; i < 0.08 * RATE && at + i < samples.length; i++) {
        double gauss = random.nextDouble() + random.nextDouble() - 1;
        samples[(int) at + i] += (float) (loud * gauss * Math.exp(-i / (0.015 * RATE)));
      }
      at += -Math.log(1 - random.nextDouble()) * 2 * RATE;
    }
    return noise;
  }

  private static Optional<Neighbourhood> heard(Side side, SoundBlock sound) {
    return Optional.of(Neighbourhood.listen(side, sound, Optional.empty()));
  }

  @Test
  void aPieceWithoutItsEventsIsFurtherFromThePlaceThanOneWithThem() {
    Restlessness place =
        Restlessness.of(heard(Side.BEFORE, fire(24, 1)), heard(Side.AFTER, fire(24, 2)), PIECE)
            .orElseThrow();
    double with = place.off(fire(4, 3), LEVEL);
    double without = place.off(Sounds.noise(1, 4, 0.002, 4), LEVEL);
    assertTrue(with < 2.5, "off by " + with);
    assertTrue(without > 2 * with, with + " with its events, " + without + " without");
  }

  @Test
  void aPlaceThatGrowsLouderIsNoMoreRestlessForThat() {
    SoundBlock quiet = Sounds.noise(1, 8, 0.02, 1);
    SoundBlock loud = Sounds.scaled(Sounds.noise(1, 8, 0.02, 2), 4);
    Restlessness place =
        Restlessness.of(heard(Side.BEFORE, quiet), heard(Side.AFTER, loud), PIECE).orElseThrow();
    SoundBlock growing = Sounds.noise(1, 4, 0.02, 3);
    Trend way = new Trend(-30, -24);
    for (int i = 0; i < growing.length(); i++) {
      growing.channel(0)[i] *= (float) way.factor(-30, (double) i / growing.length());
    }
    double off = place.off(growing, way);
    assertTrue(off < 0.5, "off by " + off);
    assertTrue(place.off(growing, LEVEL) > off + 0.5, "a rise was not heard at all");
  }

  @Test
  void nothingIsSaidOfAPlaceThatIsHeardInShortPausesAlone() {
    assertEquals(
        Optional.empty(),
        Restlessness.of(heard(Side.BEFORE, Sounds.noise(1, 1, 0.002, 1)), Optional.empty(), PIECE));
  }

  @Test
  void toneIsAsRestlessAsThePlaceWhateverTheSeed() throws Exception {
    SoundBlock before = fire(24, 5);
    SoundBlock after = fire(24, 6);
    Restlessness place =
        Restlessness.of(heard(Side.BEFORE, before), heard(Side.AFTER, after), PIECE).orElseThrow();
    double made = 0;
    double natural = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      FakeCall call = new FakeCall().before(before).after(after);
      made +=
          place.off(
              new RoomTone()
                  .make(call.request(new SoundFormat(RATE, 1), PIECE, seed), call)
                  .sound(),
              LEVEL);
      natural += place.off(fire(4, 10 + seed), LEVEL);
    }
    // A single draft is about three times as far away as pieces of the place itself are.
    assertTrue(
        made < 2 * natural,
        "off by " + made / SEEDS + " in the mean, the place itself by " + natural / SEEDS);
  }
}
