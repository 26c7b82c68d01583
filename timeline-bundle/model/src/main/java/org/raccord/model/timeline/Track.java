package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;

/**
 * A track.
 *
 * @param name as the file has it; addresses use {@code V1}, {@code A2}: kind and number from the
 *     bottom
 * @param kind what it carries
 * @param enabled false where it is muted or hidden
 * @param trim the track's own source_range, where it has one
 * @param elements items and transitions in order
 * @param markers in track time
 * @param origin what it was read from
 */
public record Track(
    String name,
    Kind kind,
    boolean enabled,
    Optional<FrameRange> trim,
    List<Element> elements,
    List<Marker> markers,
    Origin origin) {

  public Track {
    elements = ElementLine.of(elements);
    markers = List.copyOf(markers);
  }

  public Track withElements(List<Element> others) {
    return new Track(name, kind, enabled, trim, others, markers, origin);
  }

  Track withMarkers(List<Marker> others) {
    return new Track(name, kind, enabled, trim, elements, others, origin);
  }

  /** The same track, seen and heard or not. */
  public Track withEnabled(boolean seenAndHeard) {
    return new Track(name, kind, seenAndHeard, trim, elements, markers, origin);
  }

  /** Whether a track is seen or heard. */
  public enum State {
    ON,
    OFF
  }

  /** What a track carries. */
  public enum Kind {
    VIDEO("V"),
    AUDIO("A"),
    OTHER("X");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }

    /** The letter that addresses begin with. */
    public String letter() {
      return letter;
    }
  }
}
