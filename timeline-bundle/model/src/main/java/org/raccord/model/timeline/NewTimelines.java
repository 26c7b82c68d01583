package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.TakeFile;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Timelines made of files, and files given other places. */
final class NewTimelines {

  private NewTimelines() {}

  static Timeline concatenate(String name, List<TimelineEdits.NewClip> clips, FrameTime gap) {
    List<Element> picture = new ArrayList<>();
    List<Element> sound = new ArrayList<>();
    boolean sounds = false;
    for (int i = 0; i < clips.size(); i++) {
      TimelineEdits.NewClip file = clips.get(i);
      if (i > 0 && gap.frame() > 0) {
        picture.add(Gap.of(gap));
        sound.add(Gap.of(gap));
      }
      picture.add(clip(file, i));
      boolean has = file.sound() == TimelineEdits.Sound.WITH_SOUND;
      sound.add(has ? clip(file, i) : Gap.of(file.range().duration()));
      sounds |= has;
    }
    List<Track> tracks = new ArrayList<>();
    tracks.add(track("V1", Track.Kind.VIDEO, picture));
    if (sounds) {
      tracks.add(track("A1", Track.Kind.AUDIO, sound));
    }
    return new Timeline(
        name, Optional.empty(), tracks, Optional.empty(), List.of(), Optional.empty(), Origin.NONE);
  }

  private static Track track(String name, Track.Kind kind, List<Element> elements) {
    return new Track(name, kind, true, Optional.empty(), elements, List.of(), Origin.NONE);
  }

  private static Clip clip(TimelineEdits.NewClip file, int index) {
    FrameRange range = file.range();
    MediaReference media =
        new MediaReference.External(file.name(), file.url(), Optional.of(range), Origin.NONE);
    return new Clip(
        file.name(),
        true,
        range,
        1,
        List.of(),
        Map.of(Clip.DEFAULT_MEDIA, media),
        Clip.DEFAULT_MEDIA,
        List.of(),
        file.sound() == TimelineEdits.Sound.WITH_SOUND
            ? Optional.of("clip-" + (index + 1))
            : Optional.empty(),
        Optional.empty(),
        Origin.NONE);
  }

  static Edited relink(
      Timeline timeline, Function<MediaReference.External, Optional<String>> newUrl)
      throws EditException {
    AtomicInteger count = new AtomicInteger();
    Timeline now =
        Surgery.clips(
            timeline,
            clip -> {
              Map<String, MediaReference> media = new LinkedHashMap<>();
              clip.references()
                  .forEach((key, each) -> media.put(key, relinked(each, newUrl, count)));
              return media.equals(clip.references())
                  ? clip
                  : clip.withReferences(media, clip.activeKey());
            });
    if (count.get() == 0) {
      throw new EditException(
          "No media was relinked: no file of the timeline matches. Check the folder or the names.");
    }
    return new Edited(
        now,
        "Relinked " + count.get() + (count.get() == 1 ? " reference" : " references"),
        Optional.empty(),
        List.of());
  }

  static Timeline moveTakes(
      Timeline timeline, Map<String, String> paths, Map<String, String> urls) {
    return Surgery.slots(timeline, item -> moved(item, paths, urls));
  }

  private static Item moved(Item item, Map<String, String> paths, Map<String, String> urls) {
    Optional<SlotRecord> record =
        item.slot()
            .map(
                s ->
                    s.withTakes(
                        s.takes().stream().map(t -> moved(t, paths)).toList(), s.nextTake()));
    Item now = Surgery.withSlot(item, record);
    if (!(now instanceof Clip clip)) {
      return now;
    }
    Map<String, MediaReference> media = new LinkedHashMap<>();
    AtomicInteger count = new AtomicInteger();
    clip.references()
        .forEach(
            (key, each) ->
                media.put(key, relinked(each, e -> Optional.ofNullable(urls.get(e.url())), count)));
    return clip.withReferences(media, clip.activeKey());
  }

  private static Take moved(Take take, Map<String, String> paths) {
    return take.withFiles(
        moved(take.picture(), paths), take.sounds().stream().map(f -> moved(f, paths)).toList());
  }

  private static TakeFile moved(TakeFile file, Map<String, String> paths) {
    String path = paths.getOrDefault(file.path(), file.path());
    return new TakeFile(path, file.sha256(), file.headHandle(), file.length(), file.tailHandle());
  }

  private static MediaReference relinked(
      MediaReference media,
      Function<MediaReference.External, Optional<String>> newUrl,
      AtomicInteger count) {
    if (!(media instanceof MediaReference.External external)) {
      return media;
    }
    Optional<String> url = newUrl.apply(external).filter(u -> !u.equals(external.url()));
    if (url.isEmpty()) {
      return media;
    }
    count.incrementAndGet();
    return new MediaReference.External(
        external.name(), url.get(), external.available(), external.origin());
  }
}
