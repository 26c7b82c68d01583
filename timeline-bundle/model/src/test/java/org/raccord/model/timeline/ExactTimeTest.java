package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Small numbers go another way than large ones: both come to the same. */
class ExactTimeTest {

  private final Random random = new Random(5);

  private long number(int bits) {
    return random.nextLong() >> (64 - bits);
  }

  private ExactTime time() {
    int bits = 2 + random.nextInt(50);
    int below = 2 + random.nextInt(50);
    return new ExactTime(
        BigInteger.valueOf(number(bits)), BigInteger.valueOf(Math.abs(number(below)) + 1));
  }

  /** In units so fine that nothing is rounded. */
  private static BigInteger times(ExactTime time, BigInteger unit) {
    return time.top().multiply(unit.divide(time.bottom()));
  }

  @Test
  void sumsAndOrderAreExact() {
    for (int i = 0; i < 20_000; i++) {
      ExactTime a = time();
      ExactTime b = i % 5 == 0 ? a : time();
      BigInteger unit = a.bottom().multiply(b.bottom());
      BigInteger left = times(a, unit);
      BigInteger right = times(b, unit);
      assertEquals(new ExactTime(left.add(right), unit), a.plus(b));
      assertEquals(left.compareTo(right), a.compareTo(b));
      assertEquals(BigInteger.ONE, a.top().gcd(a.bottom()).max(BigInteger.ONE));
    }
  }

  @Test
  void timesAreRoundedToTheNearestFrameHalvesUp() {
    for (int i = 0; i < 20_000; i++) {
      ExactTime time = time();
      Rate rate = new Rate(1 + Math.abs(number(20)), 1 + Math.abs(number(11)));
      BigDecimal half =
          new BigDecimal(time.top().multiply(BigInteger.valueOf(rate.numerator())).shiftLeft(1));
      BigDecimal part =
          new BigDecimal(
              time.bottom().multiply(BigInteger.valueOf(rate.denominator())).shiftLeft(1));
      BigDecimal frames =
          half.add(part.divide(BigDecimal.valueOf(2))).divide(part, 0, RoundingMode.FLOOR);
      if (frames.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
        assertEquals(FrameTime.of(frames.longValueExact(), rate), time.at(rate));
      }
    }
  }
}
