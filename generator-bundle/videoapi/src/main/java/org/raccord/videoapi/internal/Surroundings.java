package org.raccord.videoapi.internal;

import java.util.Optional;
import java.util.OptionalInt;
import org.raccord.generator.FillRequest;
import org.raccord.model.time.Rate;

/**
 * How many frames are sent around a masked middle: as many of each neighbour as wanted, and more of
 * them where the grid of the model leaves room, so that nothing is made that nobody asked for.
 *
 * @param middle the frames
 * @param asked the length that is ordered
 */
record Surroundings(Wish.Middle middle, Lengths.Asked asked) {

  /** Nothing where the model makes no such length. */
  static Optional<Surroundings> of(
      FillRequest request, Lengths.Frames lengths, Profile.Middle profile) {
    Rate rate = lengths.rate();
    long masked = Math.max(1, at(rate, request.length(), request.rate()));
    long most = profile.context();
    long thereBefore = there(rate, request.before(), request.rate());
    long thereAfter = there(rate, request.after(), request.rate());
    long before = Math.min(most, thereBefore);
    long after = Math.min(most, thereAfter);
    OptionalInt found = lengths.atLeast(before + masked + after);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    long frames = found.getAsInt();
    long spare = frames - before - masked - after;
    long more = Math.min(spare, thereBefore - before);
    before += more;
    after += Math.min(spare - more, thereAfter - after);
    int seconds = (int) -Math.floorDiv(-frames * rate.denominator(), rate.numerator());
    return Optional.of(
        new Surroundings(
            new Wish.Middle((int) before, (int) masked, (int) after),
            new Lengths.Asked(seconds, OptionalInt.of((int) frames), Optional.of(rate))));
  }

  private static long there(Rate rate, Optional<FillRequest.Neighbour> clip, Rate of) {
    return clip.map(
            c ->
                Math.max(
                    1,
                    c.frames()
                        * rate.numerator()
                        * of.denominator()
                        / (of.numerator() * rate.denominator())))
        .orElse(0L);
  }

  private static long at(Rate rate, long frames, Rate of) {
    return Math.round(
        (double) frames
            * rate.numerator()
            * of.denominator()
            / ((double) of.numerator() * rate.denominator()));
  }
}
