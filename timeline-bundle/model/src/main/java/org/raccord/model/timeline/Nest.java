package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * A nested timeline: a stack or track among the items of a track.
 *
 * @param name as the editor sees it
 * @param enabled as the file has it
 * @param source the trimmed range in the nest's own time
 * @param speed as for a {@link Clip}
 * @param tracks its tracks, bottom first; a nested track is a nest of one track
 * @param markers in the nest's own time
 * @param origin what it was read from
 */
public record Nest(
    String name,
    boolean enabled,
    FrameRange source,
    double speed,
    List<Track> tracks,
    List<Marker> markers,
    Origin origin)
    implements Item {

  public Nest {
    tracks = List.copyOf(tracks);
    markers = List.copyOf(markers);
  }

  /** How long its longest track is, trimmed or not, at the rate of its lowest track with a rate. */
  public FrameTime contentDuration() {
    Rate rate =
        tracks.stream().flatMap(t -> TrackTimes.rate(t).stream()).findFirst().orElse(source.rate());
    return TrackTimes.duration(tracks, rate);
  }

  public Nest withTracks(List<Track> others) {
    return new Nest(name, enabled, source, speed, others, markers, origin);
  }

  public Nest withSource(FrameRange other) {
    return new Nest(name, enabled, other, speed, tracks, markers, origin);
  }

  @Override
  public FrameTime duration() {
    return source.duration();
  }

  @Override
  public Optional<SlotRecord> slot() {
    return Optional.empty();
  }
}
