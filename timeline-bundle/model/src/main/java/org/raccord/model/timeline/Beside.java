package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * The clips beside a point of a track. Gaps, hidden clips and clips without media are passed over;
 * of a nest the clip at its edge stands for it: seen from a sound track that of its production
 * sound, else that of its picture.
 *
 * @param shelf what is known of the media
 */
record Beside(MediaShelf shelf) {

  /** The clip before track time {@code at}: what of it lies before. */
  Optional<Slot.Neighbour> before(
      List<Track> tracks, int track, List<ItemPath.Step> above, ExactTime at) {
    ElementLine line = ElementLine.of(tracks.get(track));
    int end = line.firstFrom(at);
    int last = line.lastBefore(end);
    for (int i = line.lastShownBefore(end); i >= 0; i = line.lastShownBefore(i)) {
      ExactTime cut = line.start(i + 1).compareTo(at) < 0 ? line.start(i + 1) : at;
      Optional<Slot.Neighbour> found =
          edge(
              (Item) line.get(i),
              step(above, track, i),
              tracks.get(track).kind(),
              line.start(i),
              cut,
              End.TAIL,
              i == last);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The clip after track time {@code at}: what of it lies after. */
  Optional<Slot.Neighbour> after(
      List<Track> tracks, int track, List<ItemPath.Step> above, ExactTime at) {
    ElementLine line = ElementLine.of(tracks.get(track));
    int first = line.holding(at);
    for (int i = line.firstShownFrom(first); i < line.size(); i = line.firstShownFrom(i + 1)) {
      ExactTime cut = line.start(i).compareTo(at) > 0 ? line.start(i) : at;
      Optional<Slot.Neighbour> found =
          edge(
              (Item) line.get(i),
              step(above, track, i),
              tracks.get(track).kind(),
              line.start(i),
              cut,
              End.HEAD,
              i == first);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * The clip of an item that starts at {@code start}, cut at {@code cut}; {@code end} says which
   * end of it is met.
   */
  private Optional<Slot.Neighbour> edge(
      Item item,
      List<ItemPath.Step> steps,
      Track.Kind kind,
      ExactTime start,
      ExactTime cut,
      End end,
      boolean contiguous) {
    if (!item.enabled()) {
      return Optional.empty();
    }
    ExactTime offset = cut.minus(start);
    if (item instanceof Clip clip) {
      return clip(clip, steps, offset, end, contiguous);
    }
    if (item instanceof Nest nest && nest.speed() == 1) {
      int lowest = kind == Track.Kind.AUDIO ? lowestSound(nest.tracks()) : -1;
      lowest = lowest < 0 ? lowestVideo(nest.tracks()) : lowest;
      if (lowest < 0) {
        return Optional.empty();
      }
      ExactTime inside = offset.plus(nest.source().startTime());
      Optional<FrameRange> trim = nest.tracks().get(lowest).trim();
      ExactTime at = trim.isPresent() ? inside.plus(trim.get().startTime()) : inside;
      return (end == End.TAIL
              ? before(nest.tracks(), lowest, steps, at)
              : after(nest.tracks(), lowest, steps, at))
          .map(
              n ->
                  new Slot.Neighbour(
                      n.clip(), n.place(), n.usable(), n.contiguous() && contiguous));
    }
    return Optional.empty();
  }

  private Optional<Slot.Neighbour> clip(
      Clip clip, List<ItemPath.Step> steps, ExactTime offset, End end, boolean contiguous) {
    if (clip.media() instanceof MediaReference.Missing
        || clip.media() instanceof MediaReference.Generator) {
      return Optional.empty();
    }
    FrameTime cut = offset.exactly(clip.duration().rate());
    FrameTime none = FrameTime.zero(clip.duration().rate());
    Clip part =
        end == End.TAIL
            ? ClipTimes.trimmed(clip, none, rest(clip, offset))
            : ClipTimes.trimmed(clip, cut, none);
    Optional<FrameRange> available = shelf.available(clip.media());
    Rate rate = available.map(FrameRange::rate).orElse(clip.source().rate());
    FrameRange needed = ClipTimes.mediaNeeded(part, rate);
    Optional<FrameRange> usable =
        available.isPresent() ? needed.intersection(available.get()) : Optional.of(needed);
    return usable
        .filter(u -> !u.isEmpty())
        .map(u -> new Slot.Neighbour(clip, new ItemPath(steps), u, contiguous));
  }

  private static FrameTime rest(Clip clip, ExactTime offset) {
    return ExactTime.of(clip.duration()).minus(offset).exactly(clip.duration().rate());
  }

  /** The lowest track that is heard and may hold production sound, or -1. */
  private static int lowestSound(List<Track> tracks) {
    for (int i = 0; i < tracks.size(); i++) {
      if (ProductionSound.mayBe(tracks.get(i)) && tracks.get(i).enabled()) {
        return i;
      }
    }
    return -1;
  }

  /** The lowest video track that is shown, or -1. */
  static int lowestVideo(List<Track> tracks) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).kind() == Track.Kind.VIDEO && tracks.get(i).enabled()) {
        return i;
      }
    }
    return -1;
  }

  static List<ItemPath.Step> step(List<ItemPath.Step> above, int track, int element) {
    List<ItemPath.Step> steps = new ArrayList<>(above);
    steps.add(new ItemPath.Step(track, element));
    return steps;
  }
}
