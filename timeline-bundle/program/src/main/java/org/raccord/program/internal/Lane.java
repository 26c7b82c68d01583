package org.raccord.program.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.Transition;

/** A track laid out in exact time. */
final class Lane {

  /** What an item shows. */
  sealed interface Content {
    /** A gap, or a clip that is switched off or has no media yet. */
    record Empty() implements Content {}

    record OfShot(Shot shot) implements Content {}

    record OfNest(Layers layers, Pace pace) implements Content {}
  }

  /** An item in its place: half-open on the left, see {@link Moment}. */
  record Placed(Item item, ExactTime start, ExactTime end, Content content) {}

  /** A transition: it begins before {@code cut} and ends after it. */
  record Join(Transition transition, ExactTime begin, ExactTime cut, ExactTime end) {}

  private final Track track;
  private final List<Placed> items = new ArrayList<>();

  /** For each item the transition at its head; one more for the end of the track. */
  private final List<Optional<Join>> heads = new ArrayList<>();

  private final ExactTime trimStart;
  private final ExactTime length;

  Lane(Track track, boolean backwards) {
    this.track = track;
    ExactTime position = ExactTime.ZERO;
    Optional<Join> pending = Optional.empty();
    for (Element element : track.elements()) {
      if (element instanceof Transition transition) {
        pending =
            Optional.of(
                new Join(
                    transition,
                    position.minus(ExactTime.of(transition.inOffset())),
                    position,
                    position.plus(ExactTime.of(transition.outOffset()))));
      } else if (element instanceof Item item) {
        ExactTime end = position.plus(ExactTime.of(item.duration()));
        items.add(new Placed(item, position, end, content(item, position, backwards)));
        heads.add(pending);
        pending = Optional.empty();
        position = end;
      }
    }
    heads.add(pending);
    trimStart = track.trim().map(t -> ExactTime.of(t.startTime())).orElse(ExactTime.ZERO);
    length = track.trim().map(t -> ExactTime.of(t.duration())).orElse(position);
  }

  private static Content content(Item item, ExactTime start, boolean backwards) {
    if (!item.enabled() || item instanceof Gap) {
      return new Content.Empty();
    }
    if (item instanceof Clip clip) {
      return clip.media() instanceof MediaReference.Missing
              || clip.media() instanceof MediaReference.Generator
          ? new Content.Empty()
          : new Content.OfShot(new Shot(clip, start, backwards));
    }
    Nest nest = (Nest) item;
    Pace pace = Pace.of(nest.source(), nest.speed());
    return new Content.OfNest(new Layers(nest.tracks(), backwards != pace.isReversed()), pace);
  }

  Track track() {
    return track;
  }

  List<Placed> items() {
    return items;
  }

  /** The transition before item {@code index}; {@code items().size()} asks for the last one. */
  Optional<Join> head(int index) {
    return heads.get(index);
  }

  /** Where the track's own trim begins, in the time of its items. */
  ExactTime trimStart() {
    return trimStart;
  }

  ExactTime length() {
    return length;
  }

  /** What is seen of this track. */
  Look look(Moment outer) {
    ExactTime middle = outer.middle();
    if (middle.sign() <= 0 || middle.compareTo(length) > 0) {
      return Look.Nothing.NOTHING;
    }
    Moment moment = new Moment(outer.begin().plus(trimStart), outer.half());
    middle = moment.middle();
    int index = indexAt(middle);
    Optional<Join> head = index < 0 ? Optional.empty() : heads.get(index);
    if (head.isPresent() && middle.compareTo(head.get().end()) <= 0) {
      return joined(index - 1, index, head.get(), moment);
    }
    Optional<Join> tail = index < 0 ? Optional.empty() : heads.get(index + 1);
    if (tail.isPresent() && middle.compareTo(tail.get().begin()) > 0) {
      return joined(index, index + 1, tail.get(), moment);
    }
    return index < 0 ? beyond(moment) : look(index, moment, false);
  }

  /** After the last item a fade may still run, or its sound. */
  private Look beyond(Moment moment) {
    Optional<Join> last = heads.get(items.size());
    return last.isPresent() && moment.middle().compareTo(last.get().end()) <= 0
        ? joined(items.size() - 1, items.size(), last.get(), moment)
        : Look.Nothing.NOTHING;
  }

  private Look joined(int before, int after, Join join, Moment moment) {
    ExactTime whole = join.end().minus(join.begin());
    int weight =
        whole.sign() <= 0
            ? Look.FULL
            : (int)
                Math.round(Look.FULL * moment.middle().minus(join.begin()).over(whole).toDouble());
    return Look.mix(look(before, moment, true), look(after, moment, true), weight);
  }

  private Look look(int index, Moment moment, boolean handle) {
    if (index < 0 || index >= items.size()) {
      return Look.Nothing.NOTHING;
    }
    Placed placed = items.get(index);
    if (placed.content() instanceof Content.OfShot shot) {
      return new Look.Picture(shot.shot(), moment.begin(), handle);
    }
    if (placed.content() instanceof Content.OfNest nest) {
      return nest.layers().look(nest.pace().at(moment, placed.start()));
    }
    return Look.Nothing.NOTHING;
  }

  /** The item that is on at {@code middle}, or -1. */
  private int indexAt(ExactTime middle) {
    int low = 0;
    int high = items.size() - 1;
    while (low <= high) {
      int probe = (low + high) >>> 1;
      Placed placed = items.get(probe);
      if (middle.compareTo(placed.start()) <= 0) {
        high = probe - 1;
      } else if (middle.compareTo(placed.end()) > 0) {
        low = probe + 1;
      } else {
        return probe;
      }
    }
    return -1;
  }
}
