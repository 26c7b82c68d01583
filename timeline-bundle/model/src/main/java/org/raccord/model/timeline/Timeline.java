package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Budget;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.ShotColour;
import org.raccord.model.picture.ViewingLut;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * A timeline.
 *
 * @param name as the editor sees it
 * @param globalStart record timecode of its first frame; zero where the file has none
 * @param tracks bottom first, all kinds in the file's order
 * @param trim the top stack's own source_range, where it has one
 * @param markers in record time from zero (without {@code globalStart})
 * @param declaredFormat raster and colour where the file declares them (Raccord's own metadata)
 * @param unplaced slots of an earlier cut that have no place in this one
 * @param policy what it forbids, wherever it is opened
 * @param budget what fills of it may cost together, where the editor has set that
 * @param colour what the values of its shots stand for, where the editor has said that
 * @param viewing the table through which it is looked at, where there is one
 * @param origin what it was read from
 */
public record Timeline(
    String name,
    Optional<FrameTime> globalStart,
    List<Track> tracks,
    Optional<FrameRange> trim,
    List<Marker> markers,
    Optional<PictureFormat> declaredFormat,
    List<UnplacedSlot> unplaced,
    TimelinePolicy policy,
    Optional<Budget> budget,
    Optional<ShotColour> colour,
    Optional<ViewingLut> viewing,
    Origin origin) {

  public Timeline {
    tracks = List.copyOf(tracks);
    markers = List.copyOf(markers);
    unplaced = List.copyOf(unplaced);
  }

  /** A timeline without a budget, of whose shots nothing is said. */
  public Timeline(
      String name,
      Optional<FrameTime> globalStart,
      List<Track> tracks,
      Optional<FrameRange> trim,
      List<Marker> markers,
      Optional<PictureFormat> declaredFormat,
      List<UnplacedSlot> unplaced,
      TimelinePolicy policy,
      Origin origin) {
    this(
        name,
        globalStart,
        tracks,
        trim,
        markers,
        declaredFormat,
        unplaced,
        policy,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        origin);
  }

  /** A timeline to which every take it ever had belongs. */
  public Timeline(
      String name,
      Optional<FrameTime> globalStart,
      List<Track> tracks,
      Optional<FrameRange> trim,
      List<Marker> markers,
      Optional<PictureFormat> declaredFormat,
      Origin origin) {
    this(
        name,
        globalStart,
        tracks,
        trim,
        markers,
        declaredFormat,
        List.of(),
        TimelinePolicy.NONE,
        origin);
  }

  public Timeline withTracks(List<Track> others) {
    return with(others, unplaced, policy, budget, colour, viewing);
  }

  public Timeline withUnplaced(List<UnplacedSlot> others) {
    return with(tracks, others, policy, budget, colour, viewing);
  }

  public Timeline withPolicy(TimelinePolicy other) {
    return with(tracks, unplaced, other, budget, colour, viewing);
  }

  public Timeline withBudget(Optional<Budget> other) {
    return with(tracks, unplaced, policy, other, colour, viewing);
  }

  public Timeline withColour(Optional<ShotColour> other) {
    return with(tracks, unplaced, policy, budget, other, viewing);
  }

  public Timeline withViewing(Optional<ViewingLut> other) {
    return with(tracks, unplaced, policy, budget, colour, other);
  }

  public Timeline withMarkers(List<Marker> others) {
    return new Timeline(
        name,
        globalStart,
        tracks,
        trim,
        others,
        declaredFormat,
        unplaced,
        policy,
        budget,
        colour,
        viewing,
        origin);
  }

  private Timeline with(
      List<Track> itsTracks,
      List<UnplacedSlot> itsUnplaced,
      TimelinePolicy itsPolicy,
      Optional<Budget> itsBudget,
      Optional<ShotColour> itsColour,
      Optional<ViewingLut> itsViewing) {
    return new Timeline(
        name,
        globalStart,
        itsTracks,
        trim,
        markers,
        declaredFormat,
        itsUnplaced,
        itsPolicy,
        itsBudget,
        itsColour,
        itsViewing,
        origin);
  }
}
