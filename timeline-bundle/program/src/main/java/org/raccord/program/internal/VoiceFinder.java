package org.raccord.program.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.Rate;

/**
 * Finds what sounds when: the clips of all audio tracks, or, where there is no audio track, of the
 * picture that is seen. Retimed clips are silent.
 */
final class VoiceFinder {

  /** A stretch of record time, in samples. */
  private record Stretch(long from, long to) {}

  private final Rate sampleRate;
  private final List<Voice> voices = new ArrayList<>();
  private final List<Shot> retimed = new ArrayList<>();
  private boolean retimedNest;

  VoiceFinder(Assembly assembly, int sampleRate) {
    this.sampleRate = Rate.of(sampleRate);
    collect(
        assembly.layers(),
        assembly.trimStart(),
        new Stretch(0, assembly.length().nearest(this.sampleRate)),
        List.of());
  }

  List<Voice> voices() {
    return voices;
  }

  /** Clips that stay silent because they do not run at their own speed. */
  List<Shot> retimed() {
    return retimed;
  }

  /** Whether a retimed nest stays silent. */
  boolean hasRetimedNest() {
    return retimedNest;
  }

  /**
   * The voices of some tracks.
   *
   * @param shift time of the tracks less record time
   */
  private void collect(Layers layers, ExactTime shift, Stretch window, List<Voice.Ramp> ramps) {
    if (layers.hasSoundTracks()) {
      for (Lane lane : layers.sound()) {
        collect(lane, shift, window, ramps, List.of());
      }
      return;
    }
    List<Stretch> covered = new ArrayList<>();
    for (int i = layers.picture().size() - 1; i >= 0; i--) {
      Lane lane = layers.picture().get(i);
      collect(lane, shift, window, ramps, List.copyOf(covered));
      covered.addAll(covers(lane, shift.plus(lane.trimStart())));
    }
  }

  private void collect(
      Lane lane, ExactTime outer, Stretch window, List<Voice.Ramp> ramps, List<Stretch> covered) {
    Stretch bounds = cross(window, stretch(ExactTime.ZERO, lane.length(), outer));
    ExactTime shift = outer.plus(lane.trimStart());
    for (int i = 0; i < lane.items().size(); i++) {
      Lane.Placed placed = lane.items().get(i);
      Optional<Lane.Join> head = lane.head(i);
      Optional<Lane.Join> tail = lane.head(i + 1);
      Stretch heard =
          cross(
              bounds,
              stretch(
                  head.map(Lane.Join::begin).orElse(placed.start()),
                  tail.map(Lane.Join::end).orElse(placed.end()),
                  shift));
      if (heard.from() >= heard.to()) {
        continue;
      }
      List<Voice.Ramp> all = new ArrayList<>(ramps);
      head.ifPresent(join -> all.add(ramp(join, shift, Way.COMES)));
      tail.ifPresent(join -> all.add(ramp(join, shift, Way.GOES)));
      if (placed.content() instanceof Lane.Content.OfShot shot) {
        add(shot.shot(), shift, heard, all, covered);
      } else if (placed.content() instanceof Lane.Content.OfNest nest) {
        if (nest.pace().isPlain()) {
          collect(nest.layers(), shift.plus(nest.pace().start()).minus(placed.start()), heard, all);
        } else {
          retimedNest = true;
        }
      }
    }
  }

  private void add(
      Shot shot, ExactTime shift, Stretch heard, List<Voice.Ramp> ramps, List<Stretch> covered) {
    if (!shot.pace().isPlain()) {
      retimed.add(shot);
      return;
    }
    ExactTime offset = shift.plus(shot.pace().start()).minus(shot.start());
    List<Voice> parts = List.of(new Voice(shot, offset, heard.from(), heard.to(), ramps));
    for (Stretch cover : covered) {
      parts = parts.stream().flatMap(v -> v.without(cover.from(), cover.to()).stream()).toList();
    }
    voices.addAll(parts);
  }

  private enum Way {
    COMES,
    GOES
  }

  private Voice.Ramp ramp(Lane.Join join, ExactTime shift, Way way) {
    return new Voice.Ramp(
        join.begin().minus(shift).nearest(sampleRate),
        join.end().minus(shift).nearest(sampleRate),
        way == Way.COMES);
  }

  /** Where the picture of a track hides what lies below. */
  private List<Stretch> covers(Lane lane, ExactTime shift) {
    List<Stretch> covers = new ArrayList<>();
    for (Lane.Placed placed : lane.items()) {
      if (!(placed.content() instanceof Lane.Content.Empty)) {
        covers.add(stretch(placed.start(), placed.end(), shift));
      }
    }
    return covers;
  }

  private Stretch stretch(ExactTime start, ExactTime end, ExactTime shift) {
    return new Stretch(
        start.minus(shift).nearest(sampleRate), end.minus(shift).nearest(sampleRate));
  }

  private static Stretch cross(Stretch one, Stretch other) {
    return new Stretch(Math.max(one.from(), other.from()), Math.min(one.to(), other.to()));
  }
}
