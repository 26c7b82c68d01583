package org.raccord.core.internal.fill;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaException;
import org.raccord.media.PictureFacts;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;

/**
 * The picture format of takes: raster, pixel aspect and colour as the timeline declares them, else
 * as the order says, else as most frames of the track have them; in a layout that a take can carry.
 */
public final class TakeFormat {

  private final Timeline timeline;
  private final Optional<PictureFormat> ordered;
  private final MediaBay bay;
  private final IdentityHashMap<Track, Optional<PictureFormat>> ofTracks = new IdentityHashMap<>();

  /** The formats of many slots of a timeline: each track is looked through once. */
  public TakeFormat(Timeline timeline, Optional<PictureFormat> ordered, MediaBay bay) {
    this.timeline = timeline;
    this.ordered = ordered;
    this.bay = bay;
  }

  /** The format for a slot; empty where no media tells of one. */
  public static Optional<PictureFormat> of(
      Timeline timeline, Slot slot, Optional<PictureFormat> ordered, MediaBay bay) {
    return new TakeFormat(timeline, ordered, bay).of(slot);
  }

  /** The format for a slot; empty where no media tells of one. */
  public Optional<PictureFormat> of(Slot slot) {
    Track track = timeline.tracks().get(slot.place().steps().get(0).track());
    return timeline
        .declaredFormat()
        .or(() -> ordered)
        .or(() -> ofTracks.computeIfAbsent(track, t -> ofTrack(t, bay)))
        .or(() -> slot.before().or(slot::after).flatMap(n -> ofClip(n.clip(), bay)))
        .map(TakeFormat::forTake);
  }

  /** The format of most frames of a timeline's pictures. */
  public static Optional<PictureFormat> of(Timeline timeline, MediaBay bay) {
    return timeline
        .declaredFormat()
        .or(
            () ->
                timeline.tracks().stream()
                    .filter(t -> t.kind() == Track.Kind.VIDEO)
                    .map(t -> ofTrack(t, bay))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<PictureFormat> ofTrack(Track track, MediaBay bay) {
    Map<PictureFormat, Double> seconds = new LinkedHashMap<>();
    Map<PictureFormat, PictureFormat> deepest = new HashMap<>();
    Map<String, Optional<PictureFormat>> ofUrls = new HashMap<>();
    for (Element element : track.elements()) {
      if (element instanceof Clip clip && !clip.activeKey().startsWith("raccord:")) {
        // A hundred thousand clips are cut from few files: each is looked for once.
        (clip.media() instanceof MediaReference.External external
                ? ofUrls.computeIfAbsent(external.url(), url -> ofClip(clip, bay))
                : ofClip(clip, bay))
            .ifPresent(
                format -> {
                  // Clips that differ in sampling or depth alone are of one raster and colour.
                  PictureFormat kind = format.withLayout(PixelLayout.YUV422_10);
                  seconds.merge(kind, clip.duration().toSecondsForDisplay(), Double::sum);
                  deepest.merge(kind, format, TakeFormat::richer);
                });
      }
    }
    return seconds.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> deepest.getOrDefault(most.getKey(), most.getKey()));
  }

  private static PictureFormat richer(PictureFormat a, PictureFormat b) {
    return score(b.layout()) > score(a.layout()) ? b : a;
  }

  private static int score(PixelLayout layout) {
    return layout.bitDepth() - 4 * (layout.chromaShiftX() + layout.chromaShiftY());
  }

  private static Optional<PictureFormat> ofClip(Clip clip, MediaBay bay) {
    Optional<Path> file = bay.locate(clip.media());
    try {
      return file.isEmpty()
          ? Optional.empty()
          : bay.facts(file.get())
              .picture()
              .filter(p -> p.refusal().isEmpty())
              .map(PictureFacts::format);
    } catch (MediaException e) {
      return Optional.empty();
    }
  }

  /** The same picture in a layout and range that takes are written in. */
  public static PictureFormat forTake(PictureFormat format) {
    PixelLayout from = format.layout();
    boolean full = from.family() != PixelLayout.Family.GREY && from.chromaShiftX() == 0;
    int depth = Math.max(10, from.bitDepth());
    PixelLayout layout = new PixelLayout(PixelLayout.Family.YUV, depth, full ? 0 : 1, 0);
    ColourTags colour = format.colour();
    boolean rgb = from.family() == PixelLayout.Family.RGB;
    ColourTags narrow =
        new ColourTags(
            colour.primaries(),
            colour.transfer(),
            rgb && colour.matrix() == 0 ? ColourTags.BT709.matrix() : colour.matrix(),
            ColourTags.Range.NARROW,
            colour.chromaLocation());
    return format.withLayout(layout).withColour(narrow);
  }
}
