package org.raccord.model.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Small timelines for tests, at 24 frames a second. */
public final class Cuts {

  static final Rate RATE = Rate.FPS_24;

  private Cuts() {}

  static FrameRange range(long start, long length) {
    return new FrameRange(start, length, RATE);
  }

  static FrameTime frames(long count) {
    return FrameTime.of(count, RATE);
  }

  /** A clip of {@code NAME.mov}, which has 1000 frames from 0. */
  public static Clip clip(String name, long start, long length) {
    return clip(name, start, length, 1);
  }

  static Clip clip(String name, long start, long length, double speed) {
    return of(
        name,
        range(start, length),
        speed,
        new MediaReference.External(name, name + ".mov", Optional.of(range(0, 1000)), Origin.NONE));
  }

  static Clip missing(String name, long length) {
    return of(
        name, range(0, length), 1, new MediaReference.Missing("", Optional.empty(), Origin.NONE));
  }

  static Clip of(String name, FrameRange source, double speed, MediaReference media) {
    return new Clip(
        name,
        true,
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

  static Gap gap(long length) {
    return Gap.of(frames(length));
  }

  static Transition dissolve(long in, long out) {
    return new Transition("dissolve", "SMPTE_Dissolve", frames(in), frames(out), Origin.NONE);
  }

  static Track video(Element... elements) {
    return track("", Track.Kind.VIDEO, elements);
  }

  static Track audio(String name, Element... elements) {
    return track(name, Track.Kind.AUDIO, elements);
  }

  static Track track(String name, Track.Kind kind, Element... elements) {
    return new Track(name, kind, true, Optional.empty(), List.of(elements), List.of(), Origin.NONE);
  }

  static Timeline timeline(Track... tracks) {
    return timeline(List.of(), tracks);
  }

  static Timeline timeline(List<Marker> markers, Track... tracks) {
    return new Timeline(
        "cut",
        Optional.empty(),
        List.of(tracks),
        Optional.empty(),
        markers,
        Optional.empty(),
        Origin.NONE);
  }

  static Marker marker(String name, long start, long length, String comment) {
    return new Marker(name, range(start, length), comment, "", Origin.NONE);
  }

  public static Take take(String id, long length) {
    return new Take(
        id,
        "continuity:default",
        "0.1.0",
        Brief.OPEN,
        7,
        Map.of(),
        DigitalSourceType.ALGORITHMIC_MEDIA,
        "bridge",
        "a bridge",
        0.5,
        List.of(),
        new Take.FrameCounts(0, length, 24),
        new TakeFile("cut.raccord/takes/" + id + ".mov", "00", 12, length, 12),
        List.of(),
        new Fingerprint("a", "b", length, "24"),
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }

  public static MediaReference file(String id, long frames) {
    return new MediaReference.External(id, id + ".mov", Optional.of(range(0, frames)), Origin.NONE);
  }

  static SlotSurvey survey(Timeline timeline) {
    return SlotFinder.find(timeline, MediaShelf.TRUSTING);
  }

  static Slot slot(Timeline timeline, String address) {
    return survey(timeline).slots().stream()
        .filter(s -> s.address().equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError(address + " is not among " + survey(timeline)));
  }

  /** The timeline with one take in the slot. */
  static Timeline fill(Timeline timeline, String address, String takeId) throws EditException {
    Slot slot = slot(timeline, address);
    long length = slot.record().length();
    return TimelineEdits.putTake(
            timeline,
            slot,
            take(takeId, length),
            file(takeId, length + 24),
            new FrameRange(12, length, slot.record().rate()),
            List.of())
        .timeline();
  }
}
