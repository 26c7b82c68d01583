package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.time.FrameTime;

/**
 * Moves what starts at or after an edge on the tracks beside an extended clip. What spans the edge
 * stays and is remarked on. Sound of the clip that ends (or starts) with it gets a remainder of its
 * own, so that the take brings sound as well.
 *
 * @param timeline before the extend
 * @param clip the clip that is made longer
 * @param edge its old edge in record time
 * @param length by how much
 * @param end which edge
 * @param slotId the slot's id
 * @param remarks gets a sentence for each item that stays
 */
record Ripple(
    Timeline timeline,
    Clip clip,
    ExactTime edge,
    FrameTime length,
    End end,
    String slotId,
    List<String> remarks) {

  /** The elements of track {@code index} after the move. */
  List<Element> moved(int index) throws EditException {
    Track track = timeline.tracks().get(index);
    String name = Timelines.trackAddress(timeline.tracks(), index);
    ExactTime at = edge.minus(TrackTimes.start(timeline, ItemPath.of(index, 0)));
    List<Element> elements = new ArrayList<>(track.elements());
    ElementLine line = ElementLine.of(track);
    int first = elements.size();
    for (int i = elements.size() - 1; i >= 0; i--) {
      if (elements.get(i) instanceof Item && line.start(i).compareTo(at) >= 0) {
        first = i;
      }
    }
    int last = previous(elements, first);
    boolean isSound = ProductionSound.mayBe(track);
    ExactTime lastEnd =
        last < 0 ? ExactTime.ZERO : line.start(last).plus(((Item) elements.get(last)).duration());
    if (last >= 0
        && lastEnd.compareTo(at) > 0
        && elements.get(last) instanceof Gap gap
        && gap.slot().isEmpty()) {
      if (first < elements.size()) {
        elements.set(last, gap.longerBy(length));
      }
      return elements;
    }
    if (last >= 0 && lastEnd.compareTo(at) > 0) {
      remarks.add(
          "\""
              + elements.get(last).name()
              + "\" on "
              + name
              + " spans the edit point and stays where it is.");
    }
    if (isSound
        && end == End.TAIL
        && last >= 0
        && lastEnd.equals(at)
        && isOurs(elements.get(last))) {
      elements.add(last + 1, remainder((Clip) elements.get(last)));
    } else if (isSound
        && end == End.HEAD
        && first < elements.size()
        && line.start(first).equals(at)
        && isOurs(elements.get(first))) {
      elements.add(first, remainder((Clip) elements.get(first)));
    } else if (first < elements.size()) {
      gap(elements, last, first, name);
    }
    return elements;
  }

  private Clip remainder(Clip sound) {
    return ExtendEdits.remainder(sound, length, end, slotId);
  }

  private void gap(List<Element> elements, int last, int first, String name) throws EditException {
    if (last >= 0
        && last == first - 1
        && elements.get(last) instanceof Gap gap
        && gap.slot().isEmpty()) {
      elements.set(last, gap.longerBy(length));
    } else if (first > 0 && elements.get(first - 1) instanceof Transition transition) {
      boolean fits = transition.inOffset().compareTo(length) <= 0;
      if (!fits && transition.outOffset().compareTo(length) > 0) {
        throw new EditException(
            "The transition \""
                + transition.name()
                + "\" on "
                + name
                + " is longer than the extension; extend by more, or remove it first.");
      }
      elements.add(fits ? first - 1 : first, Gap.of(length));
      remarks.add("The transition \"" + transition.name() + "\" on " + name + " is a fade now.");
    } else {
      elements.add(first, Gap.of(length));
    }
  }

  private boolean isOurs(Element element) {
    return element instanceof Clip sound && ProductionSound.goWith(sound, clip);
  }

  private static int previous(List<Element> elements, int first) {
    for (int i = first - 1; i >= 0; i--) {
      if (elements.get(i) instanceof Item) {
        return i;
      }
    }
    return -1;
  }
}
