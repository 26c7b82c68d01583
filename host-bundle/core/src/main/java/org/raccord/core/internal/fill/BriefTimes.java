package org.raccord.core.internal.fill;

import java.util.List;
import org.raccord.model.fill.Brief;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * The times of a brief's lines and effects as a maker of sound has them: in samples from the first
 * one of the sound's slot. The sample of a frame is counted from the timeline's start, as
 * everything is that is laid into it.
 */
final class BriefTimes {

  private static final Rate SAMPLES = Rate.of(SoundBeside.RATE);

  private BriefTimes() {}

  /**
   * The brief in samples.
   *
   * @param start of the picture slot, which the brief's times count from
   * @param zero the sample of the sound's slot, counted as {@code start} is
   */
  static Brief from(Brief brief, FrameTime start, long zero) {
    List<Brief.DialogueLine> lines =
        brief.lines().stream()
            .map(
                line ->
                    new Brief.DialogueLine(
                        line.text(),
                        line.at().map(at -> at(start, at, zero)),
                        line.voice(),
                        line.language(),
                        line.pause()))
            .toList();
    List<Brief.SpotEffect> effects =
        brief.effects().stream()
            .map(
                effect ->
                    new Brief.SpotEffect(
                        effect.file(), at(start, effect.at(), zero), effect.room()))
            .toList();
    return brief.withSound(lines, effects);
  }

  private static FrameTime at(FrameTime start, FrameTime at, long zero) {
    // A time that another program wrote at another rate lies between frames of this one.
    long sample =
        at.rate().equals(start.rate())
            ? start.plus(at).sample(SoundBeside.RATE)
            : start.sample(SoundBeside.RATE) + at.sample(SoundBeside.RATE);
    return FrameTime.of(sample - zero, SAMPLES);
  }
}
