package org.raccord.otio.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.ClipTimes;

/** Writes times with the rates as the file that was read writes them. */
final class TimeWriter {

  private final Map<Rate, String> rateTexts;

  TimeWriter(Map<Rate, String> rateTexts) {
    this.rateTexts = rateTexts;
  }

  /** Some rate of the file, for times that are zero. */
  Rate anyRate() {
    return rateTexts.keySet().stream().findFirst().orElse(Rate.FPS_24);
  }

  /** A range; JSON null where there is none. */
  Json range(Optional<FrameRange> range) {
    return range.map(this::range).orElse(Json.NULL);
  }

  Json range(FrameRange range) {
    return Json.Obj.EMPTY
        .with("OTIO_SCHEMA", Json.of("TimeRange.1"))
        .with("duration", time(range.duration()))
        .with("start_time", time(range.startTime()));
  }

  /**
   * A range in place of one that was read: an edge that did not change keeps its text.
   *
   * @param old the JSON that was read
   * @param was what it was read as
   */
  Json range(Optional<Json> old, Optional<FrameRange> was, FrameRange now) {
    if (was.isEmpty() || old.isEmpty() || !(old.get() instanceof Json.Obj node)) {
      return range(now);
    }
    FrameRange before = was.get();
    Json.Obj changed = node;
    if (now.duration().compareTo(before.duration()) != 0) {
      changed = changed.with("duration", time(now.duration(), before.rate()));
    }
    if (now.startTime().compareTo(before.startTime()) != 0) {
      changed = changed.with("start_time", time(now.startTime(), before.rate()));
    }
    return changed;
  }

  Json time(FrameTime time) {
    return time(time, time.rate());
  }

  /** A time at {@code rate} where it can be said at it: whole frames, or a part of one. */
  private Json time(FrameTime time, Rate rate) {
    if (time.isExactAt(rate)) {
      return json(Json.of((double) time.at(rate).frame()), rate);
    }
    Rate finer = ClipTimes.commonRate(time.rate(), rate);
    if (finer.equals(time.rate())) {
      BigDecimal value =
          BigDecimal.valueOf(time.frame())
              .multiply(BigDecimal.valueOf(time.rate().denominator()))
              .multiply(BigDecimal.valueOf(rate.numerator()))
              .divide(
                  BigDecimal.valueOf(time.rate().numerator())
                      .multiply(BigDecimal.valueOf(rate.denominator())),
                  MathContext.DECIMAL64);
      return json(Json.of(value.doubleValue()), rate);
    }
    return json(Json.of((double) time.frame()), time.rate());
  }

  private Json json(Json value, Rate rate) {
    String text = rateTexts.getOrDefault(rate, "");
    return Json.Obj.EMPTY
        .with("OTIO_SCHEMA", Json.of("RationalTime.1"))
        .with("rate", text.isEmpty() ? Json.of(rate.toDouble()) : new Json.Word(text))
        .with("value", value);
  }
}
