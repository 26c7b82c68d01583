package org.raccord.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.Transition;

/** Short words for timelines in tests, at 25 frames per second unless said otherwise. */
final class Cut {

  static final Rate RATE = Rate.FPS_25;

  private Cut() {}

  static Timeline timeline(Track... tracks) {
    return new Timeline(
        "cut",
        Optional.empty(),
        List.of(tracks),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Origin.NONE);
  }

  static Track video(Element... elements) {
    return track(Track.Kind.VIDEO, elements);
  }

  static Track audio(Element... elements) {
    return track(Track.Kind.AUDIO, elements);
  }

  static Track track(Track.Kind kind, Element... elements) {
    return new Track("", kind, true, Optional.empty(), List.of(elements), List.of(), Origin.NONE);
  }

  static Track off(Track track) {
    return new Track(
        "", track.kind(), false, track.trim(), track.elements(), List.of(), Origin.NONE);
  }

  static Track trimmed(Track track, long start, long length) {
    return new Track(
        "",
        track.kind(),
        true,
        Optional.of(new FrameRange(start, length, RATE)),
        track.elements(),
        List.of(),
        Origin.NONE);
  }

  static Gap gap(long frames) {
    return Gap.of(new FrameTime(frames, RATE));
  }

  static Clip clip(String file, long start, long length) {
    return clip(file, start, length, 1);
  }

  static Clip clip(String file, long start, long length, double speed) {
    return clip(file, new FrameRange(start, length, RATE), speed, Optional.empty());
  }

  static Clip clip(String file, FrameRange source, double speed, Optional<FrameRange> available) {
    return of(new MediaReference.External(file, file, available, Origin.NONE), source, speed, true);
  }

  static Clip off(Clip clip) {
    return of(clip.media(), clip.source(), clip.speed(), false);
  }

  static Clip of(MediaReference media, FrameRange source, double speed, boolean enabled) {
    String name = media instanceof MediaReference.External e ? e.name() : "";
    return new Clip(
        name,
        enabled,
        source,
        speed,
        List.of(),
        Map.of(Clip.DEFAULT_MEDIA, media),
        Clip.DEFAULT_MEDIA,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Origin.NONE);
  }

  static Clip missing(long length) {
    return of(
        new MediaReference.Missing("", Optional.empty(), Origin.NONE),
        new FrameRange(0, length, RATE),
        1,
        true);
  }

  static Transition dissolve(long in, long out) {
    return new Transition(
        "", "SMPTE_Dissolve", new FrameTime(in, RATE), new FrameTime(out, RATE), Origin.NONE);
  }

  static Nest nest(long start, long length, double speed, Track... tracks) {
    return new Nest(
        "nest",
        true,
        new FrameRange(start, length, RATE),
        speed,
        List.of(tracks),
        List.of(),
        Origin.NONE);
  }
}
