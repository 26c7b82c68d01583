package org.raccord.model.timeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * A clip.
 *
 * @param name as the editor sees it; need not be unique
 * @param enabled false where it is muted or hidden
 * @param source the trimmed range in media time. Its length is the clip's duration whatever the
 *     speed
 * @param speed time_scalar of a linear time warp: 1 plain, 0 freeze, negative reverse
 * @param otherEffects names of effects other than a time warp, for remarks; they are kept in the
 *     origin
 * @param references media references by key, in the file's order; at least the active one
 * @param activeKey key of the reference in use
 * @param markers in media time
 * @param linkGroup what ties it to clips of other tracks, where the file says so
 * @param slot what Raccord stores of the slot that this clip fills
 * @param origin what it was read from
 */
public record Clip(
    String name,
    boolean enabled,
    FrameRange source,
    double speed,
    List<String> otherEffects,
    Map<String, MediaReference> references,
    String activeKey,
    List<Marker> markers,
    Optional<String> linkGroup,
    Optional<SlotRecord> slot,
    Origin origin)
    implements Item {

  /** Key of the reference that a clip of one reference has. */
  public static final String DEFAULT_MEDIA = "DEFAULT_MEDIA";

  public Clip {
    otherEffects = List.copyOf(otherEffects);
    // Nearly every clip has one, and a map that keeps an order takes ten times the memory for it.
    references =
        references.size() < 2
            ? Map.copyOf(references)
            : Collections.unmodifiableMap(new LinkedHashMap<>(references));
    markers = List.copyOf(markers);
    if (!references.containsKey(activeKey)) {
      throw new IllegalArgumentException("A clip's active reference is one of its references");
    }
    if (Double.isNaN(speed) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("A clip's speed is a number");
    }
  }

  /** The reference in use. */
  public MediaReference media() {
    MediaReference media = references.get(activeKey);
    if (media == null) {
      throw new IllegalStateException("checked when the clip was made");
    }
    return media;
  }

  @Override
  public FrameTime duration() {
    return source.duration();
  }

  public Clip withSource(FrameRange other) {
    return with(other, references, activeKey, markers, slot);
  }

  public Clip withReferences(Map<String, MediaReference> others, String active) {
    return with(source, others, active, markers, slot);
  }

  public Clip withSlot(Optional<SlotRecord> other) {
    return with(source, references, activeKey, markers, other);
  }

  public Clip withMarkers(List<Marker> others) {
    return with(source, references, activeKey, others, slot);
  }

  /** The same clip under another name. */
  public Clip withName(String other) {
    return new Clip(
        other,
        enabled,
        source,
        speed,
        otherEffects,
        references,
        activeKey,
        markers,
        linkGroup,
        slot,
        origin);
  }

  /** What an edit changes of a clip; the rest stays. */
  private Clip with(
      FrameRange itsSource,
      Map<String, MediaReference> itsReferences,
      String itsActiveKey,
      List<Marker> itsMarkers,
      Optional<SlotRecord> itsSlot) {
    return new Clip(
        name,
        enabled,
        itsSource,
        speed,
        otherEffects,
        itsReferences,
        itsActiveKey,
        itsMarkers,
        linkGroup,
        itsSlot,
        origin);
  }
}
