package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts the sound that clips bring with their picture on a track of its own, where a timeline has
 * none: what is heard stays the same, and sound can be given a place that the picture does not
 * have.
 */
public final class DetachedSound {

  private static final String NAME = "Production";

  private DetachedSound() {}

  /**
   * The timeline with a sound track under its picture track; nothing stands on it where the slot
   * is.
   *
   * @param slot id of the slot
   * @param sounds whether a clip's file has sound
   * @return empty where there are sound tracks, more than one picture track, or nests: what is
   *     heard of those is not told by one track
   */
  public static Optional<Timeline> of(Timeline timeline, String slot, Predicate<Clip> sounds) {
    List<Track> pictures =
        timeline.tracks().stream()
            .filter(t -> t.kind() == Track.Kind.VIDEO && !t.elements().isEmpty())
            .toList();
    boolean plain =
        timeline.tracks().stream().noneMatch(t -> t.kind() == Track.Kind.AUDIO)
            && pictures.size() == 1
            && pictures.get(0).enabled()
            && pictures.get(0).elements().stream().noneMatch(Nest.class::isInstance);
    if (!plain) {
      return Optional.empty();
    }
    List<Track> tracks = new ArrayList<>(timeline.tracks());
    tracks.add(
        new Track(
            NAME,
            Track.Kind.AUDIO,
            true,
            pictures.get(0).trim(),
            line(pictures.get(0).elements(), slot, sounds),
            List.of(),
            Origin.NONE));
    return Optional.of(timeline.withTracks(tracks));
  }

  private static List<Element> line(List<Element> picture, String slot, Predicate<Clip> sounds) {
    List<Element> line = new ArrayList<>();
    for (Element element : picture) {
      if (element instanceof Clip clip
          && clip.enabled()
          && clip.speed() == 1
          && clip.slot().filter(s -> s.id().equals(slot)).isEmpty()
          && sounds.test(clip)) {
        line.add(heard(clip));
      } else if (element instanceof Item item) {
        line.add(Gap.of(item.duration()));
      } else if (element instanceof Transition t) {
        line.add(new Transition(t.name(), t.type(), t.inOffset(), t.outOffset(), Origin.NONE));
      }
    }
    // A transition stands between two clips.
    for (int i = line.size() - 1; i >= 0; i--) {
      boolean between =
          i > 0
              && i + 1 < line.size()
              && line.get(i - 1) instanceof Clip
              && line.get(i + 1) instanceof Clip;
      if (line.get(i) instanceof Transition && !between) {
        line.remove(i);
      }
    }
    return line;
  }

  private static Clip heard(Clip clip) {
    return new Clip(
        clip.name(),
        true,
        clip.source(),
        1,
        List.of(),
        Map.of(Clip.DEFAULT_MEDIA, clip.media()),
        Clip.DEFAULT_MEDIA,
        List.of(),
        clip.linkGroup(),
        Optional.empty(),
        Origin.NONE);
  }
}
