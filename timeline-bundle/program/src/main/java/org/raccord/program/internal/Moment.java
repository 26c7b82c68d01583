package org.raccord.program.internal;

import org.raccord.model.time.Rate;

/**
 * The time one frame of the program takes, in the time of whatever it is looked up in.
 *
 * <p>What is cut to is decided at the middle of the frame, which rounds every edit point to the
 * nearest frame of the program; which picture of the media is shown is decided at the instant the
 * frame begins.
 *
 * @param begin when the frame begins
 * @param half half of its duration, above zero
 */
record Moment(ExactTime begin, ExactTime half) {

  static Moment of(long frame, Rate rate) {
    return new Moment(ExactTime.of(frame, rate), ExactTime.of(1, rate).half());
  }

  ExactTime middle() {
    return begin.plus(half);
  }
}
