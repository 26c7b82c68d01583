package org.raccord.model.timeline;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a track in order. Where each of them lies is worked out once, when it is first
 * asked, so that a timeline of a hundred thousand clips is searched in time that grows with it.
 */
final class ElementLine extends AbstractList<Element> implements RandomAccess {

  private final List<Element> elements;
  private volatile @Nullable LinePlaces places;

  private ElementLine(List<Element> elements) {
    this.elements = elements;
  }

  static ElementLine of(List<Element> elements) {
    return elements instanceof ElementLine line ? line : new ElementLine(List.copyOf(elements));
  }

  static ElementLine of(Track track) {
    return of(track.elements());
  }

  @Override
  public Element get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ElementLine line
        ? elements.equals(line.elements)
        : elements.equals(other);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  LinePlaces places() {
    LinePlaces known = places;
    if (known == null) {
      known = LinePlaces.of(elements);
      places = known;
    }
    return known;
  }

  /** Where an element, or the place after the last, lies from the track's own zero. */
  ExactTime start(int index) {
    return places().start(index);
  }

  /** The index of the first element that starts at {@code at} or later; the size if none does. */
  int firstFrom(ExactTime at) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle).compareTo(at) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The index of the item that holds {@code at}, or the first after it; the size if none is. */
  int holding(ExactTime at) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle + 1).compareTo(at) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The last item with a length before {@code index}; -1 if there is none. */
  int lastBefore(int index) {
    int i = index - 1;
    while (i >= 0 && !(elements.get(i) instanceof Item item && item.duration().frame() > 0)) {
      i--;
    }
    return i;
  }

  /** The last item before {@code index} that can show a picture; -1 if there is none. */
  int lastShownBefore(int index) {
    int[] shown = places().shown();
    int at = Arrays.binarySearch(shown, index);
    int last = (at < 0 ? -at - 1 : at) - 1;
    return last < 0 ? -1 : shown[last];
  }

  /** The first item from {@code index} on that can show a picture; the size if there is none. */
  int firstShownFrom(int index) {
    int[] shown = places().shown();
    int at = Arrays.binarySearch(shown, index);
    int first = at < 0 ? -at - 1 : at;
    return first == shown.length ? size() : shown[first];
  }
}
