package org.raccord.core.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.model.time.Rate;

/** Writes small OTIO timelines; times are frames of one rate. */
final class Cut {

  private final Rate rate;
  private final List<String> tracks = new ArrayList<>();
  private String start = "null";

  Cut(Rate rate) {
    this.rate = rate;
  }

  private String time(long value) {
    return String.format(
        Locale.ROOT,
        "{\"OTIO_SCHEMA\": \"RationalTime.1\", \"rate\": %s, \"value\": %d}",
        rate.toDouble(),
        value);
  }

  private String range(long start, long length) {
    return "{\"OTIO_SCHEMA\": \"TimeRange.1\", \"start_time\": "
        + time(start)
        + ", \"duration\": "
        + time(length)
        + "}";
  }

  /** A clip of {@code file}, which has {@code available} frames. */
  String clip(String file, long start, long length, long available) {
    return clip(file, 0, start, length, available, "");
  }

  /** A clip of a file that counts its frames from a timecode. */
  String counted(String file, long zero, long start, long length, long available) {
    return clip(file, zero, start, length, available, "");
  }

  /** A clip that has no media yet. */
  String missing(long length) {
    return "{\"OTIO_SCHEMA\": \"Clip.1\", \"name\": \"wanted\", \"source_range\": "
        + range(0, length)
        + ", \"media_reference\": {\"OTIO_SCHEMA\": \"MissingReference.1\"}}";
  }

  /** A nested timeline of one track, of which {@code length} frames from {@code start} are seen. */
  String nest(long start, long length, String... items) {
    return "{\"OTIO_SCHEMA\": \"Stack.1\", \"name\": \"nest\", \"source_range\": "
        + range(start, length)
        + ", \"children\": [{\"OTIO_SCHEMA\": \"Track.1\", \"kind\": \"Video\", \"children\": ["
        + String.join(", ", items)
        + "]}]}";
  }

  /** The same on a sound track. */
  String soundNest(long start, long length, String... items) {
    return nest(start, length, items).replace("\"kind\": \"Video\"", "\"kind\": \"Audio\"");
  }

  /** A clip at another speed, or frozen at speed 0. */
  String retimed(String file, long start, long length, long available, double speed) {
    String effect =
        speed == 0
            ? "{\"OTIO_SCHEMA\": \"FreezeFrame.1\", \"effect_name\": \"FreezeFrame\", \"time_scalar\": 0}"
            : "{\"OTIO_SCHEMA\": \"LinearTimeWarp.1\", \"effect_name\": \"LinearTimeWarp\","
                + " \"time_scalar\": "
                + speed
                + "}";
    return clip(file, 0, start, length, available, ", \"effects\": [" + effect + "]");
  }

  /** A clip with a marker at its first frame. */
  String marked(String file, long start, long length, long available, String marker) {
    String markers =
        "{\"OTIO_SCHEMA\": \"Marker.2\", \"name\": \""
            + marker
            + "\", \"color\": \"RED\", \"comment\": \"\", \"metadata\": {}, \"marked_range\": "
            + range(start, 0)
            + "}";
    return clip(file, 0, start, length, available, ", \"markers\": [" + markers + "]");
  }

  private String clip(
      String file, long zero, long start, long length, long available, String more) {
    return "{\"OTIO_SCHEMA\": \"Clip.1\", \"name\": \""
        + file
        + "\", \"source_range\": "
        + range(zero + start, length)
        + ", \"media_reference\": {\"OTIO_SCHEMA\": \"ExternalReference.1\", \"target_url\": \""
        + file
        + "\", \"available_range\": "
        + range(zero, available)
        + "}"
        + more
        + "}";
  }

  String gap(long length) {
    return "{\"OTIO_SCHEMA\": \"Gap.1\", \"source_range\": " + range(0, length) + "}";
  }

  String dissolve(long in, long out) {
    return "{\"OTIO_SCHEMA\": \"Transition.1\", \"transition_type\": \"SMPTE_Dissolve\","
        + " \"in_offset\": "
        + time(in)
        + ", \"out_offset\": "
        + time(out)
        + "}";
  }

  /** The record timecode of the first frame. */
  Cut startingAt(long frame) {
    start = time(frame);
    return this;
  }

  Cut video(String... items) {
    return track("Video", "V" + (tracks.size() + 1), items);
  }

  Cut audio(String name, String... items) {
    return track("Audio", name, items);
  }

  private Cut track(String kind, String name, String... items) {
    tracks.add(
        "{\"OTIO_SCHEMA\": \"Track.1\", \"kind\": \""
            + kind
            + "\", \"name\": \""
            + name
            + "\", \"children\": ["
            + String.join(", ", items)
            + "]}");
    return this;
  }

  /** The document. */
  String text() {
    return "{\"OTIO_SCHEMA\": \"Timeline.1\", \"name\": \"cut\", \"global_start_time\": "
        + start
        + ", \"tracks\": {\"OTIO_SCHEMA\":"
        + " \"Stack.1\", \"name\": \"tracks\", \"children\": ["
        + String.join(", ", tracks)
        + "]}}";
  }
}
