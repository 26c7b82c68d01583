package org.raccord.core.internal.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaException;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.AiSystem;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;

/**
 * What a rendering says of how it came to be, from the takes that it shows and from what other
 * media say of themselves. Where there is neither, it says nothing: nobody knows where footage
 * comes from.
 */
final class RenderMark {

  private final Timeline timeline;
  private final MediaBay bay;
  private final FrameRange range;
  private final List<Optional<SourceMark>> shown = new ArrayList<>();

  private RenderMark(Timeline timeline, MediaBay bay, FrameRange range) {
    this.timeline = timeline;
    this.bay = bay;
    this.range = range;
  }

  static Optional<SourceMark> of(Timeline timeline, MediaBay bay, FrameRange range) {
    RenderMark render = new RenderMark(timeline, bay, range);
    for (ItemPath path : Timelines.items(timeline, i -> true)) {
      Optional<Item> item = Timelines.item(timeline, path);
      boolean picture =
          Timelines.track(timeline, path).filter(t -> t.kind() == Track.Kind.VIDEO).isPresent();
      if (picture && item.isPresent() && item.get() instanceof Clip clip && render.isSeen(path)) {
        render.shown.add(render.mark(clip));
      }
    }
    return render.together();
  }

  private boolean isSeen(ItemPath path) {
    return TrackTimes.seen(timeline, path)
        .filter(
            seen ->
                seen.startTime().compareTo(range.endTime()) < 0
                    && range.startTime().compareTo(seen.endTime()) < 0)
        .isPresent();
  }

  private Optional<SourceMark> mark(Clip clip) {
    Optional<SourceMark> inFile = bay.locate(clip.media()).flatMap(this::inFile);
    return inFile.isPresent() ? inFile : take(clip).map(RenderMark::ofTake);
  }

  private Optional<SourceMark> inFile(Path file) {
    try {
      return bay.facts(file).mark();
    } catch (MediaException e) {
      // It is shown as a slate, which the rendering's remarks say.
      return Optional.empty();
    }
  }

  private static Optional<Take> take(Clip clip) {
    return clip.slot().map(SlotRecord::takes).orElse(List.of()).stream()
        .filter(t -> t.referenceKey().equals(clip.activeKey()))
        .findFirst();
  }

  private static SourceMark ofTake(Take take) {
    return new SourceMark(
        take.sourceType().uri(),
        take.ai().map(AiSystem::name),
        take.ai().map(AiSystem::version).filter(v -> !v.isBlank()));
  }

  private Optional<SourceMark> together() {
    Set<String> codes = new LinkedHashSet<>();
    Set<String> systems = new LinkedHashSet<>();
    Set<String> versions = new LinkedHashSet<>();
    boolean trained = false;
    boolean algorithmic = false;
    for (Optional<SourceMark> each : shown) {
      codes.add(each.map(SourceMark::code).orElse(""));
      trained |= each.filter(SourceMark::isOfTrainedModel).isPresent();
      algorithmic |=
          each.filter(
                  m ->
                      m.code().equals(DigitalSourceType.ALGORITHMIC_MEDIA.code())
                          || m.code().equals(DigitalSourceType.COMPOSITE.code()))
              .isPresent();
      each.flatMap(SourceMark::system).ifPresent(systems::add);
      each.flatMap(SourceMark::systemVersion).ifPresent(versions::add);
    }
    if (!trained && !algorithmic) {
      return Optional.empty();
    }
    String type =
        codes.size() == 1
            ? shown.get(0).orElseThrow().sourceType()
            : (trained
                    ? DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA
                    : DigitalSourceType.COMPOSITE)
                .uri();
    return Optional.of(new SourceMark(type, joined(systems), joined(versions)));
  }

  private static Optional<String> joined(Set<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", names));
  }
}
