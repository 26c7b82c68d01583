package org.raccord.media.internal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Which stored picture is shown at a time.
 *
 * @param index the stored pictures
 * @param rate the file's rate: of every picture, or the usual one
 * @param constant whether picture k is shown at k / rate, but for rounding and a little jitter
 */
record PictureTiming(PictureIndex index, Rate rate, boolean constant) {

  /** Jitter, in frames, up to which evenly meant pictures still count as even. */
  private static final double JITTER = 0.2;

  private static final List<Rate> USUAL =
      List.of(
          Rate.NTSC_24,
          Rate.FPS_24,
          Rate.FPS_25,
          Rate.NTSC_30,
          Rate.FPS_30,
          Rate.of(48),
          new Rate(48000, 1001),
          Rate.FPS_50,
          Rate.NTSC_60,
          Rate.FPS_60,
          Rate.of(15),
          Rate.of(12),
          Rate.of(100),
          Rate.of(120),
          new Rate(120000, 1001));

  /** Finds the rate; {@code stated} are the container's own claims, best first. */
  static PictureTiming of(PictureIndex index, List<Rate> stated) {
    long[] shown = index.shown();
    if (shown.length < 2) {
      return new PictureTiming(index, stated.isEmpty() ? Rate.FPS_25 : stated.get(0), true);
    }
    // Over few frames of coarse ticks several rates fit: what the container says and people use
    // comes first, then what people use, then what the container says.
    double mean =
        (shown.length - 1) * index.tick().toDouble() / (shown[shown.length - 1] - shown[0]);
    List<Rate> said = stated.stream().map(PictureTiming::snap).filter(USUAL::contains).toList();
    List<Rate> near = USUAL.stream().filter(r -> off(r, mean) < 0.01).toList();
    for (List<Rate> candidates : List.of(said, near, stated)) {
      Optional<Rate> best =
          candidates.stream()
              .filter(r -> deviation(index, r) < JITTER)
              .min(Comparator.comparingDouble(r -> deviation(index, r)));
      if (best.isPresent()) {
        return new PictureTiming(index, best.get(), true);
      }
    }
    return new PictureTiming(index, usualStep(index), false);
  }

  private static double off(Rate rate, double mean) {
    return Math.abs(Math.log(rate.toDouble() / mean));
  }

  /**
   * A usual rate within a part in 2100 (24 and 24000/1001 are one in 1000 apart), else the rate
   * itself.
   */
  private static Rate snap(Rate rate) {
    for (Rate usual : USUAL) {
      if (Math.abs(usual.toDouble() / rate.toDouble() - 1) < 1.0 / 2100) {
        return usual;
      }
    }
    return rate;
  }

  /** The largest distance of a picture from its even place, in frames. */
  private static double deviation(PictureIndex index, Rate rate) {
    long[] shown = index.shown();
    double ticksPerFrame = index.tick().toDouble() / rate.toDouble();
    double low = 0;
    double high = 0;
    for (int k = 0; k < shown.length; k++) {
      double off = (shown[k] - shown[0]) / ticksPerFrame - k;
      low = Math.min(low, off);
      high = Math.max(high, off);
    }
    return (high - low) / 2;
  }

  /** The rate of the median step between pictures. */
  private static Rate usualStep(PictureIndex index) {
    long[] steps = new long[index.size() - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = index.shown()[i + 1] - index.shown()[i];
    }
    Arrays.sort(steps);
    double rate = index.tick().toDouble() / Math.max(1, steps[steps.length / 2]);
    Rate nearest = USUAL.get(0);
    for (Rate usual : USUAL) {
      if (off(usual, rate) < off(nearest, rate)) {
        nearest = usual;
      }
    }
    return off(nearest, rate) < 0.1
        ? nearest
        : new Rate(Math.max(1, Math.round(rate * 1000)), 1000);
  }

  /** Whether pictures are shown for three fields and two in turn, though the rate is even. */
  boolean isPulledDown() {
    long[] shown = index.shown();
    if (!constant || shown.length < 8) {
      return false;
    }
    int turns = 0;
    for (int k = 2; k < shown.length; k++) {
      double longer = Math.max(shown[k] - shown[k - 1], shown[k - 1] - shown[k - 2]);
      double shorter = Math.min(shown[k] - shown[k - 1], shown[k - 1] - shown[k - 2]);
      turns += longer > 1.4 * shorter && longer < 1.6 * shorter ? 1 : 0;
    }
    return turns > 0.8 * (shown.length - 2);
  }

  /** Frames at {@link #rate}. */
  long frames() {
    return frameOf(index.size() - 1) + 1;
  }

  /** The frame at which a stored picture is shown first. */
  long frameOf(int picture) {
    long[] shown = index.shown();
    return constant
        ? picture
        : Math.round((shown[picture] - shown[0]) * rate.toDouble() / index.tick().toDouble());
  }

  /** The number of the stored picture shown at {@code time} from zero; may lie outside the file. */
  long pictureAt(FrameTime time) {
    if (constant) {
      return floorAt(time, rate);
    }
    if (time.frame() < 0) {
      return -1;
    }
    // Half a tick may have been lost to rounding; a twentieth of a frame is no step anyone sees.
    double ticksPerFrame = index.tick().toDouble() / rate.toDouble();
    long grace = Math.round(Math.min(Math.max(1, ticksPerFrame / 20), ticksPerFrame / 4));
    long tick = Math.addExact(floorAt(time, index.tick()) + grace, index.shown()[0]);
    int found = Arrays.binarySearch(index.shown(), tick);
    int picture = found >= 0 ? found : -found - 2;
    boolean beyond = time.compareTo(new FrameTime(frames(), rate)) >= 0;
    return beyond ? index.size() : picture;
  }

  /** floor(time x rate), exact. */
  private static long floorAt(FrameTime time, Rate rate) {
    BigInteger top =
        BigInteger.valueOf(time.frame())
            .multiply(BigInteger.valueOf(time.rate().denominator()))
            .multiply(BigInteger.valueOf(rate.numerator()));
    BigInteger bottom =
        BigInteger.valueOf(time.rate().numerator())
            .multiply(BigInteger.valueOf(rate.denominator()));
    BigInteger[] parts = top.divideAndRemainder(bottom);
    return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
  }
}
