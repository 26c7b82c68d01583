package org.raccord.model.timeline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Where the elements of a track lie and what they count in. */
final class LinePlaces {

  /** Frames before each element where all count at one rate, which most tracks do. */
  private final long[] frames;

  /** Where they do not: the exact times. */
  private final ExactTime[] times;

  private final Optional<Rate> one;
  private final int[] numbers;
  private final int[] shown;
  private final int firstPicture;
  private final int lastPicture;
  private final Set<Rate> rates;
  private final Optional<Rate> most;

  static LinePlaces of(List<Element> elements) {
    return new LinePlaces(elements);
  }

  private LinePlaces(List<Element> elements) {
    int n = elements.size();
    numbers = new int[n + 1];
    Map<Rate, Integer> votes = new LinkedHashMap<>();
    int first = n;
    int last = -1;
    int candidates = 0;
    int[] found = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i + 1] = numbers[i];
      if (elements.get(i) instanceof Item item) {
        numbers[i + 1]++;
        vote(item, votes);
        if (item.enabled() && !(item instanceof Gap)) {
          first = Math.min(first, i);
          last = i;
          if (canShow(item)) {
            found[candidates++] = i;
          }
        }
      }
    }
    shown = Arrays.copyOf(found, candidates);
    firstPicture = first;
    lastPicture = last;
    rates = new LinkedHashSet<>(votes.keySet());
    most = most(votes);
    Optional<Rate> single = rates.size() == 1 ? rates.stream().findFirst() : Optional.empty();
    Optional<long[]> counted = single.flatMap(rate -> counted(elements));
    one = counted.isPresent() ? single : Optional.empty();
    frames = counted.orElse(new long[0]);
    times = counted.isPresent() ? new ExactTime[0] : exact(elements);
  }

  /**
   * Clips before gaps; rates of stills and of sound samples count only where there are no others.
   */
  private static void vote(Item item, Map<Rate, Integer> votes) {
    Rate rate = item.duration().rate();
    boolean usual = rate.toDouble() > 5 && rate.toDouble() < 1000;
    votes.merge(rate, usual ? (item instanceof Gap ? 1000 : 1_000_000) : 1, Integer::sum);
  }

  private static Optional<Rate> most(Map<Rate, Integer> votes) {
    Optional<Map.Entry<Rate, Integer>> most = Optional.empty();
    for (Map.Entry<Rate, Integer> each : votes.entrySet()) {
      if (most.isEmpty() || each.getValue() > most.get().getValue()) {
        most = Optional.of(each);
      }
    }
    return most.map(Map.Entry::getKey);
  }

  private static boolean canShow(Item item) {
    if (item.duration().frame() == 0) {
      return false;
    }
    if (item instanceof Clip clip) {
      return !(clip.media() instanceof MediaReference.Missing
          || clip.media() instanceof MediaReference.Generator);
    }
    return item instanceof Nest nest && nest.speed() == 1;
  }

  /** Empty where the sum does not fit. */
  private static Optional<long[]> counted(List<Element> elements) {
    long[] sums = new long[elements.size() + 1];
    for (int i = 0; i < elements.size(); i++) {
      long length = elements.get(i) instanceof Item item ? item.duration().frame() : 0;
      sums[i + 1] = sums[i] + length;
      if (sums[i + 1] < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(sums);
  }

  private static ExactTime[] exact(List<Element> elements) {
    ExactTime[] starts = new ExactTime[elements.size() + 1];
    ExactTime at = ExactTime.ZERO;
    starts[0] = at;
    for (int i = 0; i < elements.size(); i++) {
      at = elements.get(i) instanceof Item item ? at.plus(item.duration()) : at;
      starts[i + 1] = at;
    }
    return starts;
  }

  ExactTime start(int index) {
    return one.isPresent() ? ExactTime.of(FrameTime.of(frames[index], one.get())) : times[index];
  }

  /** How many items stand before {@code index}. */
  int itemsBefore(int index) {
    return numbers[index];
  }

  /** Items that can stand beside a slot, in order. */
  int[] shown() {
    return shown;
  }

  /** Whether an item with a picture stands before {@code index}. */
  boolean isPictureBefore(int index) {
    return firstPicture < index;
  }

  /** Whether an item with a picture stands after {@code index}. */
  boolean isPictureAfter(int index) {
    return lastPicture > index;
  }

  /** Whether some item counts at {@code rate}. */
  boolean hasRate(Rate rate) {
    return rates.contains(rate);
  }

  /** The rate of most items. */
  Optional<Rate> rate() {
    return most;
  }
}
