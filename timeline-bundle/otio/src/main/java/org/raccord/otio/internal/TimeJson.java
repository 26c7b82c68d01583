package org.raccord.otio.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.ClipTimes;

/**
 * RationalTime and TimeRange. Rates that stand for an NTSC rate become n/1001; the text of each
 * rate is remembered, so that new times are written with the file's own numbers. Times between
 * frames are held exactly at a multiple of their rate.
 */
final class TimeJson {

  /** Below this part of a frame a value counts as whole: twice OTIO's own epsilon at 60 fps. */
  private static final double WHOLE = 1e-4;

  private static final int[] NTSC = {15, 24, 30, 48, 60, 96, 120, 240};
  private static final int MAX_MULTIPLE = 1000;

  /** More than any timeline has, and little enough where every time of a file has another. */
  private static final int MOST_RATES = 256;

  private final Map<Rate, String> rateTexts = new LinkedHashMap<>();

  /** What the numbers stand for that were met before: a timeline has few rates. */
  private final Map<String, Optional<Rate>> rates = new HashMap<>();

  /** A time as it stands in the file: a value at a rate, or at no rate. */
  private record Raw(double value, Optional<Rate> rate) {}

  /** The rate that a number stands for; empty where it is none (0, negative, NaN). */
  static Optional<Rate> snap(double rate) {
    if (!(rate > 1e-6) || rate > 1e9) {
      return Optional.empty();
    }
    if (Math.abs(rate - Math.rint(rate)) < 1e-6) {
      return Optional.of(Rate.of(Math.round(rate)));
    }
    for (int n : NTSC) {
      if (Math.abs(rate - n * 1000.0 / 1001) < 0.006) {
        return Optional.of(new Rate(n * 1000L, 1001));
      }
    }
    BigDecimal exact = BigDecimal.valueOf(rate).setScale(6, RoundingMode.HALF_EVEN);
    return Optional.of(new Rate(exact.unscaledValue().longValueExact(), 1_000_000));
  }

  /** A time; empty where the value is missing, null, or not finite. */
  Optional<FrameTime> time(Optional<Json> json, Rate fallback) {
    return raw(json)
        .map(
            raw -> {
              Rate rate = raw.rate().orElse(fallback);
              long multiple = multiple(raw.value());
              return exact(raw.rate().isPresent() ? raw.value() : 0, rate, multiple);
            });
  }

  /** A range with both edges exact; empty where the range is missing, null, or not finite. */
  Optional<FrameRange> range(Optional<Json> json, Rate fallback) {
    Optional<Json.Obj> object = json.filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    Optional<FrameTime> duration = object.flatMap(o -> time(o.get("duration"), fallback));
    if (object.isEmpty() || duration.isEmpty()) {
      return Optional.empty();
    }
    Rate rate = duration.get().rate();
    FrameTime start = time(object.get().get("start_time"), rate).orElse(FrameTime.zero(rate));
    return Optional.of(ClipTimes.exactRange(start, notNegative(duration.get())));
  }

  /** What media there is: whole frames only, at the rate the file states. */
  Optional<FrameRange> available(Optional<Json> json, Rate fallback) {
    Optional<Json.Obj> object = json.filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    Optional<Raw> duration = object.flatMap(o -> raw(o.get("duration")));
    if (duration.isEmpty() || duration.get().rate().isEmpty()) {
      return Optional.empty();
    }
    Rate rate = duration.get().rate().get();
    long length = (long) Math.floor(duration.get().value() + WHOLE);
    FrameTime start =
        time(object.get().get("start_time"), rate).orElse(FrameTime.zero(rate)).at(rate);
    return length < 1 ? Optional.empty() : Optional.of(new FrameRange(start.frame(), length, rate));
  }

  private static FrameTime notNegative(FrameTime duration) {
    return duration.frame() < 0 ? FrameTime.zero(duration.rate()) : duration;
  }

  private Optional<Raw> raw(Optional<Json> json) {
    if (json.isEmpty() || !(json.get() instanceof Json.Obj object)) {
      return Optional.empty();
    }
    double value = object.number("value").orElse(0.0);
    if (Double.isNaN(value) || Math.abs(value) > 1e15) {
      return Optional.empty();
    }
    Optional<Rate> rate = object.word("rate").flatMap(this::rate);
    return Optional.of(new Raw(value, rate));
  }

  private Optional<Rate> rate(String token) {
    Optional<Rate> known = rates.get(token);
    if (known == null) {
      known = JsonText.number(token).flatMap(TimeJson::snap);
      known.ifPresent(rate -> rateTexts.putIfAbsent(rate, token));
      if (rates.size() < MOST_RATES) {
        rates.put(token, known);
      }
    }
    return known;
  }

  private static FrameTime exact(double value, Rate rate, long multiple) {
    return FrameTime.of(
        Math.round(value * multiple),
        multiple == 1 ? rate : new Rate(rate.numerator() * multiple, rate.denominator()));
  }

  private static long multiple(double value) {
    if (Math.abs(value - Math.rint(value)) < WHOLE) {
      return 1;
    }
    for (int k = 2; k < MAX_MULTIPLE; k++) {
      double part = value * k;
      if (Math.abs(part - Math.rint(part)) < 1e-6) {
        return k;
      }
    }
    return MAX_MULTIPLE;
  }

  /** The text of each rate in the file that was read. */
  Map<Rate, String> rateTexts() {
    return rateTexts;
  }
}
