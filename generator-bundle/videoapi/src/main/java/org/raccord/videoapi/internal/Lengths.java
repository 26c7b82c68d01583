package org.raccord.videoapi.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** How long the videos of a server may be, and how that is asked. */
sealed interface Lengths {

  /** The shortest length that covers {@code wanted}; nothing where the server makes none. */
  Optional<Asked> covering(FrameTime wanted);

  /** The longest it makes, for people; empty where none is known. */
  Optional<String> longest();

  /**
   * A length to ask for.
   *
   * @param seconds whole seconds, rounded up where frames are asked for
   * @param frames frames, where they are asked for
   * @param rate frames a second, where they are asked for
   */
  record Asked(int seconds, OptionalInt frames, Optional<Rate> rate) {

    @Override
    public String toString() {
      return frames.isPresent()
          ? frames.getAsInt() + " frames at " + rate.map(Rate::toString).orElse("?") + " a second"
          : seconds + " s";
    }
  }

  /** Some lengths in seconds and no other, shortest first. */
  record Listed(List<Integer> seconds) implements Lengths {
    public Listed {
      seconds = seconds.stream().sorted().toList();
      if (seconds.isEmpty() || seconds.get(0) < 1) {
        throw new IllegalArgumentException("Lengths are whole seconds, 1 or more");
      }
    }

    @Override
    public Optional<Asked> covering(FrameTime wanted) {
      long needed = wholeSeconds(wanted);
      return seconds.stream()
          .filter(s -> s >= needed)
          .findFirst()
          .map(s -> new Asked(s, OptionalInt.empty(), Optional.empty()));
    }

    @Override
    public Optional<String> longest() {
      return Optional.of(seconds.get(seconds.size() - 1) + " seconds");
    }
  }

  /** Whole seconds from {@code shortest} to {@code longest}, where one is known. */
  record Whole(int shortest, OptionalInt most) implements Lengths {
    @Override
    public Optional<Asked> covering(FrameTime wanted) {
      long needed = Math.max(shortest, wholeSeconds(wanted));
      return needed > most.orElse(24 * 3600)
          ? Optional.empty()
          : Optional.of(new Asked((int) needed, OptionalInt.empty(), Optional.empty()));
    }

    @Override
    public Optional<String> longest() {
      return most.isPresent() ? Optional.of(most.getAsInt() + " seconds") : Optional.empty();
    }
  }

  /**
   * Frames of a grid at the model's rate.
   *
   * @param least fewest frames that may be asked for
   * @param most most frames that may be asked for, where that is known
   */
  record Frames(Grid grid, int least, OptionalInt most, Rate rate) implements Lengths {

    /** The least that covers {@code wanted} frames; nothing where the model makes none so long. */
    OptionalInt atLeast(long wanted) {
      long frames = grid.covering(Math.max(least, wanted));
      return frames > most.orElse(1_000_000) ? OptionalInt.empty() : OptionalInt.of((int) frames);
    }

    @Override
    public Optional<Asked> covering(FrameTime wanted) {
      OptionalInt found = atLeast(framesAt(rate, wanted));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      int frames = found.getAsInt();
      FrameTime length = new FrameTime(frames, rate);
      return Optional.of(
          new Asked((int) wholeSeconds(length), OptionalInt.of(frames), Optional.of(rate)));
    }

    @Override
    public Optional<String> longest() {
      return most.isPresent()
          ? Optional.of(most.getAsInt() + " frames at " + rate + " a second")
          : Optional.empty();
    }
  }

  private static long wholeSeconds(FrameTime time) {
    Rate rate = time.rate();
    return ceilDiv(Math.multiplyExact(time.frame(), rate.denominator()), rate.numerator());
  }

  private static long framesAt(Rate rate, FrameTime time) {
    return ceilDiv(
        Math.multiplyExact(
            Math.multiplyExact(time.frame(), time.rate().denominator()), rate.numerator()),
        Math.multiplyExact(time.rate().numerator(), rate.denominator()));
  }

  private static long ceilDiv(long of, long by) {
    return -Math.floorDiv(-of, by);
  }
}
