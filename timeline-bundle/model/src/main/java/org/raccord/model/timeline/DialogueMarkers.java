package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.fill.Take;
import org.raccord.model.fill.Visemes;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Markers that say where the take in use is spoken by a voice of the machine: scratch, to be
 * replaced. They stand on the clip that is heard, and go where another take comes into use.
 */
final class DialogueMarkers {

  private static final String COLOUR = "PURPLE";

  /** Markers of single words begin with this. */
  private static final String WORD = "word: ";

  private DialogueMarkers() {}

  /** The timeline with the markers of the takes in use in a slot. */
  static Timeline on(Timeline timeline, String slotId) {
    List<ItemPath> places = Timelines.slotItems(timeline, slotId);
    if (places.isEmpty()) {
      return timeline;
    }
    ExactTime slot = TrackTimes.start(timeline, places.get(0));
    Timeline now = timeline;
    for (ItemPath path : places) {
      Optional<Clip> clip =
          Timelines.item(now, path).filter(Clip.class::isInstance).map(Clip.class::cast);
      Optional<Take> inUse = clip.flatMap(DialogueMarkers::inUse);
      if (inUse.isPresent()) {
        Clip marked = on(clip.get(), inUse.get(), slot.minus(TrackTimes.start(timeline, path)));
        if (!marked.markers().equals(clip.get().markers())) {
          now = Surgery.replace(now, path, List.of(marked));
        }
      }
    }
    return now;
  }

  /** The timeline with a marker for each word of a take where it is heard. */
  static Edited words(Timeline timeline, String slotId, String takeId) throws EditException {
    List<ItemPath> places = Timelines.slotItems(timeline, slotId);
    Timeline now = timeline;
    int count = 0;
    for (ItemPath path : places) {
      Optional<Clip> clip =
          Timelines.item(now, path).filter(Clip.class::isInstance).map(Clip.class::cast);
      Optional<Take> take = clip.flatMap(DialogueMarkers::inUse).filter(t -> t.id().equals(takeId));
      if (take.isEmpty() || !isHeard(clip.orElseThrow(), take.get())) {
        continue;
      }
      ExactTime start =
          TrackTimes.start(timeline, places.get(0)).minus(TrackTimes.start(timeline, path));
      List<Marker> markers =
          new ArrayList<>(
              clip.get().markers().stream().filter(m -> !m.name().startsWith(WORD)).toList());
      for (SpokenLine line : take.get().lines()) {
        for (SpokenLine.Word word : line.words()) {
          Optional<Marker> marker =
              marker(
                  clip.get(),
                  start,
                  word.start(),
                  word.end(),
                  WORD + word.text(),
                  mouth(line, word));
          marker.ifPresent(markers::add);
          count += marker.isPresent() ? 1 : 0;
        }
      }
      now = Surgery.replace(now, path, List.of(clip.get().withMarkers(markers)));
    }
    if (count == 0) {
      throw new EditException(
          "Take " + takeId + " is not heard in this cut, or knows no words; nothing was marked.");
    }
    return new Edited(
        now, "Marked " + count + " words of take " + takeId, Optional.of(slotId), List.of());
  }

  /** The mouth shapes of a word, as its marker's comment has them. */
  private static String mouth(SpokenLine line, SpokenLine.Word word) {
    return Visemes.of(line).stream()
        .filter(shape -> shape.start() < word.end() && shape.end() > word.start())
        .map(Visemes.Shape::viseme)
        .collect(java.util.stream.Collectors.joining(" "));
  }

  private static Optional<Take> inUse(Clip clip) {
    return clip.slot().stream()
        .flatMap(record -> record.takes().stream())
        .filter(take -> take.referenceKey().equals(clip.activeKey()))
        .findFirst();
  }

  /**
   * The clip with the markers of the take that is in use on it.
   *
   * @param start where the slot begins, from the start of the clip's item; below 0 where the item
   *     begins later than the slot
   */
  private static Clip on(Clip clip, Take take, ExactTime start) {
    List<Marker> markers = new ArrayList<>(without(clip.markers()));
    if (isHeard(clip, take)) {
      for (SpokenLine line : take.lines()) {
        marker(clip, start, line.start(), line.end(), line.manner().notice(), line.text())
            .ifPresent(markers::add);
      }
    }
    return clip.withMarkers(markers);
  }

  private static Optional<Marker> marker(
      Clip clip, ExactTime start, long first, long last, String name, String comment) {
    Rate rate = clip.source().rate();
    FrameTime from = time(first, start, rate);
    FrameTime to = time(last, start, rate);
    if (to.frame() <= 0 || from.frame() >= clip.source().length()) {
      return Optional.empty();
    }
    FrameTime in = from.frame() < 0 ? FrameTime.zero(rate) : from;
    long length = Math.max(1, to.frame() - in.frame());
    return Optional.of(
        new Marker(
            name,
            new FrameRange(clip.source().start() + in.frame(), length, rate),
            comment,
            COLOUR,
            Origin.NONE));
  }

  private static FrameTime time(long sample, ExactTime start, Rate rate) {
    return start.plus(FrameTime.of(sample, Rate.of(SpokenLine.RATE))).at(rate);
  }

  private static boolean isNotice(String name) {
    return Stream.of(SpokenLine.Manner.values()).anyMatch(m -> m.notice().equals(name));
  }

  private static List<Marker> without(List<Marker> markers) {
    return markers.stream().filter(m -> !isNotice(m.name()) && !m.name().startsWith(WORD)).toList();
  }

  /** A take's sound is heard from its sound files, or from its picture where it has none. */
  private static boolean isHeard(Clip clip, Take take) {
    return take.sounds().isEmpty()
        || !(clip.references().get(take.referenceKey()) instanceof MediaReference.External media)
        || !media.name().endsWith(name(take.picture().path()));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
