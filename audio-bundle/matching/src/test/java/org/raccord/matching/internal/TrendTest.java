package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.raccord.acoustics.Loudness;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** What brings pieces to the way from one side's loudness to the other's. */
class TrendTest {

  private static final int TOTAL = 2 * Sounds.RATE;
  private static final Trend WAY = new Trend(-30, -18);

  private static SoundBlock even(int length) {
    SoundBlock block = SoundBlock.silence(new SoundFormat(Sounds.RATE, 2), length);
    for (int c = 0; c < 2; c++) {
      Arrays.fill(block.channel(c), 0.1f);
    }
    return block;
  }

  @Test
  void everySampleOfAPieceHasTheGainOfItsPlace() {
    int start = 30_011;
    SoundBlock piece = even(4321);
    WAY.lay(piece, -26, start, TOTAL);
    for (int i = 0; i < piece.length(); i++) {
      double wanted = 0.1 * WAY.factor(-26, (double) (start + i) / TOTAL);
      assertEquals(wanted, piece.channel(0)[i], 1e-6 * wanted + 1e-7, "sample " + i);
      assertEquals(piece.channel(0)[i], piece.channel(1)[i]);
    }
  }

  @Test
  void whatFollowsItIsEvenWithoutItAndAsLoudInTheMean() {
    SoundBlock growing = Sounds.noise(1, 2, 0.02, 1);
    Trend way = new Trend(-30, -25);
    way.lay(growing, way.before(), 0, TOTAL);
    double own = Loudness.ungated(growing);
    way.level(growing);
    int quarter = growing.length() / 4;
    for (int at = 0; at < growing.length(); at += quarter) {
      assertEquals(own, Loudness.ungated(growing.slice(at, quarter)), 0.5);
    }
  }
}
